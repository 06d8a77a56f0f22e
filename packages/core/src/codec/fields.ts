import * as E from 'fp-ts/lib/Either.js';
import { identity } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';

type Guard = (u: unknown) => boolean;

interface Field {
  readonly key: string;
  readonly is: Guard;
  readonly mayMiss: boolean;
}

// What JSON.parse makes is known at a glance; io-ts asks each object for its description.
const isRecord = (u: unknown): u is Readonly<Record<string, unknown>> =>
  (typeof u === 'object' && u !== null && Object.getPrototypeOf(u) === Object.prototype) ||
  t.UnknownRecord.is(u);

const isGuard = (u: unknown): u is Guard => typeof u === 'function';

const oneByOne =
  (fields: readonly Field[]): Guard =>
  (u) =>
    isRecord(u) &&
    fields.every(({ key, is, mayMiss }) => {
      const value = u[key];
      return (mayMiss && value === undefined) || is(value);
    });

const testOf = ({ key, mayMiss }: Field, place: number): string => {
  const value = `u[${JSON.stringify(key)}]`;
  const holds = `is${String(place)}(${value})`;
  return mayMiss ? `(${value} === undefined || ${holds})` : holds;
};

/**
 * The same test as source text. A field whose name stands in the code is found where it was in the record before;
 * finding fields by names out of a list took six times as long, and was most of proving a page (decision 0018).
 */
const writtenOut = (fields: readonly Field[]): unknown => {
  const names = fields.map((_, place) => `is${String(place)}`);
  const code = `return (u) => ${['isRecord(u)', ...fields.map(testOf)].join(' && ')}`;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- made of names in this program's own codecs only
  const make = new Function('isRecord', ...names, code);
  return Reflect.apply(make, undefined, [isRecord, ...fields.map(({ is }) => is)]);
};

const fieldsOf = (props: t.Props, mayMiss: boolean): readonly Field[] =>
  Object.entries(props).map(([key, codec]) => ({ key, is: (u) => codec.is(u), mayMiss }));

/**
 * A test for records with such fields, required and optional; it says the same as an intersection of `t.type` and
 * `t.partial`. It is made when it is first needed, and where programs may not make code, field after field is asked.
 */
export const hasFields = (required: t.Props, optional: t.Props): Guard => {
  const fields = [...fieldsOf(required, false), ...fieldsOf(optional, true)];
  let test: Guard | undefined;
  return (u) => {
    if (test === undefined) {
      const made = E.tryCatch(() => writtenOut(fields), identity);
      test = E.isRight(made) && isGuard(made.right) ? made.right : oneByOne(fields);
    }
    return test(u);
  };
};
