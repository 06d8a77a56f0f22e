import { expect, test } from '@jest/globals';
import { AgentRef, NewQueue, schemaOf, standardOf } from '@cordboard/core/schema';
import type { StandardJSONSchemaV1, StandardSchemaV1 } from '@standard-schema/spec';

const queue: StandardJSONSchemaV1<unknown, NewQueue> & StandardSchemaV1<unknown, NewQueue> =
  standardOf(NewQueue);
const standard = queue['~standard'];

test('a codec is what the interfaces of @standard-schema/spec ask for', () => {
  expect(standard.version).toBe(1);
  expect(standard.vendor).toBe('cordboard');
  expect(standard.validate({ name: 'Billing' })).toEqual({ value: { name: 'Billing' } });
});

test('every mistake is an issue, with the keys that lead to it', () => {
  expect(standard.validate({ weight: 0.5, nme: 'x' })).toEqual({
    issues: [
      { path: ['name'], message: 'is missing: expected text of 1 to 100 characters' },
      { path: ['weight'], message: 'expected whole number from 0 to 10000' },
      { path: ['nme'], message: 'is not a known field; did you mean name?' },
    ],
  });
});

test('a mistake in the whole value has no keys', () => {
  expect(standardOf(AgentRef)['~standard'].validate(1)).toEqual({
    issues: [{ path: [], message: 'expected agent reference (one or more of id, number, username, email)' }],
  });
});

test('the schema is there in both drafts, with its descriptions', () => {
  const descriptionOf = (codecName: string, field = '') => `${codecName} ${field}`.trim();
  const { jsonSchema } = standardOf(NewQueue, descriptionOf)['~standard'];
  expect(jsonSchema.input({ target: 'draft-07' })).toEqual(
    schemaOf(NewQueue, { draft: 'draft-07', descriptionOf }),
  );
  expect(jsonSchema.output({ target: 'draft-2020-12' })).toMatchObject({
    description: 'NewQueue',
    properties: { name: { description: 'NewQueue name' } },
  });
});

test('a version that cannot be made is refused, as the standard asks', () => {
  expect(() => standard.jsonSchema.input({ target: 'openapi-3.0' })).toThrow(RangeError);
});
