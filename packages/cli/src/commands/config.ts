import { accountsIn, type Adapter } from '@cordboard/core';
import { connectAll, type ContactCenter } from '@cordboard/core/fp';
import { configSchema } from '@cordboard/core/schema';
import * as E from 'fp-ts/lib/Either.js';
import { flow, pipe } from 'fp-ts/lib/function.js';
import * as RA from 'fp-ts/lib/ReadonlyArray.js';
import * as T from 'fp-ts/lib/Task.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { adaptersIn, knownProviders } from '../adapters.js';
import { accountsAt, byFlag, findConfig, type Configured } from '../center.js';
import { exitCodes, failed, usage, type ExitCode, type Failure } from '../exit.js';
import { asJson, asTexts } from '../output/result.js';
import type { Session } from '../session.js';

const noFile = usage('there is no cordboard.json here: name the configuration with --config');

const noneThere = usage('--provider names the provider of no account in the configuration');

/** The accounts that the flags choose. `undefined`: all of the configuration. */
const chosen = (session: Session, config: unknown): E.Either<Failure, readonly string[] | undefined> => {
  const { account, provider } = session.flags;
  if (provider === undefined) return E.right(account === undefined ? undefined : [account]);
  const accounts = accountsAt(session, config, provider);
  return accounts.length === 0 ? E.left(noneThere) : E.right(accounts);
};

const connectChosen = (
  session: Session,
  { config, projects }: Configured,
): TE.TaskEither<Failure, readonly ContactCenter[]> =>
  pipe(
    TE.fromEither(chosen(session, config)),
    TE.chain((accounts) =>
      pipe(
        connectAll(config, { accounts, adapters: adaptersIn(projects), environment: session.io.env }),
        TE.bimap(flow(byFlag(session), failed), (centers) => Object.values(centers)),
      ),
    ),
  );

const asAccounts = (session: Session, centers: readonly ContactCenter[]): string => {
  const accounts = centers.map(({ account, provider }) => ({ account, provider }));
  return session.flags.json === true
    ? asJson(accounts)
    : asTexts(
        session,
        ['account', 'provider'],
        accounts.map(({ account, provider }) => [account, provider]),
      );
};

/** Tells every mistake in the configuration, or else the accounts in it. Sends nothing. */
export const runConfigCheck = (session: Session): TE.TaskEither<Failure, ExitCode> =>
  pipe(
    findConfig(session),
    TE.chain(TE.fromNullable(noFile)),
    TE.chain((configured) =>
      TE.bracket(
        connectChosen(session, configured),
        (centers) => session.print(asAccounts(session, centers)),
        flow(
          TE.traverseArray((center) => TE.mapLeft(failed)(center.close())),
          TE.map(() => undefined),
        ),
      ),
    ),
    TE.map(() => exitCodes.done),
  );

/** The providers whose adapters may be imported: those of this project, and those that the configuration names. */
const providersFor = ({ io }: Session, config: unknown): readonly string[] => [
  ...new Set([...knownProviders, ...accountsIn(config, io.env).map(({ provider }) => provider)]),
];

const installed = (
  session: Session,
  { config, projects }: Configured,
): TE.TaskEither<Failure, readonly Adapter[]> =>
  pipe(
    providersFor(session, config),
    T.traverseSeqArray(adaptersIn(projects)),
    T.map(RA.rights),
    TE.fromTask,
  );

/** Prints the JSON Schema of the configuration file. No adapter is imported that is neither known nor named in it. */
export const runConfigSchema = (session: Session): TE.TaskEither<Failure, ExitCode> =>
  pipe(
    findConfig(session),
    TE.chain((found) => installed(session, found ?? { config: {}, projects: [session.io.cwd] })),
    TE.chain((adapters) => session.print(asJson(configSchema(adapters)))),
    TE.map(() => exitCodes.done),
  );
