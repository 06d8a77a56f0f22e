import * as E from 'fp-ts/lib/Either.js';

const place = /position \d+( \(line \d+ column \d+\))?|line \d+ column \d+/;

/** The parser's own message quotes the text, which may hold keys and phone numbers; only the place is passed on. */
const whereIn = (cause: unknown): string => {
  const found = cause instanceof Error ? place.exec(cause.message) : null;
  return found === null ? '' : ` at ${found[0]}`;
};

/** Reads JSON, a byte order mark before it aside; Left says where it breaks off. */
export const parseJson = (text: string): E.Either<string, unknown> =>
  E.tryCatch(
    (): unknown => JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text),
    (cause) => `is not valid JSON${whereIn(cause)}`,
  );
