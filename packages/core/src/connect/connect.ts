import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { describeProblems, type Problem } from '../codec/report.js';
import { readConfig, readConfigFile, type ReadConfig } from './config.js';
import type { Environment } from './environment.js';
import { failure, failureOf, type ContactCenterError } from '../errors/contact-center-error.js';
import type { OperationName } from '../ports/registry.js';
import { isServed, type Capability, type Support } from '../provider/capability.js';
import type { ContactCenter } from '../provider/define-provider.js';
import type { Runtime } from '../context/runtime.js';
import type { Store } from '../store/store.js';
import { isAdapter, type Adapter } from './adapter.js';

/** Finds the adapter of a provider; `Misconfigured` when there is none. */
export type FindAdapter = (provider: string) => TE.TaskEither<ContactCenterError, Adapter>;

/** How to connect. */
export interface ConnectOptions {
  /**
   * The adapters to choose from, or how to find one by its provider's name. Left out, the package
   * `@cordboard/<provider>` is imported.
   */
  readonly adapters?: readonly Adapter[] | FindAdapter | undefined;
  /** Operations that the program needs: a provider that lacks one is refused at once. */
  readonly requires?: readonly OperationName[] | undefined;
  /** Where `${NAME}` in the configuration is looked up. Default `process.env`. */
  readonly environment?: Environment | undefined;
  /** Parts of the runtime that replace the system's own, such as a hook for events; see {@link Runtime}. */
  readonly runtime?: Partial<Runtime> | undefined;
  /** Shares tokens, sessions and rates with the other processes of the account: short for `runtime.store`. */
  readonly store?: Store | undefined;
}

const misconfigured = (problems: readonly Problem[]): ContactCenterError =>
  failureOf('Misconfigured', 'invalid configuration', problems);

const unknownProvider = misconfigured([
  {
    path: 'provider',
    message:
      'is filled in from an environment variable, which names no adapter that is installed or was passed to connect',
  },
]);

const importAdapter = (provider: string): TE.TaskEither<ContactCenterError, Adapter> => {
  if (!/^[a-z][a-z0-9-]{0,40}$/.test(provider)) {
    return TE.left(
      misconfigured([{ path: 'provider', message: 'is not the name of an adapter (such as memory)' }]),
    );
  }
  const missing = failure(
    'Misconfigured',
    `there is no adapter for the provider ${provider}: install its package or pass the adapter to connect`,
  );
  return pipe(
    TE.tryCatch(
      async () => {
        const loaded: unknown = await import(`@cordboard/${provider}`);
        return typeof loaded === 'object' && loaded !== null
          ? Object.values(loaded).find(isAdapter)
          : undefined;
      },
      () => missing,
    ),
    TE.chain(TE.fromNullable(missing)),
  );
};

const findAdapter = (
  provider: string,
  adapters: ConnectOptions['adapters'] = importAdapter,
): TE.TaskEither<ContactCenterError, Adapter> => {
  if (typeof adapters === 'function') return adapters(provider);
  const known = adapters.map((adapter) => adapter.provider).join(', ');
  return pipe(
    adapters.find((adapter) => adapter.provider === provider),
    TE.fromNullable(
      misconfigured([
        { path: 'provider', message: `names no adapter that was passed to connect (passed: ${known})` },
      ]),
    ),
  );
};

// A variable may hold anything, a secret too: an error that quotes the name is not passed on.
const adapterOf = (
  { provider, isProviderFilled }: ReadConfig,
  adapters: ConnectOptions['adapters'],
): TE.TaskEither<ContactCenterError, Adapter> =>
  pipe(
    findAdapter(provider, adapters),
    TE.mapLeft((error) => (isProviderFilled ? unknownProvider : error)),
  );

const underProvider = (provider: string, { path, message }: Problem): Problem => ({
  path: ['providers', provider, path].filter((part) => part !== '').join('.'),
  message,
});

/** Reports a missing variable once, not again as the empty setting that it causes. */
const allProblems = (adapter: Adapter, read: ReadConfig): readonly Problem[] => {
  const inSettings = adapter
    .problemsIn(read.settings)
    .map((problem) => underProvider(read.provider, problem))
    .filter(({ path }) => !read.problems.some((unset) => unset.path === path));
  return [...read.problems, ...inSettings];
};

const runtimeOf = ({ runtime = {}, store = runtime.store }: ConnectOptions): Partial<Runtime> => ({
  ...runtime,
  store,
});

const createCenter = (
  adapter: Adapter,
  read: ReadConfig,
  runtime: Partial<Runtime>,
): E.Either<ContactCenterError, ContactCenter> => {
  const problems = allProblems(adapter, read);
  return problems.length > 0 ? E.left(misconfigured(problems)) : adapter.create(read.settings, runtime);
};

const supportInWords: Readonly<Record<Support, string>> = {
  native: 'is served',
  emulated: 'is served',
  notOffered: 'is not offered',
  notImplemented: 'is not implemented yet',
  unconfigured: 'is not configured',
};

const whyMissing = ({ support, note }: Capability): string =>
  note === undefined ? supportInWords[support] : `${supportInWords[support]}: ${note}`;

const refuseMissing =
  (requires: readonly OperationName[]) =>
  (center: ContactCenter): E.Either<ContactCenterError, ContactCenter> => {
    const missing = requires.filter((name) => !isServed(center.capabilities[name]));
    const problems = missing.map((name) => ({ path: name, message: whyMissing(center.capabilities[name]) }));
    const sentence = `${center.provider} lacks what this program requires: ${describeProblems(problems)}`;
    return problems.length === 0
      ? E.right(center)
      : E.left(failure('Unsupported', sentence, { provider: center.provider, problems }));
  };

/**
 * Connects to the provider that the configuration names. `config` is an object or the path of a JSON
 * file: `{ "provider": …, "providers": { … } }`. Nothing is sent to the vendor yet. `Misconfigured` lists
 * every mistake at once; `Unsupported` lists what of `requires` the provider lacks.
 */
export const connect = (
  config: unknown,
  options: ConnectOptions = {},
): TE.TaskEither<ContactCenterError, ContactCenter> =>
  pipe(
    typeof config === 'string' ? readConfigFile(config) : TE.right(config),
    TE.chainEitherK((raw) => readConfig(raw, options.environment ?? process.env)),
    TE.bindTo('read'),
    TE.bind('adapter', ({ read }) => adapterOf(read, options.adapters)),
    TE.chainEitherK(({ adapter, read }) => createCenter(adapter, read, runtimeOf(options))),
    TE.chainEitherK(refuseMissing(options.requires ?? [])),
  );
