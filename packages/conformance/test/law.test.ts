import { afterEach, describe, expect, test } from '@jest/globals';
import { orThrow, type Agent, type ContactCenter, type ContactCenterError } from '@cordboard/core';
import { commutingLaw, type LawSubject, type Runner } from '@cordboard/conformance';
import { createMemory } from '@cordboard/memory';
import * as TE from 'fp-ts/lib/TaskEither.js';

const longestMs = 120_000;

type Worsen = (center: ContactCenter) => ContactCenter;

/** Memory itself in the place of an adapter, or something a little worse. */
const subject = (worsen: Worsen = (center) => center): LawSubject => ({
  name: 'memory',
  runs: 400,
  seed: 20260105,
  connect: async ({ seed }) => {
    const center = await orThrow(TE.fromEither(createMemory({ seed })));
    return { center: worsen(center), sandbox: { center }, close: () => Promise.resolve() };
  },
});

const isFinding = (u: unknown): u is object => typeof u === 'object' && u !== null;

/** What the law finds wrong; undefined when nothing is. */
const findingOn = async (worsen: Worsen): Promise<object | undefined> => {
  const bodies: (() => Promise<void>)[] = [];
  const findings: unknown[] = [];
  const runner: Runner = {
    describe: (_, body) => {
      body();
    },
    it: (_, body) => bodies.push(body),
    expect: (actual) => ({ toEqual: () => findings.push(actual), toMatchObject: () => undefined }),
  };
  await commutingLaw(runner, subject(worsen));
  for (const body of bodies) await body();
  return findings.find(isFinding);
};

const deaf: Worsen = (center) => ({
  ...center,
  routing: {
    ...center.routing,
    setInboundEnabled: (value) =>
      TE.map(() => ({ value, outcome: 'applied' as const, warnings: [] }))(
        center.agents.get({ agent: value.agent }),
      ),
  },
});

const forgetful: Worsen = (center) => ({
  ...center,
  queues: {
    ...center.queues,
    configure: ({ queue, set }) =>
      center.queues.configure({ queue, set: { ...set, wrapUpSec: set.wrapUpSec ?? undefined } }),
  },
});

const untrue: Worsen = (center) => ({
  ...center,
  agents: {
    ...center.agents,
    get: (input) =>
      TE.map((agent: Agent) => ({ ...agent, name: agent.name?.slice(0, 10) }))(center.agents.get(input)),
  },
});

const imprecise: Worsen = (center) => ({
  ...center,
  queues: {
    ...center.queues,
    remove: (input) =>
      TE.mapLeft((error: ContactCenterError) => error.with({ kind: 'Internal', effect: 'maybe' }))(
        center.queues.remove(input),
      ),
  },
});

await commutingLaw({ describe, it: test, expect }, subject());

describe('the law catches an adapter', () => {
  test.each([
    ['that says it did what it did not, though nothing reads it back', 'routing.setInboundEnabled', deaf],
    ['that takes clearing for keeping', 'queues.configure', forgetful],
    ['that cuts a name', 'agents.get', untrue],
    ['that fails in another way', 'queues.remove', imprecise],
  ])(
    '%s',
    async (_, operation, worsen) => {
      expect(await findingOn(worsen)).toMatchObject({ commands: [{ operation }] });
    },
    longestMs,
  );
});

describe('a failure of the law', () => {
  afterEach(() => {
    delete process.env.CORDBOARD_LAW_SEED;
  });

  test(
    'is seen again, and at once, with the seed that it prints',
    async () => {
      const found = await findingOn(untrue);
      const replay = String(Object.entries(found ?? {}).find(([name]) => name === 'replay')?.[1]);
      expect(replay).toMatch(/^CORDBOARD_LAW_SEED=20260105:[\d:]+$/);
      process.env.CORDBOARD_LAW_SEED = replay.replace('CORDBOARD_LAW_SEED=', '');
      const again = await findingOn(untrue);
      expect(again).toMatchObject({ ...found, replay: expect.any(String) });
    },
    longestMs,
  );
});
