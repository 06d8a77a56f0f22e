import * as E from 'fp-ts/lib/Either.js';
import { flow, pipe } from 'fp-ts/lib/function.js';
import * as T from 'fp-ts/lib/Task.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { describeProblems, type Problem } from '../codec/report.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import type { ContactCenter } from '../provider/define-provider.js';
import { accountInWords } from '../provider/named.js';
import { allNames, givenAs, readAccount, type ReadAccount } from './accounts.js';
import { readFrom } from './connect.js';
import { connectAccount, type CommonOptions } from './connect-account.js';
import type { Config } from './config.js';
import type { Environment } from './environment.js';
import { misconfigured } from './misconfigured.js';

/** How to connect to several accounts. */
export interface ConnectAllOptions<A extends string = string> extends CommonOptions {
  /** The accounts to connect to, keys of `providers`. Default: all of them. */
  readonly accounts?: readonly A[] | undefined;
}

/** Centers by the names of their accounts. */
export type Centers<A extends string> = Readonly<Record<A, ContactCenter>>;

/** Reads the accounts that are asked for, each once, or all of them; what is wrong with one says nothing of another. */
const readAll =
  (accounts: readonly string[] | undefined) =>
  (config: Config, environment: Environment): readonly E.Either<ContactCenterError, ReadAccount>[] => {
    const names =
      accounts === undefined
        ? allNames(config, environment)
        : [...new Set(accounts)].map((name) =>
            E.right(givenAs(`accounts[${String(accounts.indexOf(name))}]`, name)),
          );
    return names.map((given) =>
      pipe(
        given,
        E.chain((name) => readAccount(config, name, environment)),
        E.mapLeft(misconfigured),
      ),
    );
  };

const accountOf = ({ account, provider }: ContactCenterError): string =>
  account === undefined || provider === undefined ? '' : accountInWords({ account, provider });

/** The problems of an error, with the account. Those of a configuration have it in their paths. */
const problemsOf = (error: ContactCenterError): readonly Problem[] => {
  const { kind, problems, message } = error;
  if (problems.length === 0) return [{ path: accountOf(error), message }];
  if (kind === 'Misconfigured') return problems;
  return problems.map((problem) => ({ ...problem, path: `${accountOf(error)} ${problem.path}` }));
};

/** The mistakes of all accounts as one error. */
const together = (first: ContactCenterError, others: readonly ContactCenterError[]): ContactCenterError => {
  if (others.length === 0) return first;
  const errors = [first, ...others];
  // What is wrong for each of them, such as a name in `requires`, is told once.
  const told = new Set<string>();
  const problems = errors.flatMap(problemsOf).filter(({ path, message }) => {
    const key = JSON.stringify([path, message]);
    return !told.has(key) && told.add(key);
  });
  if (errors.some(({ kind }) => kind === 'Misconfigured')) return misconfigured(problems);
  return failure(first.kind, `not every account can be connected: ${describeProblems(problems)}`, {
    problems,
  });
};

/** Whether each of the accounts has its center. */
export const isOfAll = <A extends string, C>(
  centers: Readonly<Record<string, C>>,
  accounts: readonly A[],
): centers is Readonly<Record<A, C>> => accounts.every((account) => Object.hasOwn(centers, account));

/** A bug of ours: the centers are those of the accounts. */
export const lost = failure('Internal', 'an account is missing among the centers (a bug)');

/** The centers by account, or one error; what was connected is closed then. */
const allOrNothing =
  <A extends string>(accounts: readonly A[]) =>
  (
    attempts: readonly E.Either<ContactCenterError, ContactCenter>[],
  ): TE.TaskEither<ContactCenterError, Centers<A>> => {
    const [first, ...others] = attempts.flatMap(
      E.match(
        (error) => [error],
        () => [],
      ),
    );
    const centers = attempts.flatMap(
      E.match(
        () => [],
        (center) => [center],
      ),
    );
    const byAccount = Object.fromEntries(centers.map((center) => [center.account, center]));
    if (first === undefined) return isOfAll(byAccount, accounts) ? TE.right(byAccount) : TE.left(lost);
    return pipe(
      centers,
      T.traverseSeqArray((center) => center.close()),
      T.map(() => E.left(together(first, others))),
    );
  };

/**
 * Connects to several accounts of a configuration, an object or the path of a JSON file: those of `options.accounts`, or
 * every entry of `providers`. All or none: the mistakes of all accounts are one error, `Misconfigured` where one of them
 * is. Nothing is sent to the vendors yet.
 */
export const connectAll = <A extends string = string>(
  config: unknown,
  options: ConnectAllOptions<A> = {},
): TE.TaskEither<ContactCenterError, Centers<NoInfer<A>>> =>
  pipe(
    readFrom(config, options, flow(readAll(options.accounts), E.right)),
    TE.chainTaskK(
      T.traverseSeqArray((read) =>
        pipe(
          TE.fromEither(read),
          TE.chain((account) => connectAccount(account, options)),
        ),
      ),
    ),
    TE.chain(allOrNothing(options.accounts ?? [])),
  );
