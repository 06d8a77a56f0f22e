import { expect, test } from '@jest/globals';
import { checkProvider, describeProvider, type Runner } from '@cordboard/conformance';
import { failure } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { at, hearing, telling, without, type MutateCall } from './claims/mutations.js';
import { subjectWith, type Mutation } from './claims/vendor.js';

/** What a failure tells the author of a provider: what was expected of it, what came instead, and after which calls. */

const deaf = hearing('agents.update', (input) => without(input, 'set', 'wrapUpSec'));

const patching = /^changes what a patch names/;

const failuresOf = async (lie: Mutation, sentence: RegExp): Promise<readonly string[]> =>
  (await checkProvider(subjectWith(lie), (title) => sentence.test(title))).flatMap(
    ({ failures }) => failures,
  );

/** What a test runner is told by the case of a title. */
const toldTo = async (lie: Mutation, sentence: RegExp): Promise<readonly unknown[]> => {
  const bodies: (() => Promise<void>)[] = [];
  const told: unknown[] = [];
  const runner: Runner = {
    describe: (_, body) => {
      body();
    },
    it: (title, body) => {
      if (sentence.test(title)) bodies.push(body);
    },
    expect: (actual) => ({ toEqual: () => told.push(actual), toMatchObject: () => told.push(actual) }),
  };
  await describeProvider(runner, subjectWith(lie));
  for (const body of bodies) await body();
  return told;
};

const failing: MutateCall = (_, __, operation) => () => () =>
  Promise.resolve(E.left(failure('Unavailable', 'the line is down', { operation })));

test('a failure says what was expected of the provider, what came instead, and after which calls', async () => {
  expect(await failuresOf(deaf, patching)).toEqual([
    'a provider that serves agents.get and agents.update changes what a patch names and keeps the rest:' +
      " expected 'applied', got 'unchanged', after agents.get { agent: { number: '1001' } }," +
      " agents.update { agent: { number: '1001' }, set: { wrapUpSec: 77 } }," +
      " agents.get { agent: { number: '1001' } }",
    expect.stringContaining('keeps the rest: expected 77, got 30, after agents.get'),
  ]);
});

test('a test runner is told the same', async () => {
  expect(await toldTo(deaf, patching)).toEqual([await failuresOf(deaf, patching)]);
});

test('a case that comes to no end says what failed, and after which calls', async () => {
  expect(await failuresOf(at('agents.get', failing), patching)).toEqual([
    'a provider that serves agents.get and agents.update changes what a patch names and keeps the rest:' +
      " failed with { kind: 'Unavailable', effect: 'none', operation: 'agents.get', message: 'the line is down' }, after agents.get { agent: { number: '1001' } }",
  ]);
});

test('of an error, kind, effect and message are printed, and no stack', async () => {
  const [told] = await failuresOf(at('agents.get', failing), /^answers agents\.get in the form/);
  expect(told).toContain(
    "expected undefined, got { kind: 'Unavailable', effect: 'none', operation: 'agents.get', message: 'the line is down' }, after",
  );
});

test('what a provider claims not to serve is named as such', async () => {
  const refusing: Mutation = (center) => ({
    ...center,
    capabilities: { ...center.capabilities, 'agents.get': { support: 'notOffered', note: 'not offered' } },
  });
  expect((await failuresOf(refusing, /^answers Unsupported to agents\.get/))[0]).toMatch(
    /^a provider that does not serve agents\.get answers Unsupported to agents\.get, with a reason .*: expected \{ kind: 'Unsupported'/,
  );
});

test('what a provider says that it omits is never told', async () => {
  const omitting: Mutation = (center) => ({
    ...center,
    capabilities: {
      ...center.capabilities,
      'agents.get': { support: 'native', omits: { 'presence.state': 'not told' } },
    },
  });
  const [told] = await failuresOf(omitting, /^never tells what it says that agents\.get omits/);
  expect(told).toContain("path: 'presence.state', message: 'not told'");
});

test('no password is printed', async () => {
  const told = await failuresOf(
    telling('agents.createExtension', (written) => ({
      ...written,
      value: { number: '1', password: '482915' },
    })),
    /^creates an extension once/,
  );
  expect(told.join('\n')).toContain("password: '[redacted]'");
  expect(told.join('\n')).not.toContain('482915');
});

test('long values are cut', async () => {
  const told = await failuresOf(
    telling('agents.list', (page) => ({
      ...page,
      items: Array.from({ length: 5000 }, () => 'x'.repeat(5000)),
    })),
    /^answers agents\.list in the form/,
  );
  expect(told.length).toBeGreaterThan(0);
  for (const each of told) expect(each.length).toBeLessThan(2000);
});
