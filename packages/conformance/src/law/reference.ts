import type { ContactCenter } from '@cordboard/core/fp';
import { orThrow } from '@cordboard/core/fp';
import {
  agentDirectory,
  callRouting,
  CampaignRef,
  queueAdmin,
  type Agent,
  type AgentPatch,
  type AgentRef,
  type Capabilities,
  type MembershipChange,
  type OperationName,
  type Outcome,
  type QueueId,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import type { Command } from './command.js';
import { observe, type Observation } from './observe.js';
import { signingIn } from './signing-in.js';
import type { VendorRules } from './world.js';

/*
 * Memory keeps an agent in as many queues as are asked for, and removes a queue with its members. Where a provider
 * declares otherwise, by a trait, this is what memory would do if it were so.
 */

const refused = (kind: 'Conflict' | 'Unsupported'): Observation => ({
  happened: false,
  error: { kind, effect: 'none' },
});

type Reference = (memory: ContactCenter, command: Command) => Promise<Observation>;

const isLed = async ({ agents }: ContactCenter, queue: QueueId): Promise<boolean> => {
  const { items } = await orThrow(agents.list({ role: 'supervisor' }));
  return items.some(({ supervises = [] }) => supervises.some(({ id }) => id === queue));
};

/** Removes a queue only when it is empty, and no supervisor leads it. */
const removingEmpty: Reference = async (memory, command) => {
  const { input } = command;
  if (!queueAdmin.remove.input.is(input)) return observe(memory, command);
  const members = await memory.queues.listMembers(input)();
  const hasMembers = E.isRight(members) && members.right.items.length > 0;
  const isInUse = hasMembers || (E.isRight(members) && (await isLed(memory, input.queue)));
  return isInUse ? refused('Conflict') : observe(memory, command);
};

type Told = Outcome<{ readonly queue: QueueId }>;

const change = async ({ queues }: ContactCenter, row: MembershipChange): Promise<Told> => {
  const { outcomes } = await orThrow(queues.updateMembers({ rows: [row] }));
  const [told] = outcomes;
  return { outcome: told?.outcome ?? 'unknown', value: told?.value, error: told?.error };
};

const queuesOf = ({ queues = [] }: Agent): readonly QueueId[] => queues.map(({ id }) => id);

/** Puts an agent into a queue, and out of every other. */
const move = async (memory: ContactCenter, { id, ...agent }: Agent, queue: QueueId): Promise<void> => {
  await change(memory, { queue, add: [{ agent: { id } }] });
  for (const other of queuesOf({ id, ...agent }).filter((each) => each !== queue)) {
    await change(memory, { queue: other, remove: [{ id }] });
  }
};

/** Moves the agents of a row one by one, as long as they can be moved. */
const moveAll = async (
  memory: ContactCenter,
  { queue, add = [] }: MembershipChange,
  { fixedIn = [] }: VendorRules,
): Promise<Told> => {
  const agents: AgentRef[] = add.map(({ agent }) => agent);
  const before = await change(memory, { queue });
  if (before.outcome === 'failed') return before;
  for (const agent of agents) {
    const found = await memory.agents.get({ agent })();
    if (E.isLeft(found)) return { outcome: 'failed', error: { kind: found.left.kind, message: '' } };
  }
  let outcome: Told['outcome'] = 'unchanged';
  for (const agent of agents) {
    const found = await orThrow(memory.agents.get({ agent }));
    if (queuesOf(found).includes(queue)) continue;
    if (found.presence !== undefined && fixedIn.includes(found.presence.state)) {
      const error = { kind: 'Conflict' as const, message: '' };
      return { outcome: outcome === 'applied' ? 'unknown' : 'failed', error };
    }
    await move(memory, found, queue);
    outcome = 'applied';
  }
  return { outcome, value: { queue } };
};

const Rows = t.type({ rows: t.readonlyArray(queueAdmin.updateMembers.row) });

/** Moves agents between queues: each is in one at most. */
const moving =
  (rules: VendorRules): Reference =>
  async (memory, command) => {
    const { input } = command;
    if (!Rows.is(input)) return observe(memory, command);
    const outcomes: object[] = [];
    for (const [place, row] of input.rows.entries()) {
      outcomes.push({ row: place, ...(await moveAll(memory, row, rules)) });
    }
    return { happened: true, result: { total: outcomes.length, outcomes } };
  };

const isOnCall = ({ presence }: Agent, { fixedIn = [] }: VendorRules): boolean =>
  presence !== undefined && fixedIn.includes(presence.state);

/** Whether a patch changes an agent. */
const isChanged = (agent: Agent, set: AgentPatch): boolean =>
  (['name', 'displayName', 'number', 'callerId', 'callingCode'] as const).some(
    (field) => set[field] !== undefined && (set[field] ?? undefined) !== agent[field],
  );

/** Changes no agent who is on a call or in no queue. */
const sparing =
  (rules: VendorRules): Reference =>
  async (memory, command) => {
    const { operation, input } = command;
    const { update, setPassword } = agentDirectory;
    const isPatch = operation === update.name && update.input.is(input);
    if (!isPatch && !setPassword.input.is(input)) return observe(memory, command);
    const found = await memory.agents.get({ agent: input.agent })();
    const isSupervisor = E.isRight(found) && found.right.role?.role === 'supervisor';
    const { [isSupervisor ? 'supervisor' : 'agent']: lacking = [] } = rules.rolesWithout ?? {};
    if (E.isRight(found) && isPatch && lacking.some((field) => input.set[field] !== undefined)) {
      return refused('Unsupported');
    }
    const isRefused =
      !isSupervisor &&
      E.isRight(found) &&
      (queuesOf(found.right).length === 0 || isOnCall(found.right, rules)) &&
      (!isPatch || isChanged(found.right, input.set));
    return isRefused ? refused('Conflict') : observe(memory, command);
  };

const OfCampaign = t.type({ campaign: CampaignRef });

/** Changes and stops only campaigns that dial in some ways. */
const dialingSo =
  (modes: NonNullable<VendorRules['changeableModes']>): Reference =>
  async (memory, command) => {
    const { input } = command;
    const found = OfCampaign.is(input)
      ? await memory.campaigns.get({ campaign: input.campaign })()
      : undefined;
    const isRefused =
      found !== undefined && E.isRight(found) && !modes.some((mode) => mode === found.right.dialing?.mode);
    return isRefused ? refused('Unsupported') : observe(memory, command);
  };

const isSet = ([, value]: readonly [string, unknown]): boolean => value !== undefined && value !== null;

/** What is given, and the usual of the rest; cleared is as usual, too. */
const filledUp = (usual: object = {}, given: object = {}): object => ({
  ...usual,
  ...Object.fromEntries(Object.entries(given).filter(isSet)),
});

/** Makes queues and routes with what the vendor gives them. */
const filling =
  ({ channel, settings, ...about }: NonNullable<VendorRules['newQueues']>): Reference =>
  (memory, { operation, input, ...command }) => {
    const { create } = queueAdmin;
    const { createRoute } = callRouting;
    const filled = create.input.is(input)
      ? { ...filledUp({ ...about, channel }, input), settings: filledUp(settings, input.settings) }
      : createRoute.input.is(input)
        ? { route: filledUp({ channel }, input.route) }
        : input;
    return observe(memory, { ...command, operation, input: filled });
  };

const filledOperations: readonly OperationName[] = ['queues.create', 'routing.createRoute'];

const changing: readonly OperationName[] = ['campaigns.update', 'campaigns.stop'];

/** Does what was done under a key no second time, and tells the same of it. */
const onceByKey = (): Reference => {
  const told = new Map<string, Observation>();
  return async (memory, command) => {
    const observed = told.get(command.idempotencyKey) ?? (await observe(memory, command));
    if (observed.happened) told.set(command.idempotencyKey, observed);
    return observed;
  };
};

/** What a command does in memory, held to what the provider declares. */
export const referenceFor = (capabilities: Capabilities, rules: VendorRules): Reference => {
  const once = onceByKey();
  const inSession = signingIn();
  return (memory, command) => {
    const { operation } = command;
    const { traits = {} } = capabilities[operation];
    if (rules.signsInFor?.includes(operation) === true) return inSession(memory, command);
    if (operation === 'queues.remove' && traits.removes === 'empty') return removingEmpty(memory, command);
    if (operation === 'queues.updateMembers' && traits.membership === 'single')
      return moving(rules)(memory, command);
    if (traits.membership === 'single') return sparing(rules)(memory, command);
    if (rules.changeableModes !== undefined && changing.includes(operation))
      return dialingSo(rules.changeableModes)(memory, command);
    if (rules.newQueues !== undefined && filledOperations.includes(operation))
      return filling(rules.newQueues)(memory, command);
    return rules.onceByKey?.includes(operation) === true ? once(memory, command) : observe(memory, command);
  };
};
