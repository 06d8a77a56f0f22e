import { readFile } from 'node:fs/promises';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { strictObject } from '../codec/strict-object.js';
import type { Problem } from '../codec/report.js';
import { text } from '../codec/scalars.js';
import { failure, failureOf, type ContactCenterError } from '../errors/contact-center-error.js';
import { fillEnvironment, type Environment } from './environment.js';
import { problemsOfSettings } from './problems.js';

/** Which provider to use, and the settings of each. */
export const Config = strictObject(
  'Config',
  {
    /** The provider in use: a key of `providers`. */
    provider: text(64),
  },
  {
    /** Settings by provider. Those of providers not in use are not read. */
    providers: t.record(t.string, t.unknown),
  },
);
export type Config = t.TypeOf<typeof Config>;

/** A configuration with a valid shape, and the problems of its values. */
export interface ReadConfig {
  readonly provider: string;
  /** Whether the provider's name comes from the environment; then it is never printed. */
  readonly isProviderFilled: boolean;
  /** The settings of the provider in use, as plain data. */
  readonly settings: unknown;
  /** Variables that are not set and values that cannot be read, as far as the provider in use needs them. */
  readonly problems: readonly Problem[];
}

const misconfigured = (problems: readonly Problem[]): ContactCenterError =>
  failureOf('Misconfigured', 'invalid configuration', problems);

const settingsOf = ({ providers = {} }: Config, provider: string): unknown =>
  Object.hasOwn(providers, provider) ? providers[provider] : {};

const pick = (config: Config, environment: Environment): E.Either<ContactCenterError, ReadConfig> => {
  const provider = fillEnvironment(config.provider, environment, 'provider');
  if (provider.problems.length > 0) return E.left(misconfigured(provider.problems));
  const name = String(provider.value);
  const settings = fillEnvironment(settingsOf(config, name), environment, `providers.${name}`);
  return E.right({
    provider: name,
    isProviderFilled: name !== config.provider,
    settings: settings.value,
    problems: settings.problems,
  });
};

const unreadable = misconfigured([{ path: '', message: 'cannot be read: reading it threw an error' }]);

/** Picks the provider in use out of a configuration and fills in the environment. */
export const readConfig = (
  config: unknown,
  environment: Environment,
): E.Either<ContactCenterError, ReadConfig> =>
  pipe(
    // An object given in code may have getters.
    E.tryCatch(
      () =>
        pipe(
          Config.decode(config),
          E.mapLeft((errors) => misconfigured(problemsOfSettings(errors))),
          E.chain((decoded) => pick(decoded, environment)),
        ),
      () => unreadable,
    ),
    E.flatten,
  );

// Drops the byte order mark that Windows editors write, and refuses other encodings instead of guessing.
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads a configuration from a JSON file in UTF-8. */
export const readConfigFile = (path: string): TE.TaskEither<ContactCenterError, unknown> =>
  pipe(
    TE.tryCatch(
      () => readFile(path),
      (cause) => failure('Misconfigured', `the configuration file ${path} cannot be read`, { cause }),
    ),
    TE.chainEitherK((bytes) =>
      E.tryCatch(
        () => utf8.decode(bytes),
        () => failure('Misconfigured', `the configuration file ${path} is not UTF-8 text: save it as UTF-8`),
      ),
    ),
    TE.chainEitherK((content) =>
      // The parser's message quotes the file, which holds keys: only the position is passed on.
      E.tryCatch(
        (): unknown => JSON.parse(content),
        (cause) =>
          failure('Misconfigured', `the configuration file ${path} is not valid JSON${placeIn(cause)}`),
      ),
    ),
  );

const placeIn = (cause: unknown): string => {
  const place = cause instanceof Error ? /position \d+( \(line \d+ column \d+\))?/.exec(cause.message) : null;
  return place === null ? '' : ` at ${place[0]}`;
};
