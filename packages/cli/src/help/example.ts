import { ownValue, Secret, shapeOf, type Field } from '@cordboard/core/schema';
import type * as t from 'io-ts';
import { wordsOf } from '../fields/schema-facts.js';

/** Example values by field name, or by record and field name; shown only where the field's codec accepts them. */
const byName: Readonly<Record<string, readonly unknown[]>> = {
  agent: [{ number: '1001' }],
  agentNumber: ['1001'],
  assignment: [{ kind: 'even' }],
  batch: ['MARCH1'],
  campaign: [{ id: 'spring-sale' }],
  channel: ['chat'],
  city: ['Springfield'],
  code: ['A7K2'],
  createdBy: [{ number: '1001' }],
  cursor: ['c1.Zk4Q0aBx7.p2s50'],
  description: ['Customers of last spring'],
  end: ['2030-03-29T18:00:00+08:00'],
  direction: ['outbound'],
  expiresOn: ['2030-12-31'],
  extension: ['8001'],
  from: ['09:00'],
  importedBy: [{ number: '1001' }],
  level: [1],
  limit: [100],
  max: [3],
  name: ['Spring sale'],
  'AgentPatch.name': ['Noor Aziz'],
  'NewAgent.name': ['Noor Aziz'],
  note: ['Asked for it by mail'],
  number: ['+15550101', '8001'],
  password: [new Secret('…')],
  phoneNumber: ['+15550101'],
  priority: [3],
  queue: ['sales'],
  remove: [[{ number: '1001' }]],
  resultsTo: ['https://example.com/results'],
  ringTone: ['chime.mp3'],
  state: ['ready'],
  start: ['2030-03-01T09:00:00+08:00'],
  to: ['17:00'],
};

/** Examples for other fields. */
const anywhere: readonly unknown[] = [true, 30, 'sales', '8001', '2030-03-01T09:00:00Z', 'Asia/Singapore'];

const recordExample = (fields: readonly Field[], record: string): unknown => {
  const required = fields.filter((field) => field.required);
  const shown = required.length > 0 ? required : fields.slice(0, 1);
  return Object.fromEntries(shown.map(({ name, codec }) => [name, exampleOf(codec, name, record)]));
};

const structured = (codec: t.Mixed, name: string): readonly unknown[] => {
  const shape = shapeOf(codec);
  switch (shape.kind) {
    case 'record':
      return [recordExample(shape.fields, codec.name)];
    case 'list':
      return [[exampleOf(shape.of, name)]];
    case 'map':
      return [{ city: exampleOf(shape.of, 'city') }];
    case 'choice':
      return shape.of.map((choice) => exampleOf(choice, name));
    case 'value':
      return [];
  }
};

/** A value that the codec accepts, of a field of a record; undefined when none of those known does. */
export const exampleOf = (codec: t.Mixed, name = '', record = ''): unknown =>
  [
    ...(ownValue(byName, `${record}.${name}`) ?? []),
    ...(ownValue(byName, name) ?? []),
    ...structured(codec, name),
    wordsOf(codec)[0],
    ...anywhere,
  ].find((candidate) => codec.is(candidate));
