import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import type { ContactCenter } from '../provider/define-provider.js';
import { givenAs, nameInUse, readAccount } from './accounts.js';
import { readConfig, readConfigFile, type Config } from './config.js';
import { connectAccount, type CommonOptions } from './connect-account.js';
import type { Environment } from './environment.js';
import { misconfigured } from './misconfigured.js';

/** How to connect. */
export interface ConnectOptions extends CommonOptions {
  /** The account to use, a key of `providers`. Default: the one that the configuration names as `provider`. */
  readonly account?: string | undefined;
}

/** Reads what is wanted of a configuration, which may be the path of its file. */
export const readFrom = <A>(
  config: unknown,
  { environment = process.env }: CommonOptions,
  read: (config: Config, environment: Environment) => E.Either<ContactCenterError, A>,
): TE.TaskEither<ContactCenterError, A> =>
  pipe(
    typeof config === 'string' ? readConfigFile(config) : TE.right(config),
    TE.chainEitherK((raw) => readConfig(raw, (decoded) => read(decoded, environment))),
  );

/**
 * Connects to an account of a configuration: the one it names as `provider`, or `options.account`. `config` is an object
 * or the path of a JSON file: `{ "provider": …, "providers": { … } }`. Nothing is sent to the vendor yet.
 * `Misconfigured` lists every mistake at once; `Unsupported` lists what of `requires` the provider lacks.
 */
export const connect = (
  config: unknown,
  options: ConnectOptions = {},
): TE.TaskEither<ContactCenterError, ContactCenter> =>
  pipe(
    readFrom(config, options, (decoded, environment) =>
      pipe(
        options.account === undefined
          ? nameInUse(decoded, environment)
          : E.right(givenAs('account', options.account)),
        E.chain((given) => readAccount(decoded, given, environment)),
        E.mapLeft(misconfigured),
      ),
    ),
    TE.chain((read) => connectAccount(read, options)),
  );
