import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { connect, readConfigFile, type Connected, type ContactCenterError } from '@cordboard/core';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as T from 'fp-ts/lib/Task.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';
import { adaptersAround } from './adapters.js';
import { failed, type Failure } from './exit.js';
import type { Session } from './session.js';

const fileHere = 'cordboard.json';

/** The provider when nothing says otherwise: all in memory, nothing is kept. */
const defaultConfig = { provider: 'memory' };

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

const readConfig = ({ io, flags, note }: Session): TE.TaskEither<ContactCenterError, unknown> => {
  if (flags.config !== undefined) return readConfigFile(resolve(io.cwd, flags.config));
  const path = join(io.cwd, fileHere);
  return pipe(
    exists(path),
    T.chain((found) => {
      if (found) return readConfigFile(path);
      if (flags.provider === undefined) {
        note(`no --config and no ${fileHere} here: using the provider memory, which keeps nothing`);
      }
      return TE.right(defaultConfig);
    }),
  );
};

/** `--provider` goes before what the file says. */
const choosing =
  (provider: string | undefined) =>
  (config: unknown): unknown =>
    provider !== undefined && t.UnknownRecord.is(config) ? { ...config, provider } : config;

/** Connects with a configuration, lends the center, and closes it whatever happened. */
export const lendCenter = <A>(
  session: Session,
  config: TE.TaskEither<ContactCenterError, unknown>,
  use: (center: Connected) => TE.TaskEither<Failure, A>,
): TE.TaskEither<Failure, A> =>
  TE.bracket(
    pipe(
      config,
      TE.chain((found) =>
        connect(found, { adapters: adaptersAround(session.io.cwd), environment: session.io.env }),
      ),
      TE.mapLeft(failed),
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

/** Lends a center connected as the options and files say. */
export const withCenter = <A>(
  session: Session,
  use: (center: Connected) => TE.TaskEither<Failure, A>,
): TE.TaskEither<Failure, A> =>
  lendCenter(session, pipe(readConfig(session), TE.map(choosing(session.flags.provider))), use);
