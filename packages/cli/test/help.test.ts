import { describe, expect, test } from '@jest/globals';
import { keyOf, operations, ports, type AnyOperation, fieldsOf } from '@cordboard/core/schema';
import { exampleOf } from '../src/help/example.js';
import { operationHelp } from '../src/help/operation-help.js';
import { commandLineOf } from '../src/names.js';
import { run } from './support.js';

const wordsOf = ({ name }: AnyOperation): readonly string[] => commandLineOf(name).split(' ').slice(1);

const inputsOf = (operation: AnyOperation) =>
  operation.kind === 'bulk' ? [operation.header, operation.row] : [operation.input];

describe('every operation', () => {
  test.each(operations.map((operation) => [operation.name, operation] as const))(
    '%s has a command that shows its summary and each field of its input',
    async (_, operation) => {
      const { exitCode, stdout } = await run([...wordsOf(operation), '--help']);
      expect(exitCode).toBe(0);
      expect(stdout.replace(/\s+/g, ' ')).toContain(operation.summary);
      for (const { name } of inputsOf(operation).flatMap((codec) => fieldsOf(codec))) {
        expect(stdout).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
      }
    },
  );

  test.each(operations.map((operation) => [operation.name, operation] as const))(
    '%s is shown with an example that it would take',
    (_, operation) => {
      for (const codec of inputsOf(operation)) {
        expect(codec.is(exampleOf(codec))).toBe(true);
        for (const field of fieldsOf(codec)) {
          expect([field.name, field.codec.is(exampleOf(field.codec, field.name))]).toEqual([
            field.name,
            true,
          ]);
        }
      }
    },
  );
});

test('says what is expected of a field, whether it is required, and nested fields by their path', () => {
  const help = operationHelp(ports.agents.update);
  expect(help).toMatch(/^ {2}agent +required, agent reference .*\n +e\.g\. \{"number":"1001"\}$/m);
  expect(help).toMatch(/^ {2}set\.wrapUpSec +whole number from 0 to 86400\n +e\.g\. 30$/m);
  expect(help).toMatch(/cordboard agents update --input '\{"agent":\{"number":"1001"\},"set":/);
});

test('tells the fields of rows apart from the input they share', () => {
  const help = operationHelp(ports.campaigns.addContacts);
  const [input = '', rows = ''] = help.split('Rows, as columns');
  expect(input).toContain('campaign');
  expect(input).not.toContain('phoneNumber');
  expect(rows).toMatch(/^ {2}phoneNumber +required/m);
  expect(rows).toMatch(/^ {2}fields\.<id> +string/m);
  expect(rows).toContain('--rows rows.csv');
});

test('shows the commands in words with hyphens', () => {
  expect(operations.map(({ name }) => commandLineOf(name))).toEqual(
    expect.arrayContaining([
      'cordboard campaigns add-contacts',
      'cordboard queues update-members',
      'cordboard agents list',
    ]),
  );
  expect(operations.map(keyOf).filter((key) => key.includes('-'))).toEqual([]);
});
