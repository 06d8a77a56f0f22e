import { access } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { accountsIn, type Adapter, type ContactCenterError } from '@cordboard/core';
import { connect, type ContactCenter } from '@cordboard/core/fp';
import { failure } from '@cordboard/core/provider';
import { describeProblems } from '@cordboard/core/schema';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as T from 'fp-ts/lib/Task.js';
import { flow, pipe } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';
import { adaptersIn } from './adapters.js';
import { failed, usage, type Failure } from './exit.js';
import { parseJson } from './files/json-text.js';
import { readTextFile } from './files/read-text.js';
import type { Flags } from './flags.js';
import type { Session } from './session.js';

/** A configuration, and where the adapters it names are looked for. */
export interface Configured {
  readonly config: unknown;
  /** The account to use. Absent: the one that the configuration names. */
  readonly account?: string | undefined;
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

/** The configuration that `--config` names, or the one in the working directory; `undefined` when there is neither. */
export const findConfig = (session: Session): TE.TaskEither<Failure, Configured | undefined> => {
  const { config } = session.flags;
  if (config !== undefined) return readFile(session, config);
  return pipe(
    exists(join(session.io.cwd, fileHere)),
    T.chain((found): TE.TaskEither<Failure, Configured | undefined> =>
      found ? readFile(session, fileHere) : TE.right(undefined),
    ),
  );
};

const entriesIn = (config: unknown): Readonly<Record<string, unknown>> =>
  t.UnknownRecord.is(config) && t.UnknownRecord.is(config.providers) ? config.providers : {};

/** The accounts that the configuration has at a provider. */
export const accountsAt = (session: Session, config: unknown, provider: string): readonly string[] =>
  accountsIn(config, session.io.env)
    .filter((at) => at.provider === provider && Object.hasOwn(entriesIn(config), at.account))
    .map(({ account }) => account);

/** `--account` and `--provider` go before what the file says. */
const choosing =
  (session: Session) =>
  (configured: Configured): E.Either<Failure, Configured> => {
    const { account, provider } = session.flags;
    if (provider === undefined) return E.right({ ...configured, account });
    if (account !== undefined) return E.left(usage('--account and --provider: give one of them'));
    const [only, ...others] = accountsAt(session, configured.config, provider);
    if (only === undefined) return E.right({ ...configured, config: { provider } });
    const names = [only, ...others].join(', ');
    return others.length === 0
      ? E.right({ ...configured, account: only })
      : E.left(usage(`--provider fits several accounts (${names}): name one of them with --account`));
  };

const choose = (session: Session): TE.TaskEither<Failure, Configured> =>
  pipe(
    findConfig(session),
    TE.map((found) => found ?? unconfigured(session)),
    TE.chainEitherK(choosing(session)),
  );

const flagOf = (path: string, { provider }: Flags): string => {
  if (path === 'provider' && provider !== undefined) return '--provider';
  return /^account(s\[\d+\])?$/.test(path) ? '--account' : path;
};

/** Tells what is wrong with a name by the flag that gave it. */
export const byFlag =
  ({ flags }: Session) =>
  (error: ContactCenterError): ContactCenterError => {
    const problems = error.problems.map(({ path, message }) => ({ path: flagOf(path, flags), message }));
    const message = error.message.replace(describeProblems(error.problems), () => describeProblems(problems));
    return error.with({ message, problems });
  };

/** Connects with a configuration, uses the center, and always closes it. */
export const lendCenter = <A>(
  session: Session,
  configured: TE.TaskEither<Failure, Configured>,
  use: (center: ContactCenter) => TE.TaskEither<Failure, A>,
): TE.TaskEither<Failure, A> =>
  TE.bracket(
    pipe(
      configured,
      TE.chain(({ config, account, projects }) =>
        pipe(
          connect(config, { account, adapters: adaptersIn(projects), environment: session.io.env }),
          TE.mapLeft(flow(byFlag(session), failed)),
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

const namesAdapter = (entry: unknown): boolean =>
  t.UnknownRecord.is(entry) && Object.hasOwn(entry, 'adapter');

/**
 * The adapter of the provider in use, where the configuration has no settings for it. What is wrong with the name is
 * told on connecting.
 */
export const unconfiguredAdapter = (session: Session): TE.TaskEither<Failure, Adapter | undefined> =>
  pipe(
    choose(session),
    TE.chainTaskK(({ config, account, projects }) => {
      const name = account ?? (t.UnknownRecord.is(config) ? config.provider : undefined);
      const entries = entriesIn(config);
      if (typeof name !== 'string' || Object.hasOwn(entries, name)) return T.of(undefined);
      if (Object.values(entries).some(namesAdapter)) return T.of(undefined);
      return TE.getOrElseW(() => T.of(undefined))(adaptersIn(projects)(name));
    }),
  );

/** Uses a center that is connected by the options and files. */
export const withCenter = <A>(
  session: Session,
  use: (center: ContactCenter) => TE.TaskEither<Failure, A>,
): TE.TaskEither<Failure, A> => lendCenter(session, choose(session), use);
