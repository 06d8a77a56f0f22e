import { readFile } from 'node:fs/promises';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { fields, type FieldsOf, type Named, strictObject } from '../codec/strict-object.js';
import { text } from '../codec/scalars.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import { misconfigured } from './misconfigured.js';
import { problemsOfSettings } from './problems.js';

const configFields = fields(
  {},
  {
    /** Where an editor finds the JSON Schema of the file. It is not read. */
    $schema: t.string,
    /** The account in use: a key of `providers`. Left out where code or a command line names it. */
    provider: text(64),
    /**
     * The settings of each account, by its name, and its `adapter`; without one, the name is the adapter's. Settings of
     * accounts that are not in use are not read.
     */
    providers: t.record(t.string, t.unknown),
  },
);
/** The accounts, and which of them is in use. */
export interface Config extends FieldsOf<typeof configFields>, Named {}
export const Config = strictObject<Config>('Config', configFields);

const unreadable = misconfigured([{ path: '', message: 'cannot be read: reading it threw an error' }]);

/** Decodes a configuration and reads it. An object given in code may have getters, which may throw. */
export const readConfig = <A>(
  config: unknown,
  read: (config: Config) => E.Either<ContactCenterError, A>,
): E.Either<ContactCenterError, A> =>
  pipe(
    E.tryCatch(
      () =>
        pipe(
          Config.decode(config),
          E.mapLeft((errors) => misconfigured(problemsOfSettings(errors))),
          E.chain(read),
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
