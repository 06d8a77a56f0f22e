import { expect, test } from '@jest/globals';
import {
  AgentId,
  AgentSwitch,
  arrayOf,
  CalendarDay,
  campaigns,
  download,
  Instant,
  operations,
  schemaOf,
  schemaOfInput,
  schemaOfOutput,
  SecretLine,
  fields,
  strictObject,
  watch,
  whole,
} from '@cordboard/core/schema';
import * as t from 'io-ts';

test('a record’s schema stands in full, the records in it are definitions', () => {
  const number = { type: 'string', minLength: 1, maxLength: 64 };
  const username = { type: 'string', minLength: 1, maxLength: 255 };
  const email = username;
  expect(schemaOf(AgentSwitch, { descriptionOf: () => undefined })).toEqual({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: {
      agent: {
        anyOf: ['AgentById', 'AgentByNumber', 'AgentByUsername', 'AgentByEmail'].map((name) => ({
          $ref: `#/$defs/${name}`,
        })),
      },
      enabled: { type: 'boolean' },
    },
    required: ['agent', 'enabled'],
    additionalProperties: false,
    $defs: {
      AgentById: {
        type: 'object',
        properties: { id: { type: 'string', minLength: 1, maxLength: 128 }, number, username, email },
        required: ['id'],
        additionalProperties: false,
      },
      AgentByNumber: {
        type: 'object',
        properties: { number, username, email },
        required: ['number'],
        additionalProperties: false,
      },
      AgentByUsername: {
        type: 'object',
        properties: { username, email },
        required: ['username'],
        additionalProperties: false,
      },
      AgentByEmail: {
        type: 'object',
        properties: { email },
        required: ['email'],
        additionalProperties: false,
      },
    },
  });
});

test('no operation has a part that says nothing of itself', () => {
  const schemas = operations.flatMap((operation) => [schemaOfInput(operation), schemaOfOutput(operation)]);
  expect(JSON.stringify(schemas)).not.toContain('not described');
});

test('a draft-07 schema has its definitions where that draft looks for them', () => {
  expect(schemaOf(AgentSwitch, { draft: 'draft-07' })).toMatchObject({
    $schema: 'http://json-schema.org/draft-07/schema#',
    properties: { agent: { anyOf: [{ $ref: '#/definitions/AgentById' }, {}, {}, {}] } },
    definitions: { AgentById: { type: 'object' }, AgentByNumber: { type: 'object' } },
  });
});

test('the input of a bulk write is its header’s fields and the rows', () => {
  expect(schemaOfInput(campaigns.addContacts)).toMatchObject({
    type: 'object',
    properties: { campaign: {}, duplicates: {}, rows: { type: 'array', items: { $ref: '#/$defs/Contact' } } },
    required: ['campaign', 'rows'],
    additionalProperties: false,
  });
});

test('what a watch and a download return have schemas too', () => {
  const input = strictObject('Input', fields({}, {}));
  const watched = watch('test.watch', { summary: 'Watch', input, item: AgentId.codec });
  const file = download('test.download', { summary: 'Download', input });
  expect(schemaOfOutput(watched)).toMatchObject({ type: 'string', maxLength: 128 });
  expect(schemaOfOutput(file)).toMatchObject({
    properties: { contentType: { type: 'string' }, bytes: { type: 'integer' } },
    required: ['contentType'],
  });
});

test('descriptions come from the doc comments', () => {
  expect(schemaOf(AgentSwitch)).toMatchObject({
    description: 'Whether an agent may sign in.',
    properties: { enabled: { description: expect.stringContaining('lets the agent sign in') } },
  });
});

test('descriptions come from the function that looks them up', () => {
  const descriptionOf = (codecName: string, field?: string) =>
    codecName === 'AgentSwitch' && field === 'enabled' ? 'Whether the agent may sign in.' : undefined;
  expect(schemaOf(AgentSwitch, { descriptionOf })).toMatchObject({
    properties: { enabled: { type: 'boolean', description: 'Whether the agent may sign in.' } },
  });
});

test('a secret is text that is only written, a calendar day a date', () => {
  expect(schemaOf(SecretLine)).toMatchObject({ type: 'string', maxLength: 4096, writeOnly: true });
  expect(schemaOf(CalendarDay)).toMatchObject({ type: 'string', format: 'date' });
});

test('records of one name keep definitions of their own', () => {
  const one = strictObject('Level', fields({ level: whole(1, 2) }, {}));
  const other = strictObject('Level', fields({ level: t.string }, {}));
  const schema = schemaOf(strictObject('Levels', fields({ one, other, list: arrayOf(one) }, {})));
  expect(schema).toMatchObject({
    properties: {
      one: { $ref: '#/$defs/Level' },
      other: { $ref: '#/$defs/Level2' },
      list: { items: { $ref: '#/$defs/Level' } },
    },
  });
});

test('a codec that says nothing of itself is marked, and accepts anything', () => {
  const codec = new t.Type<string, string>('an even word', t.string.is, t.string.validate, t.identity);
  expect(schemaOf(codec)).toMatchObject({ $comment: 'not described: an even word' });
});

test('an id may have as many characters as its schema says, whatever they are', () => {
  expect(schemaOf(AgentId.codec)).toMatchObject({ minLength: 1, maxLength: 128 });
  expect(AgentId.codec.is('😀'.repeat(128))).toBe(true);
  expect(AgentId.codec.is('😀'.repeat(129))).toBe(false);
});

test('the pattern of a date has the days that exist, in all of the 400 years after which they repeat', () => {
  const pattern = new RegExp(String(schemaOf(CalendarDay).pattern), 'u');
  const wrong: string[] = [];
  for (let year = 1600; year < 2000; year += 1)
    for (let month = 0; month <= 13; month += 1)
      for (let day = 0; day <= 32; day += 1) {
        const written = `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const date = new Date(Date.UTC(year, month - 1, day));
        const exists = date.toISOString().startsWith(written);
        if (pattern.test(written) !== exists) wrong.push(written);
      }
  expect(wrong).toEqual([]);
  expect(new RegExp(String(schemaOf(Instant).pattern), 'u').test('2000-02-29T09:00Z')).toBe(true);
});
