import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';
import type { Problem } from '../codec/report.js';
import { text } from '../codec/scalars.js';
import type { AccountAt } from '../provider/named.js';
import { didYouMean } from '../foundation/did-you-mean.js';
import { readConfig, type Config } from './config.js';
import { fillEnvironment, type Environment } from './environment.js';

/** A name, and where it was given. */
export interface GivenName {
  readonly name: string;
  readonly path: string;
  /** Whether it comes from the environment; then it is never printed: a variable may hold anything, a secret too. */
  readonly isFilled: boolean;
}

/** A name that code or a key of the configuration gives. */
export const givenAs = (path: string, name: string): GivenName => ({ name, path, isFilled: false });

/** An account of a configuration: its adapter's name and its settings. */
export interface ReadAccount {
  readonly account: string;
  readonly adapter: GivenName;
  /** As plain data. */
  readonly settings: unknown;
  /** Variables that are not set and values that cannot be read. */
  readonly problems: readonly Problem[];
}

/** What is read, or every mistake in it. */
export type Found<A> = E.Either<readonly Problem[], A>;

const problem = (path: string, message: string): E.Either<readonly Problem[], never> =>
  E.left([{ path, message }]);

const namesAdapter = (entry: unknown): entry is Readonly<Record<string, unknown>> =>
  t.UnknownRecord.is(entry) && Object.hasOwn(entry, 'adapter');

// It stands in paths, in messages and on command lines.
const isAccountName = (name: string): boolean => /^[A-Za-z][\w-]{0,39}$/.test(name);

/** The name that the configuration itself gives, as `provider`. */
export const nameInUse = ({ provider }: Config, environment: Environment): Found<GivenName> => {
  const path = 'provider';
  if (provider === undefined) return problem(path, 'is missing: name the account to use, a key of providers');
  const { value, problems } = fillEnvironment(provider, environment, path);
  return problems.length > 0
    ? E.left(problems)
    : E.right({ name: String(value), path, isFilled: value !== provider });
};

/** Every account: the entries of `providers`, and the one in use, which needs no entry where its adapter needs no settings. */
export const allNames = (config: Config, environment: Environment): readonly Found<GivenName>[] => {
  const { provider, providers = {} } = config;
  const entries = Object.keys(providers).map((name) => E.right(givenAs(`providers.${name}`, name)));
  if (provider === undefined) return entries;
  const inUse = nameInUse(config, environment);
  return E.isRight(inUse) && Object.hasOwn(providers, inUse.right.name) ? entries : [...entries, inUse];
};

const notThere = ({ name, path, isFilled }: GivenName, names: readonly string[]): Found<never> =>
  problem(
    path,
    isFilled
      ? 'is filled in from an environment variable, which names no account in providers'
      : `names no account in providers${didYouMean(name, names.filter(isAccountName))}`,
  );

const notAnAdapter = (path: string): Found<never> =>
  problem(path, 'expected the name of an adapter, such as memory');

const AdapterName = text(64);

const readNamed = (
  account: string,
  entry: Readonly<Record<string, unknown>>,
  environment: Environment,
): Found<ReadAccount> => {
  if (!isAccountName(account)) {
    return problem(
      'providers.[key]',
      'is not the name of an account: a letter, then letters, digits, - and _, 40 characters at most',
    );
  }
  const path = `providers.${account}.adapter`;
  const { value, problems } = fillEnvironment(entry, environment, `providers.${account}`);
  if (problems.some((unset) => unset.path === path)) return E.left(problems);
  const { adapter, ...settings } = t.UnknownRecord.is(value) ? value : {};
  return AdapterName.is(adapter)
    ? E.right({
        account,
        adapter: { name: adapter, path, isFilled: adapter !== entry.adapter },
        settings,
        problems,
      })
    : notAnAdapter(path);
};

/**
 * Reads one account. Where no entry names an adapter, every name is an adapter's, and one without an entry has no
 * settings.
 */
export const readAccount = (
  { providers = {} }: Config,
  given: GivenName,
  environment: Environment,
): Found<ReadAccount> => {
  const { name } = given;
  const entry = Object.hasOwn(providers, name) ? providers[name] : undefined;
  if (namesAdapter(entry)) return readNamed(name, entry, environment);
  if (entry === undefined && Object.values(providers).some(namesAdapter)) {
    return notThere(given, Object.keys(providers));
  }
  const { value, problems } = fillEnvironment(entry ?? {}, environment, `providers.${name}`);
  return E.right({ account: name, adapter: given, settings: value, problems });
};

/**
 * The accounts of a configuration, and the provider that each is at, with the environment filled in. One that cannot be
 * read is left out; connecting says why.
 */
export const accountsIn = (config: unknown, environment: Environment): readonly AccountAt[] =>
  pipe(
    readConfig(config, (decoded) =>
      E.right(
        allNames(decoded, environment)
          .map(E.chain((given) => readAccount(decoded, given, environment)))
          .flatMap((found) =>
            E.isRight(found) ? [{ account: found.right.account, provider: found.right.adapter.name }] : [],
          ),
      ),
    ),
    E.getOrElse((): readonly AccountAt[] => []),
  );
