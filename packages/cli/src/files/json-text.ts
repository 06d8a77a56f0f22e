import * as E from 'fp-ts/lib/Either.js';

const place = /position \d+( \(line \d+ column \d+\))?|line \d+ column \d+/;

/**
 * The parser's message quotes the text, which may hold keys and phone numbers; only the position is passed
 * on.
 */
const whereIn = (cause: unknown): string => {
  const found = cause instanceof Error ? place.exec(cause.message) : null;
  return found === null ? '' : ` at ${found[0]}`;
};

/** Reads JSON, with or without a byte order mark; Left tells the position of the mistake. */
export const parseJson = (text: string): E.Either<string, unknown> =>
  E.tryCatch(
    (): unknown => JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text),
    (cause) => `is not valid JSON${whereIn(cause)}`,
  );
