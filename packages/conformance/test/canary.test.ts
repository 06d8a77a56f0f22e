import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { describeProvider, sampleInputs, type World } from '@cordboard/conformance';
import { failure, isServed, operations } from '@cordboard/core/provider';
import { credentials, known, startSandbox } from '@cordboard/sandbox';
import { callOf } from '../src/call-of.js';
import { Cage } from './canary/cage.js';
import { listenToConsole } from './canary/console.js';
import { hearAnswer, overheard, overhearing } from './canary/overhear.js';
import { adapters, connectTo, vendors, type Vendor } from './faults/vendor.js';

/**
 * Credentials, tokens, passwords and people's numbers are recognizable here, and nothing that leaves the library
 * may hold one: no error however it is printed, no event, nothing on the console. Whatever goes wrong on the wire is
 * overheard in the fault matrix.
 */

const cages: Cage[] = [];

const freshCage = (): Cage => {
  const cage = new Cage();
  cages.push(cage);
  return cage;
};

const met = (sort: string): number => cages.reduce((sum, cage) => sum + cage.met(sort), 0);

let terminal: ReturnType<typeof listenToConsole>;

beforeAll(() => {
  terminal = listenToConsole();
});

/** A world for one conformance case, overheard. */
const overheardWorld = async (vendor: Vendor, cage: Cage): Promise<World> => {
  const { sandbox, center, close } = await connectTo(vendor, overhearing(cage));
  return {
    center: overheard(center, cage),
    known,
    requests: () => vendors.reduce((sum, each) => sum + sandbox.ledger.requests(each), 0),
    close,
  };
};

type Body = () => Promise<void>;

/** The conformance cases of an adapter, to be run here. */
const conformanceCases = async (vendor: Vendor, cage: Cage): Promise<readonly Body[]> => {
  const bodies: Body[] = [];
  const runner = {
    describe: (_: string, body: () => void) => {
      body();
    },
    it: (_: string, body: Body) => bodies.push(body),
    expect,
  };
  await describeProvider(runner, { name: vendor, create: () => overheardWorld(vendor, cage) });
  return bodies;
};

/** Anything in place of each part of an input, one after the other: what is wrong is told by path. */
const mutatedInputs = (input: unknown, bad: unknown): readonly unknown[] => {
  if (typeof input !== 'object' || input === null) return [bad];
  if (Array.isArray(input)) return input.flatMap((item) => mutatedInputs(item, bad).map((each) => [each]));
  return [
    { ...input, '12025550199': bad },
    ...Object.entries(input).flatMap(([name, value]) =>
      mutatedInputs(value, bad).map((each) => ({ ...input, [name]: each })),
    ),
  ];
};

const bads: readonly unknown[] = [
  'sandbox-password-1001 of 12025550199',
  { '12025550199': ['sandbox-api-secret'] },
  12_025_550_199,
];

describe.each(vendors)('%s', (vendor) => {
  test('tells no secret while it keeps the contract', async () => {
    const cage = freshCage();
    for (const body of await conformanceCases(vendor, cage)) await body();
    expect(cage.escaped()).toEqual([]);
  }, 600_000);

  test('tells no secret of an input that is not right', async () => {
    const cage = freshCage();
    const { center, close } = await overheardWorld(vendor, cage);
    const inputs = sampleInputs(known, center.capabilities);
    for (const operation of operations.filter(({ name }) => isServed(center.capabilities[name]))) {
      for (const input of bads.flatMap((bad) => mutatedInputs(inputs[operation.name], bad))) {
        await callOf(center, operation)(input)();
      }
    }
    await close();
    expect(cage.met('error')).toBeGreaterThan(5);
    expect(cage.escaped()).toEqual([]);
  }, 600_000);

  test('tells no secret of settings that are not right', async () => {
    const cage = freshCage();
    const sandbox = await startSandbox();
    const settings = sandbox.config.providers[vendor];
    await sandbox.close();
    for (const mutated of bads.flatMap((bad) => mutatedInputs(settings, bad))) {
      hearAnswer(cage)(adapters[vendor].create(mutated));
    }
    expect(cage.met('error')).toBeGreaterThan(5);
    expect(cage.escaped()).toEqual([]);
  });
});

test('sobot tells nothing of the row at which a stream breaks', async () => {
  const cage = freshCage();
  const { center, close } = await overheardWorld('sobot', cage);
  const breaking = function* (): Generator<{ readonly phoneNumber: string }> {
    yield { phoneNumber: '12025550101' };
    throw new Error('cannot read the row of 12025550102');
  };
  await center.campaigns.addContacts({ campaign: known.campaign, rows: breaking() })();
  await close();
  expect(cage.met('success')).toBe(1);
  expect(cage.escaped()).toEqual([]);
});

describe('the cage', () => {
  test.each([
    ['message', failure('Internal', credentials.itniotech.apiSecret)],
    ['native message', failure('Internal', '', { native: { message: 'call 12025550101' } })],
    // Errors of the product keep nothing of a cause that could hold one.
    ['cause', new Error('', { cause: new Error(credentials.sobot.appSecret) })],
    ['cause of a cause', new Error('', { cause: new Error('', { cause: '482915' }) })],
  ])('finds one in the %s of an error', (_, error) => {
    const cage = new Cage();
    cage.hear('error', error);
    expect(cage.escaped()).toHaveLength(1);
  });

  test('finds one in an event, and a token that it has seen pass by', async () => {
    const cage = new Cage();
    let token = '';
    const options = {
      onExchange: (exchange: Parameters<Cage['watch']>[0]) => {
        cage.watch(exchange);
        token = exchange.request.headers.authorization ?? token;
      },
    };
    const { center, close } = await connectTo('sobot', { options });
    await center.agents.list({})();
    await close();
    expect(cage.escaped()).toEqual([]);
    cage.hear('attempt', { path: `/agents?token=${token.slice('Bearer '.length)}` });
    expect(cage.escaped()).toEqual(['authorization']);
  });
});

// Not a test: it needs all of them, in any order.
afterAll(() => {
  const text = terminal.stop();
  expect([...new Set(cages.flatMap((cage) => cage.escapedIn(text)))]).toEqual([]);
  for (const secret of ['sign', 'authorization', 'guid', 'cookie', 'set-guid', 'set-cookie', 'password'])
    expect([secret, met(secret) > 0]).toEqual([secret, true]);
  expect(met('error')).toBeGreaterThan(500);
  expect(met('attempt')).toBeGreaterThan(500);
  const sorts = ['error', 'attempt', 'success'].map((sort) => `${sort} ${met(sort)}`);
  console.log(`${cages.length} cages heard: ${sorts.join(', ')}`);
});
