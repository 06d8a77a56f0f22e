import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { accepts, schemaFor, subjects, validatorOf } from './schemas/subjects.js';
import { bentValuesOf } from './schemas/values.js';

const seed = 20_261_129;
const numRuns = 700;

let compared = 0;
let accepted = 0;

test.each(subjects)('$name: codec and schema accept the same values', (subject) => {
  const schema = schemaFor(subject);
  const bySchema = validatorOf(schema);
  const byOldSchema = validatorOf(schemaFor(subject, 'draft-07'), 'draft-07');
  const disagreements: unknown[] = [];
  for (const value of fc.sample(bentValuesOf(schema), { seed, numRuns })) {
    const verdict = accepts(subject, value);
    const others = [
      bySchema(value),
      byOldSchema(value),
      subject.holdsSecrets ? verdict : subject.codec.is(value),
    ];
    if (others.some((other) => other !== verdict)) disagreements.push({ value, verdict, others });
    compared += 1;
    accepted += Number(verdict);
  }
  // One look at all of them: an expectation for each value took longer than the values.
  expect(disagreements).toEqual([]);
});

test('enough values were compared, of both kinds', () => {
  console.info(`${compared} values compared, ${accepted} accepted, seed ${seed}`);
  expect(compared).toBeGreaterThanOrEqual(80_000);
  expect(accepted).toBeGreaterThan(compared / 4);
  expect(accepted).toBeLessThan((compared * 3) / 4);
});
