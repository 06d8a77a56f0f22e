import { connectAll, type ContactCenter } from '@cordboard/core';
import * as E from 'fp-ts/lib/Either.js';
import { flow, pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { adaptersIn } from '../adapters.js';
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
