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

const cases = subjects
  .filter(({ name }) => names.includes(name))
  .map((subject) => {
    const schema = schemaFor(subject);
    const values = fc.sample(bentValuesOf(schema), { seed: 20_261_130, numRuns: 1600 });
    return { schema, tried: values.map((value) => [value, accepts(subject, value)] as const) };
  });

test.each(Object.entries(mutations))('a converter with this fault is noticed: %s', (_, mutation) => {
  const noticed = cases.map(({ schema, tried }) => {
    const validator = validatorOf(mutated(schema, mutation));
    return tried.filter(([value, verdict]) => validator(value) !== verdict).length;
  });
  expect(Math.max(...noticed)).toBeGreaterThan(0);
});
