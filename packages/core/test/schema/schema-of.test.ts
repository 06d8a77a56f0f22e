import { expect, test } from '@jest/globals';
import { operations, schemaOf, schemaOfInput, schemaOfOutput, AgentSwitch } from '@cordboard/core/schema';

test('a record’s schema stands in full, the records in it are definitions', () => {
  expect(schemaOf(AgentSwitch)).toEqual({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: {
      agent: { anyOf: [{ $ref: '#/$defs/AgentById' }, { $ref: '#/$defs/AgentByNumber' }] },
      enabled: { type: 'boolean' },
    },
    required: ['agent', 'enabled'],
    additionalProperties: false,
    $defs: {
      AgentById: {
        type: 'object',
        properties: { id: { type: 'string', minLength: 1, maxLength: 128 } },
        required: ['id'],
        additionalProperties: false,
      },
      AgentByNumber: {
        type: 'object',
        properties: { number: { type: 'string', minLength: 1, maxLength: 64 } },
        required: ['number'],
        additionalProperties: false,
      },
    },
  });
});

test('no operation has a part that says nothing of itself', () => {
  const schemas = operations.flatMap((operation) => [schemaOfInput(operation), schemaOfOutput(operation)]);
  expect(JSON.stringify(schemas)).not.toContain('not described');
});
