import { isObject } from './guards.js';
import { parseJson } from './http.js';

type Tell = (value: unknown) => unknown;

/** By field name: what is sent instead of the real value. */
export type WrongValues = ReadonlyMap<string, Tell>;

const counters = ['total', 'totalCount', 'pages', 'totalPage'];

const codes = [
  'status',
  'citStatus',
  'currentState',
  'taskStatus',
  'taskType',
  'callinStrategy',
  'fsNode',
  'loginStatus',
  'enabled',
  'enabledCode',
  'callResult',
  'hangupCause',
  'hangupReason',
  'terminationCode',
  'state',
];

const about = (fields: readonly string[], tell: Tell): WrongValues =>
  new Map(fields.map((field) => [field, tell]));

/** Fewer rows and pages than there are. */
export const countersTooLow = about(counters, () => 0);

/** More rows and pages than there are. */
export const countersTooHigh = about(counters, (value) => Number(value) * 2 + 1000);

/** Codes of the same type that no page documents. */
export const unknownCodes = about(codes, (value) => (typeof value === 'number' ? 977 : '977'));

const isPlain = (value: unknown): boolean => typeof value === 'number' || typeof value === 'string';

const withReplaced = (wrongValues: WrongValues, value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((item) => withReplaced(wrongValues, item));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, told]) => {
      const tell = wrongValues.get(field);
      return [field, tell !== undefined && isPlain(told) ? tell(told) : withReplaced(wrongValues, told)];
    }),
  );
};

/** A reply with wrong values in its data; the envelope is unchanged. */
export const withWrongValues = (wrongValues: WrongValues, body: string): string => {
  const envelope = parseJson(body);
  if (!isObject(envelope)) return body;
  const fields = Object.entries(envelope).map(([name, value]) => [name, withReplaced(wrongValues, value)]);
  return JSON.stringify(Object.fromEntries(fields));
};

/** A JSON text with a text wherever its envelope has an object or a list. */
export const withOtherTypes = (body: string): string => {
  const envelope = parseJson(body);
  if (!isObject(envelope)) return body;
  const fields = Object.entries(envelope).map(([name, value]) => [
    name,
    typeof value === 'object' && value !== null ? 'sandbox' : value,
  ]);
  return JSON.stringify(Object.fromEntries(fields));
};
