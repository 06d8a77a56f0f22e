import { expect, test } from '@jest/globals';
import {
  AgentId,
  AgentState,
  fields,
  strictObject,
  type FieldsOf,
  type Named,
} from '@cordboard/core/provider';
import * as t from 'io-ts';

const seatFields = fields({ id: t.string }, { label: t.string, state: AgentState });

interface Seat extends FieldsOf<typeof seatFields>, Named {}

interface OneMore {
  readonly id: string;
  readonly label?: string | undefined;
  readonly state?: AgentState | undefined;
  readonly floor: number;
}
interface OneOptionalMore {
  readonly id: string;
  readonly label?: string | undefined;
  readonly state?: AgentState | undefined;
  readonly floor?: number | undefined;
}
interface OneFewer {
  readonly id: string;
  readonly label?: string | undefined;
}
interface AnotherType {
  readonly id: string;
  readonly label?: number | undefined;
  readonly state?: AgentState | undefined;
}
interface AWiderType {
  readonly id: string;
  readonly label?: string | undefined;
  readonly state?: string | undefined;
}
interface NeverLeftOut {
  readonly id: string;
  readonly label: string | undefined;
  readonly state?: AgentState | undefined;
}

/** Compiled, never run: an interface that differs from its fields must stay an error. */
export const disagreeing = (): unknown[] => [
  strictObject<Seat>('Seat', seatFields),
  // @ts-expect-error a field that is not decoded
  strictObject<OneMore>('Seat', seatFields),
  // @ts-expect-error an optional field that is not decoded
  strictObject<OneOptionalMore>('Seat', seatFields),
  // @ts-expect-error a decoded field that the interface does not tell of
  strictObject<OneFewer>('Seat', seatFields),
  // @ts-expect-error text is no number
  strictObject<AnotherType>('Seat', seatFields),
  // @ts-expect-error only some texts are decoded
  strictObject<AWiderType>('Seat', seatFields),
  // @ts-expect-error a field that may be left out
  strictObject<NeverLeftOut>('Seat', seatFields),
];

test('an interface agrees with the fields of its codec, both ways', () => {
  expect(disagreeing).toBeDefined();
});

const Seat = strictObject<Seat>('Seat', seatFields);

test('every field of a codec can be used again, with its type', () => {
  const label: t.Type<string, unknown> = Seat.fields.label;
  expect(Object.keys(Seat.fields)).toEqual(['id', 'label', 'state']);
  expect(label).toBe(t.string);
});

test.each([
  ['the most characters, each of two code units', '😀'.repeat(128), true],
  ['one more', '😀'.repeat(129), false],
  ['the most letters', 'a'.repeat(128), true],
  ['none', '', false],
])('an id counts code points, as texts do: %s', (_, id, isId) => {
  expect(AgentId.codec.is(id)).toBe(isId);
  expect(AgentId(id)).toBe(id);
});
