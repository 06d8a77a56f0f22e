import { isDeepStrictEqual } from 'node:util';
import type { SurfaceInfo } from '@cordboard/core';
import { exactJson } from '@cordboard/core/http';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as T from 'fp-ts/lib/Task.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { callOf } from '../calls.js';
import { withCenter } from '../center.js';
import { exitCodes, failed, heeding, usage, type ExitCode, type Failure } from '../exit.js';
import { readJson } from '../input.js';
import { asJson, asTexts } from '../output/result.js';
import type { Session } from '../session.js';

/** What stands behind the command's name, as far as it was given. */
export interface Target {
  readonly surface?: string | undefined;
  readonly method?: string | undefined;
  readonly path?: string | undefined;
}

const incomplete = usage(
  'vendor: give a surface, a method and a path, such as: cordboard vendor api GET /v1/things (--help lists the surfaces)',
);

const noPair = usage('--query: expected <name>=<value>, such as --query limit=50');

/** The parameters by name; of a name that is given several times a list. */
const queryOf = (pairs: readonly string[]): E.Either<Failure, Readonly<Record<string, unknown>>> => {
  const values = new Map<string, readonly string[]>();
  for (const pair of pairs) {
    const [name = ''] = pair.split('=', 1);
    if (name === '' || name === pair) return E.left(noPair);
    values.set(name, [...(values.get(name) ?? []), pair.slice(name.length + 1)]);
  }
  return E.right(
    Object.fromEntries([...values].map(([name, all]) => [name, all.length === 1 ? all[0] : all])),
  );
};

const tooLong = usage(
  '--body holds an integer that cannot be kept exactly, so another would be sent: give it as text if the vendor takes that',
);

const bodyOf = (session: Session): TE.TaskEither<Failure, unknown> => {
  const { body } = session.flags;
  if (body === undefined) return TE.right(undefined);
  return pipe(
    readJson(session, '--body', body),
    TE.filterOrElse(
      ({ text, json }) => isDeepStrictEqual(exactJson(text), json),
      () => tooLong,
    ),
    TE.map(({ json }) => json),
  );
};

const agentOf = (session: Session): TE.TaskEither<Failure, unknown> => {
  const { agent } = session.flags;
  if (agent?.startsWith('{') !== true) return TE.right(agent === undefined ? undefined : { number: agent });
  return pipe(
    readJson(session, '--agent', agent),
    TE.map(({ json }) => json),
  );
};

const inputOf = (
  session: Session,
  { surface, method, path }: Target,
): TE.TaskEither<Failure, Readonly<Record<string, unknown>>> => {
  if (surface === undefined || method === undefined || path === undefined) return TE.left(incomplete);
  return pipe(
    TE.fromEither(queryOf(session.flags.query ?? [])),
    TE.bindTo('query'),
    TE.bind('body', () => bodyOf(session)),
    TE.bind('agent', () => agentOf(session)),
    TE.map(({ query, body, agent }) => ({
      surface,
      method: method.toUpperCase(),
      path,
      query,
      body,
      agent,
      repeat: session.flags.repeat,
    })),
  );
};

const printAnswer = (session: Session, answer: unknown): TE.TaskEither<Failure, unknown> => {
  if (answer !== undefined) return session.print(asJson(answer));
  session.note('the vendor answered without data');
  return session.flags.json === true ? session.print(asJson(null)) : TE.right(undefined);
};

const send = (session: Session, target: Target): TE.TaskEither<Failure, unknown> =>
  pipe(
    inputOf(session, target),
    TE.chain((input) =>
      withCenter(session, (center) =>
        pipe(
          callOf(center, { name: 'vendor.request', kind: 'read' }),
          TE.chain((request) => TE.mapLeft(failed)(request(input, { signal: session.signal }))),
        ),
      ),
    ),
    TE.chain((answer) => printAnswer(session, answer)),
  );

const agentNotes: Readonly<Record<SurfaceInfo['agent'], string>> = {
  required: '--agent is required',
  optional: '--agent is optional',
  none: '',
};

const surfaceRow = ([name, { agent, missingSetting }]: readonly [string, SurfaceInfo]): readonly string[] => [
  name,
  agentNotes[agent],
  missingSetting === undefined ? '' : `the configuration lacks the setting ${missingSetting}`,
];

/** The surfaces of the provider in use, or why they cannot be told. */
const surfacesText = (session: Session): T.Task<string> =>
  pipe(
    withCenter(session, ({ provider, vendor }) => {
      const rows = Object.entries(vendor.surfaces).map(surfaceRow);
      return TE.right(
        rows.length === 0
          ? `The provider ${provider} has no surface.\n`
          : `Surfaces of ${provider}:\n${asTexts(session, ['surface', 'agent', 'note'], rows)}`,
      );
    }),
    TE.getOrElse(({ error }) =>
      T.of(`Surfaces: those of the provider, which cannot be told: ${error.message}\n`),
    ),
  );

const printHelp = (session: Session, help: () => string): TE.TaskEither<Failure, unknown> =>
  pipe(
    TE.fromTask(surfacesText(session)),
    TE.chain((surfaces) => session.print(`${help()}\n${surfaces}`)),
  );

/** Sends a request to one of the vendor's own endpoints and prints the data of the reply, as JSON. */
export const runVendor =
  (target: Target, help: () => string) =>
  (session: Session): TE.TaskEither<Failure, ExitCode> =>
    heeding(session.io.interrupt)(
      pipe(
        session.flags.help === true ? printHelp(session, help) : send(session, target),
        TE.map(() => exitCodes.done),
      ),
    );
