import { afterAll, describe, expect, test } from '@jest/globals';
import { keyOf, operations, type AnyOperation, fieldsOf } from '@cordboard/core/schema';
import { exampleOf } from '../src/help/example.js';
import { commandLineOf, kebab } from '../src/names.js';
import { folderWith, run, tidyUp } from './support.js';

afterAll(tidyUp);

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
        expect(stdout).toMatch(new RegExp(`^  --(row\\.)?${kebab(name)}\\b`, 'm'));
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

test('says what is expected of a flag, whether it is required, and its short name', async () => {
  const { stdout } = await run(['agents', 'update', '--help'], { columns: 300 });
  expect(stdout).toMatch(
    /^ {2}--agent\.number <text> .*; required, or --agent\.id, or --agent\.username, or --agent\.email$/m,
  );
  expect(stdout).toMatch(/^ {2}--agent\.id <text> .*; required, or --agent\.number, .*; short: --id$/m);
  expect(stdout).toMatch(
    /^ {2}--set\.wrap-up-sec <number> .*; a whole number from 0 to 86400; short: --wrap-up-sec$/m,
  );
  expect(stdout).toMatch(/^ {2}--set\.extension <text> .*; 1 to 20 digits, or null; short: --extension$/m);
  expect(stdout).toMatch(/^ {2}cordboard agents update --agent\.number 1001 --set\.name 'Noor Aziz'$/m);
});

test('tells the fields of a row apart from the input that rows share', async () => {
  const { stdout } = await run(['campaigns', 'add-contacts', '--help'], { columns: 300 });
  const [input = '', rows = ''] = stdout.split('Row, one (several: --rows):');
  expect(input).toContain('--campaign.id');
  expect(input).not.toContain('phone-number');
  expect(rows).toMatch(/^ {2}--row\.phone-number <text> .*required/m);
  expect(rows).toContain('\n  phoneNumber, name, note, agentNumber, fields.<id>, externalId\n');
  expect(rows).toMatch(/^ {2}cordboard campaigns add-contacts --campaign\.id spring-sale --rows rows\.csv$/m);
  expect(rows).toMatch(/^ {2}cordboard .* --row\.phone-number \+15550101$/m);
});

test('shows an example whose words the command takes', async () => {
  const cwd = await folderWith({ 'password.txt': 'geheim' });
  for (const { name } of operations) {
    const { stdout } = await run([...commandLineOf(name).split(' ').slice(1), '--help'], { columns: 1000 });
    for (const [line] of stdout.matchAll(/^ {2}cordboard (?!.*--rows).*$/gm)) {
      const words = [...line.matchAll(/'([^']*)'|\S+/g)].map(([word, inner]) => inner ?? word);
      // Signing in stays until it is stopped.
      const limit = name === 'presence.signIn' ? ['--timeout', '500'] : [];
      const { exitCode, stderr } = await run([...words.slice(1), ...limit], { cwd });
      expect([line, exitCode, stderr]).not.toEqual([line, 2, expect.anything()]);
    }
  }
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
