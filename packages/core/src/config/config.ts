import { readFile } from 'node:fs/promises';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { record } from '../codec/record.js';
import { problemsOf, type Problem } from '../codec/report.js';
import { text } from '../codec/scalars.js';
import { failure, failureOf, type ContactCenterError } from '../errors/contact-center-error.js';
import { ownValue } from '../foundation/own-value.js';
import { fillEnvironment, type Environment } from './environment.js';

/** Which provider to use, and the settings of each. */
export const Config = record(
  'Config',
  {
    /** The provider in use: a key of `providers`. */
    provider: text(64),
  },
  {
    /** Settings by provider. Those of providers not in use are left alone. */
    providers: t.record(t.string, t.unknown),
  },
);
export type Config = t.TypeOf<typeof Config>;

/** A configuration whose shape is right, with the problems its values still have. */
export interface ReadConfig {
  readonly provider: string;
  readonly settings: unknown;
  /** Variables that are not set, as far as the provider in use needs them. */
  readonly problems: readonly Problem[];
}

const misconfigured = (problems: readonly Problem[]): ContactCenterError =>
  failureOf('Misconfigured', 'the configuration is not right', problems);

/** Picks the provider in use out of a configuration and fills in the environment. */
export const readConfig = (
  config: unknown,
  environment: Environment,
): E.Either<ContactCenterError, ReadConfig> =>
  pipe(
    Config.decode(config),
    E.mapLeft((errors) => misconfigured(problemsOf(errors))),
    E.chain(({ provider: named, providers = {} }) => {
      const provider = fillEnvironment(named, environment, 'provider');
      if (provider.problems.length > 0) return E.left(misconfigured(provider.problems));
      const name = String(provider.value);
      const { value, problems } = fillEnvironment(
        ownValue(providers, name) ?? {},
        environment,
        `providers.${name}`,
      );
      return E.right({ provider: name, settings: value, problems });
    }),
  );

/** Reads a configuration from a JSON file. */
export const readConfigFile = (path: string): TE.TaskEither<ContactCenterError, unknown> =>
  pipe(
    TE.tryCatch(
      () => readFile(path, 'utf8'),
      () => failure('Misconfigured', `the configuration file ${path} cannot be read`),
    ),
    TE.chainEitherK((content) =>
      // The parser's own message quotes the file, which holds keys: only its place is passed on.
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
