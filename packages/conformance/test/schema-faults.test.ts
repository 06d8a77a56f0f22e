import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { accepts, schemaFor, subjects, validatorOf } from './schemas/subjects.js';
import { mutated, mutations } from './schemas/mutations.js';
import { bentValuesOf } from './schemas/values.js';

const names = [
  'what agents.update takes',
  'what queues.configure takes',
  'what routing.blockNumbers takes',
  'what campaigns.addContacts takes',
  'what campaigns.list returns',
  'ItniotechConfig',
  'SobotConfig',
  'HuaweiCcConfig',
];

// Only its map of agents has names that are bound, and seldom is one of them all that is wrong with a value.
const runsOf = (name: string): number => (name === 'HuaweiCcConfig' ? 6400 : 1600);

const cases = subjects
  .filter(({ name }) => names.includes(name))
  .map((subject) => {
    const schema = schemaFor(subject);
    const values = fc.sample(bentValuesOf(schema), { seed: 20_261_130, numRuns: runsOf(subject.name) });
    return { schema, tried: values.map((value) => [value, accepts(subject, value)] as const) };
  });

test.each(Object.entries(mutations))('a converter with this fault is noticed: %s', (_, mutation) => {
  const isNoticed = cases.some(({ schema, tried }) => {
    const validator = validatorOf(mutated(schema, mutation));
    return tried.some(([value, verdict]) => validator(value) !== verdict);
  });
  expect(isNoticed).toBe(true);
});
