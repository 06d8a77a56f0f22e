import { isObject } from './guards.js';
import { parseJson } from './http.js';

type Tell = (value: unknown) => unknown;

/** By the names of fields: what is said instead of the truth. */
export type Lies = ReadonlyMap<string, Tell>;

const counters = ['total', 'totalCount', 'pages', 'totalPage'];

const codes = [
  'status',
  'citStatus',
  'callinStrategy',
  'fsNode',
  'loginStatus',
  'enabled',
  'enabledCode',
  'state',
];

const about = (fields: readonly string[], tell: Tell): Lies => new Map(fields.map((field) => [field, tell]));

/** Fewer rows and pages than there are. */
export const countersTooLow = about(counters, () => 0);

/** More rows and pages than there are. */
export const countersTooHigh = about(counters, (value) => Number(value) * 2 + 1000);

/** Codes of the same type that no page documents. */
export const unknownCodes = about(codes, (value) => (typeof value === 'number' ? 977 : '977'));

const isPlain = (value: unknown): boolean => typeof value === 'number' || typeof value === 'string';

const retold = (lies: Lies, value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((item) => retold(lies, item));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, told]) => {
      const tell = lies.get(field);
      return [field, tell !== undefined && isPlain(told) ? tell(told) : retold(lies, told)];
    }),
  );
};

/** A reply with these lies in what it brings; what its envelope says of success stays true. */
export const withLies = (lies: Lies, body: string): string => {
  const envelope = parseJson(body);
  if (!isObject(envelope)) return body;
  const fields = Object.entries(envelope).map(([name, value]) => [name, retold(lies, value)]);
  return JSON.stringify(Object.fromEntries(fields));
};
