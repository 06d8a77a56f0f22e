import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Problem } from '../codec/report.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import type { OperationName } from '../ports/registry.js';
import type { ContactCenter } from '../provider/define-provider.js';
import type { Runtime } from '../context/runtime.js';
import type { Store } from '../store/store.js';
import type { ReadAccount } from './accounts.js';
import type { Adapter } from './adapter.js';
import type { Environment } from './environment.js';
import { findAdapter, type Finding } from './find-adapter.js';
import { misconfigured } from './misconfigured.js';
import { refuseMissing } from './requires.js';

/** How to connect, to one account or to several. */
export interface CommonOptions extends Finding {
  /** Operations that the program needs: a provider that lacks one is refused at once. */
  readonly requires?: readonly OperationName[] | undefined;
  /** Where `${NAME}` in the configuration is looked up. Default `process.env`. */
  readonly environment?: Environment | undefined;
  /** Shares tokens, sessions and rates with the other processes of the account: short for `runtime.store`. */
  readonly store?: Store | undefined;
}

const underAccount = (account: string, { path, message }: Problem): Problem => ({
  path: ['providers', account, path].filter((part) => part !== '').join('.'),
  message,
});

/** Reports a missing variable once, not again as the empty setting that it causes. */
const allProblems = (adapter: Adapter, read: ReadAccount, runtime: Partial<Runtime>): readonly Problem[] => {
  const inSettings = adapter
    .problemsIn(read.settings, runtime)
    .map((problem) => underAccount(read.account, problem))
    .filter(({ path }) => !read.problems.some((unset) => unset.path === path));
  return [...read.problems, ...inSettings];
};

const createCenter = (
  adapter: Adapter,
  read: ReadAccount,
  { runtime: given = {}, store = given.store }: CommonOptions,
): E.Either<ContactCenterError, ContactCenter> => {
  const { account } = read;
  const runtime = { ...given, store, account };
  const problems = allProblems(adapter, read, runtime);
  return problems.length > 0
    ? E.left(misconfigured(problems).with({ account, provider: adapter.provider }))
    : adapter.create(read.settings, runtime);
};

/** Connects to one account. Nothing is sent yet. */
export const connectAccount = (
  read: ReadAccount,
  options: CommonOptions,
): TE.TaskEither<ContactCenterError, ContactCenter> =>
  pipe(
    findAdapter(read.adapter, options),
    TE.chainEitherK((adapter) => createCenter(adapter, read, options)),
    TE.chainEitherK(refuseMissing(options.requires ?? [])),
  );
