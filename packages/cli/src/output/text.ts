import { cleanText, isSecret, ownValue } from '@cordboard/core/schema';
import * as t from 'io-ts';

/** The vendor's own spelling is for the record view and --json: in a table it is noise. */
export const vendorSpelling = 'native';

const filled = (value: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] =>
  Object.entries(value).filter(([, inner]) => inner !== undefined);

const objectCell = (value: Readonly<Record<string, unknown>>): string => {
  const [first, ...rest] = filled(value).filter(([key]) => key !== vendorSpelling);
  if (first === undefined) return '';
  const details = rest.map(([key, inner]) => `${cleanText(key)}: ${cell(inner)}`);
  return details.length === 0 ? cell(first[1]) : `${cell(first[1])} (${details.join(', ')})`;
};

/** A value in one line: the first field of an object stands for it, the others follow in brackets. */
export const cell = (value: unknown): string => {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cell).join(', ');
  if (isSecret(value)) return String(value);
  return t.UnknownRecord.is(value) ? objectCell(value) : JSON.stringify(value);
};

/** The leaves of a value by dotted path; a list is one leaf. */
export const leaves = (value: unknown, path = ''): readonly (readonly [path: string, text: string])[] =>
  t.UnknownRecord.is(value)
    ? filled(value).flatMap(([key, inner]) =>
        leaves(inner, path === '' ? cleanText(key) : `${path}.${cleanText(key)}`),
      )
    : [[path, cell(value)]];

/** The keys of an object that a table shows. */
export const shownKeys = (value: unknown): readonly string[] =>
  t.UnknownRecord.is(value)
    ? filled(value)
        .map(([key]) => key)
        .filter((key) => key !== vendorSpelling)
    : [];

const valueUnder = (value: unknown, key: string): unknown => {
  if (Array.isArray(value)) return value.map((item: unknown) => valueUnder(item, key));
  return t.UnknownRecord.is(value) ? ownValue(value, key) : undefined;
};

/** What stands at a dotted path: of a list what each item has there. */
export const valueIn = (item: unknown, path: string): unknown => path.split('.').reduce(valueUnder, item);
