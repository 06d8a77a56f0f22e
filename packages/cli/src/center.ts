import { access } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { connect, type ContactCenter } from '@cordboard/core/fp';
import { failure } from '@cordboard/core/provider';
import type { Adapter } from '@cordboard/core';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as T from 'fp-ts/lib/Task.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';
import { adaptersIn } from './adapters.js';
import { failed, type Failure } from './exit.js';
import { parseJson } from './files/json-text.js';
import { readTextFile } from './files/read-text.js';
import type { Session } from './session.js';

/** A configuration, and where the adapters it names are looked for. */
export interface Configured {
  readonly config: unknown;
  /** The folders whose `node_modules` are searched, before what was installed with this program. */
  readonly projects: readonly string[];
}

const fileHere = 'cordboard.json';

const exists = (path: string): T.Task<boolean> =>
  pipe(
    TE.tryCatch(
      () => access(path),
      () => undefined,
    ),
    TE.match(
      () => false,
      () => true,
    ),
  );

const misconfigured = (sentence: string): Failure =>
  failed(failure('Misconfigured', `--config: ${sentence}`));

const readFile = (session: Session, path: string): TE.TaskEither<Failure, Configured> =>
  pipe(
    readTextFile(session, path, misconfigured),
    TE.chainEitherK((text) =>
      pipe(
        parseJson(text),
        E.mapLeft((mistake) => misconfigured(`${path} ${mistake}`)),
      ),
    ),
    TE.map((config) => ({
      config,
      projects: [...new Set([dirname(resolve(session.io.cwd, path)), session.io.cwd])],
    })),
  );

/**
 * The default provider: all in memory, nothing is kept. It is the one of this program, never one in the
 * working directory: code from there runs only for a provider that was named.
 */
const unconfigured = ({ io, flags, note }: Session): Configured => {
  if (flags.provider !== undefined) return { config: {}, projects: [io.cwd] };
  note(`no --config and no ${fileHere} here: using the provider memory, which keeps nothing`);
  return { config: { provider: 'memory' }, projects: [] };
};

const readConfig = (session: Session): TE.TaskEither<Failure, Configured> => {
  const { config } = session.flags;
  if (config !== undefined) return readFile(session, config);
  return pipe(
    exists(join(session.io.cwd, fileHere)),
    T.chain((found) => (found ? readFile(session, fileHere) : TE.right(unconfigured(session)))),
  );
};

/** `--provider` goes before what the file says. */
const choosing =
  (provider: string | undefined) =>
  ({ config, projects }: Configured): Configured => ({
    config: provider !== undefined && t.UnknownRecord.is(config) ? { ...config, provider } : config,
    projects,
  });

/** Connects with a configuration, uses the center, and always closes it. */
export const lendCenter = <A>(
  session: Session,
  configured: TE.TaskEither<Failure, Configured>,
  use: (center: ContactCenter) => TE.TaskEither<Failure, A>,
): TE.TaskEither<Failure, A> =>
  TE.bracket(
    pipe(
      configured,
      TE.chain(({ config, projects }) =>
        pipe(
          connect(config, { adapters: adaptersIn(projects), environment: session.io.env }),
          TE.mapLeft(failed),
        ),
      ),
    ),
    use,
    (center) =>
      pipe(
        center.close(),
        TE.match(
          ({ message }) => {
            session.note(`the session was not closed properly: ${message}`);
          },
          () => undefined,
        ),
        TE.rightTask,
      ),
  );

const hasSettings = (config: unknown, provider: string): boolean =>
  t.UnknownRecord.is(config) &&
  t.UnknownRecord.is(config.providers) &&
  Object.hasOwn(config.providers, provider);

/** The adapter of the provider in use, where the configuration has no settings for it. */
export const unconfiguredAdapter = (session: Session): TE.TaskEither<Failure, Adapter | undefined> =>
  pipe(
    readConfig(session),
    TE.map(choosing(session.flags.provider)),
    TE.chain(({ config, projects }) => {
      const provider = t.UnknownRecord.is(config) ? config.provider : undefined;
      return typeof provider !== 'string' || hasSettings(config, provider)
        ? TE.right(undefined)
        : pipe(adaptersIn(projects)(provider), TE.mapLeft(failed));
    }),
  );

/** Uses a center that is connected by the options and files. */
export const withCenter = <A>(
  session: Session,
  use: (center: ContactCenter) => TE.TaskEither<Failure, A>,
): TE.TaskEither<Failure, A> =>
  lendCenter(session, pipe(readConfig(session), TE.map(choosing(session.flags.provider))), use);
