import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AgentId, type AgentPresence, type ContactCenterError } from '@cordboard/core';
import { connectTo, orThrow, type CenterOf } from '@cordboard/core/fp';
import { startSandbox, type FaultRule, type Sandbox } from '@cordboard/sandbox';
import { huaweiCc } from '@cordboard/huawei-cc';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import fc from 'fast-check';
import { done } from './support.js';

/** Jest's option `--globals '{"commandsPerAgent":200}'` plays more of them. */
const commandsOfEach = Number(Reflect.get(globalThis, 'commandsPerAgent') ?? 20);
const agents = Array.from({ length: 50 }, (_, i) => ({ id: AgentId(String(2001 + i)) }));

interface Command {
  readonly what: 'signIn' | 'signOut' | 'set';
  readonly state: 'ready' | 'not-ready';
  readonly reason: 'busy' | 'break';
  readonly takeOver: boolean;
  readonly fault: FaultRule | undefined;
}

const gatewayOnly = { vendor: 'huawei-cc' as const, path: /agentgateway/ };

/** None that is told to be refused and was done: of that nobody can tell the truth. */
const fault: fc.Arbitrary<FaultRule> = fc
  .oneof(
    fc.record({
      fault: fc.constantFrom('status', 'html', 'half', 'reset', 'truncated', 'empty', 'hang'),
      when: fc.constantFrom('before', 'after'),
    }),
    fc.record({ fault: fc.constantFrom('busy', 'out-of-order'), when: fc.constant('before') }),
  )
  .chain((rule) =>
    // One for a request, or enough for all of its repetitions.
    fc.constantFrom(1, 1, 1, 4).map((times) => ({ ...rule, ...gatewayOnly, times })),
  );

const command: fc.Arbitrary<Command> = fc.record({
  what: fc.constantFrom('signIn', 'signIn', 'signIn', 'signOut', 'set', 'set', 'set', 'set'),
  state: fc.constantFrom('ready', 'not-ready'),
  reason: fc.constantFrom('busy', 'break'),
  takeOver: fc.boolean(),
  fault: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fault }),
});

type Agent = (typeof agents)[number];

let sandbox: Sandbox;
let center: CenterOf<typeof huaweiCc>;

/** How often a command ended in each way. */
const endings = new Map<string, number>();

const endingOf = (told: E.Either<ContactCenterError, AgentPresence>): string =>
  E.isRight(told) ? 'done' : `failed, ${told.left.effect}`;

beforeAll(async () => {
  const now = (): number => Date.parse('2026-11-30T09:00:00Z');
  const seed = { agents: agents.map(({ id }) => ({ id, number: id, name: `Agent ${id}` })) };
  sandbox = await startSandbox({ seed, now });
  const settings = {
    ...sandbox.config.providers['huawei-cc'],
    // Long enough that a busy machine answers in it.
    timeoutMs: 2000,
    retry: { baseDelayMs: 1, maxDelayMs: 5 },
  };
  center = await orThrow(connectTo(huaweiCc, settings, { now }));
});

afterAll(async () => {
  await done(center.close());
  await sandbox.close();
});

const truthOf = (agent: Agent): Promise<AgentPresence> => done(sandbox.center.presence.get({ agent }));

const carryOut =
  (
    { presence }: Pick<typeof center, 'presence'>,
    agent: Agent,
    asked: Command,
  ): TaskEither<ContactCenterError, AgentPresence> =>
  async () => {
    const { what, state, reason, takeOver } = asked;
    if (what === 'signIn') {
      return E.map(({ value }: { value: { presence: AgentPresence } }) => value.presence)(
        await presence.signIn({ agent, state, takeOver })(),
      );
    }
    const written =
      what === 'signOut'
        ? presence.signOut({ agent })
        : presence.set({
            agent,
            state,
            ...(state === 'ready' ? {} : { reason, durationSec: reason === 'break' ? 600 : undefined }),
          });
    return E.map(({ value }: { value: AgentPresence }) => value)(await written());
  };

const wantedBy = ({ what, state }: Command): string => (what === 'signOut' ? 'logged-out' : state);

/** The states in which an agent may be after a command, by what the caller was told of it. */
const allowedBy = (
  asked: Command,
  told: E.Either<ContactCenterError, AgentPresence>,
  before: string,
): readonly string[] => {
  if (E.isRight(told)) return [told.right.pending ?? told.right.state];
  const byEffect = { none: [before], maybe: [before, wantedBy(asked)], done: [wantedBy(asked)] };
  return byEffect[told.left.effect];
};

const play = async (agent: Agent, commands: readonly Command[]): Promise<readonly unknown[]> => {
  const lies: unknown[] = [];
  // What may have happened may also happen later.
  let maybe: readonly string[] = [];
  for (const asked of commands) {
    const before = (await truthOf(agent)).state;
    if (asked.fault !== undefined) sandbox.faults.add(asked.fault);
    const told = await carryOut(center, agent, asked)();
    endings.set(endingOf(told), (endings.get(endingOf(told)) ?? 0) + 1);
    const { state } = await truthOf(agent);
    const allowed = [...allowedBy(asked, told, before), ...(E.isRight(told) ? [] : maybe)];
    if (!allowed.includes(state)) lies.push({ agent: agent.id, asked, before, state, told });
    if (E.isLeft(told) && told.left.effect === 'maybe') maybe = [...maybe, wantedBy(asked)];
  }
  return lies;
};

test('what is told of fifty agents at once is true, whatever goes wrong', async () => {
  const commands = fc.sample(fc.array(command, { minLength: commandsOfEach, maxLength: commandsOfEach }), {
    seed: 20_261_130,
    numRuns: agents.length,
  });
  const lies = await Promise.all(agents.map((agent, i) => play(agent, commands[i] ?? [])));
  expect(lies.flat()).toEqual([]);
  console.info(Object.fromEntries(endings));
  // Enough of each to tell.
  expect(endings.get('done')).toBeGreaterThan(300);
  expect(endings.get('failed, maybe')).toBeGreaterThan(10);
}, 600_000);
