import { connectTo, orThrow, type ContactCenter } from '@cordboard/core/fp';
import type { Agent, ContactCenterError } from '@cordboard/core';
import { describe, expect, test } from '@jest/globals';
import { checkLaw, commutingLaw, type LawSubject } from '@cordboard/conformance';
import { memory } from '@cordboard/memory';
import * as TE from 'fp-ts/lib/TaskEither.js';

const longestMs = 600_000;
const usualSeed = 20_260_105;

type Worsen = (center: ContactCenter) => ContactCenter;

/** Memory itself in the place of an adapter, or something a little worse. */
const subject = (worsen: Worsen = (center) => center, ofSeed = usualSeed): LawSubject => ({
  name: 'memory',
  runs: 1000,
  seed: ofSeed,
  connect: async ({ seed }) => {
    const center = await orThrow(connectTo(memory, { seed }));
    return { center: worsen(center), sandbox: { center }, close: () => Promise.resolve() };
  },
});

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

/** The centers that a few runs begin with. */
const drawnBy = async (options: Pick<LawSubject, 'seed'>): Promise<readonly unknown[]> => {
  const centers: unknown[] = [];
  const { name, connect } = subject();
  const recorded: LawSubject['connect'] = (start) => {
    centers.push(start.seed);
    return connect(start);
  };
  await checkLaw({ name, connect: recorded, runs: 5, ...options });
  return centers;
};

const findings = new Map<Worsen, ReturnType<typeof checkLaw>>();

/** What the law says of an adapter: found once, because making a case smaller takes many runs. */
const findingOf = (worsen: Worsen, ofSeed?: number): ReturnType<typeof checkLaw> => {
  const finding = findings.get(worsen) ?? checkLaw(subject(worsen, ofSeed));
  findings.set(worsen, finding);
  return finding;
};

await commutingLaw({ describe, it: test, expect }, subject());

describe('the law catches an adapter', () => {
  // Two have a seed of their own, of whose sequences an earlier one comes to the point.
  test.each([
    ['that says it did what it did not, though nothing reads it back', 'routing.setInboundEnabled', deaf, 4],
    ['that takes clearing for keeping', 'queues.configure', forgetful, 6],
    ['that cuts a name', 'agents.get', untrue, usualSeed],
    ['that fails in another way', 'queues.remove', imprecise, usualSeed],
  ] as const)(
    '%s',
    async (_, operation, worsen, ofSeed) => {
      expect(await findingOf(worsen, ofSeed)).toMatchObject({ commands: [{ operation }] });
    },
    longestMs,
  );
});

describe('a failure of the law', () => {
  test(
    'is seen again, and at once, with the seed and the path that it names',
    async () => {
      const found = await findingOf(untrue);
      expect(found).toMatchObject({ seed: usualSeed, path: expect.stringMatching(/^\d+(:\d+)*$/) });
      const again = await checkLaw({ ...subject(untrue), seed: found?.seed, path: found?.path, runs: 1 });
      expect(again).toEqual({ ...found, path: expect.any(String) });
    },
    longestMs,
  );

  test(
    'fails the test that a runner was given',
    async () => {
      const told: unknown[] = [];
      const bodies: (() => Promise<void>)[] = [];
      await commutingLaw(
        {
          describe: (_, body) => {
            body();
          },
          it: (_, body) => bodies.push(body),
          expect: (actual) => ({ toEqual: () => told.push(actual), toMatchObject: () => undefined }),
        },
        subject(untrue),
      );
      for (const body of bodies) await body();
      expect(told).toContainEqual(await findingOf(untrue));
    },
    longestMs,
  );
});

test('every run draws the same sequences, and another seed draws others', async () => {
  expect(await drawnBy({})).toEqual(await drawnBy({}));
  expect(await drawnBy({ seed: 1 })).toEqual(await drawnBy({ seed: 1 }));
  expect(await drawnBy({ seed: 1 })).not.toEqual(await drawnBy({}));
});
