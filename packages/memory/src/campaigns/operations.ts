import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import {
  campaigns as operations,
  isWithinMonths,
  type AgentId,
  type CallbackPlan,
  type Campaign,
  type CampaignId,
  type CampaignQuery,
  type ImportQuery,
  type NewCampaign,
  type Written,
} from '@cordboard/core/provider';
import { findAgent, findAgentId, isAgent, type AgentsState } from '../agents/state.js';
import { applied, invalid, unchanged, type Answer } from '../shared/answers.js';
import { holds } from '../shared/filter.js';
import { once } from '../shared/once.js';
import { patched } from '../shared/patch.js';
import { answerRows, serve, serveBatches, serveList } from '../shared/serve.js';
import type { State } from '../state.js';
import { addContacts } from './contacts.js';
import type { SeedCampaign } from './seed.js';
import { findCampaign, toEntry, type CampaignEntry, type ImportEntry } from './state.js';

const inOrder = (start: string, end: string, unitMs: number): boolean =>
  Math.floor(Date.parse(start) / unitMs) < Math.floor(Date.parse(end) / unitMs);

const provenCampaign = (input: NewCampaign): Answer<NewCampaign> =>
  inOrder(input.schedule.start, input.schedule.end, 1)
    ? E.right(input)
    : E.left(invalid('schedule.end', 'must be after the start'));

const open = (
  { campaigns, clock }: State,
  input: NewCampaign,
  createdBy: AgentId | undefined,
): CampaignId => {
  const [id, code] = [campaigns.nextId(), campaigns.nextCode()];
  const { name, schedule, description } = input;
  const draft: SeedCampaign = {
    id,
    code,
    name,
    state: 'draft',
    schedule,
    createdAt: clock.now(),
    progress: { contacts: 0, unassigned: 0, agents: 0 },
  };
  const entry = toEntry(patched(draft, { description, createdBy }));
  campaigns.byId.set(id, entry);
  campaigns.idByCode.set(code, id);
  return id;
};

const create = (state: State, input: NewCampaign, key: string): Answer<Written<Campaign>> =>
  pipe(
    once(state.campaigns.created, { key, input }, () =>
      pipe(
        provenCampaign(input),
        E.chain(() => findAgentId(state.agents, input.createdBy)),
        E.map((createdBy) => open(state, input, createdBy)),
      ),
    ),
    E.bindTo('done'),
    E.bind('entry', ({ done }) => findCampaign(state.campaigns, { id: done.answer })),
    E.map(({ done, entry }) =>
      done.isReplay ? unchanged(entry.campaign) : applied(state.clock, entry.campaign),
    ),
  );

const provenPeriod = (query: CampaignQuery): Answer<CampaignQuery> =>
  query.createdAfter !== undefined &&
  query.createdBefore !== undefined &&
  !isWithinMonths(query.createdAfter, query.createdBefore, 12)
    ? E.left(invalid('createdBefore', 'must be within twelve months of createdAfter'))
    : E.right(query);

const matches =
  ({ agents, campaigns: { idByCode } }: State, query: CampaignQuery) =>
  ({ id, campaign, createdBy }: CampaignEntry): boolean => {
    const createdMs = Date.parse(campaign.createdAt ?? '');
    return (
      holds(query.code, (code) => idByCode.get(code) === id) &&
      holds(query.createdAfter, (from) => createdMs >= Date.parse(from)) &&
      holds(query.createdBefore, (until) => createdMs < Date.parse(until)) &&
      holds(query.createdBy, (agent) => isAgent(agents, agent)(createdBy))
    );
  };

const resultsOf =
  (agents: AgentsState, query: ImportQuery) =>
  ({ imports }: CampaignEntry): readonly ImportEntry[] =>
    imports.filter(
      ({ result, importedBy }) =>
        holds(query.batch, (batch) => result.batch === batch) &&
        holds(query.importedBy, (agent) => isAgent(agents, agent)(importedBy)),
    );

/** Callbacks are planned by the minute, so the end must be at least a minute after the start. */
const provenPlan = (agents: AgentsState, plan: CallbackPlan): Answer<unknown> =>
  inOrder(plan.start, plan.end, 60_000)
    ? pipe(
        findAgent(agents, plan.agent),
        E.chain(() => findAgentId(agents, plan.createdBy)),
      )
    : E.left(invalid('end', 'must be at least one minute after the start'));

/** The port's operations on a state. */
export const campaigns = (state: State) => [
  serve(operations.create, (input, { idempotencyKey }) => create(state, input, idempotencyKey)),
  serveList(operations.list, state.clock, {
    matching: (query) =>
      pipe(
        provenPeriod(query),
        E.map(() => [...state.campaigns.byId.values()].filter(matches(state, query))),
      ),
    show: ({ campaign }) => campaign,
  }),
  serveBatches(operations.addContacts, state.clock, (header, rows, context) =>
    addContacts(state, { header, rows, context }),
  ),
  serveList(operations.importResult, state.clock, {
    matching: (query) =>
      pipe(findCampaign(state.campaigns, query.campaign), E.map(resultsOf(state.agents, query))),
    show: ({ result }) => result,
  }),
  serveBatches(operations.scheduleCallbacks, state.clock, (plan, rows) =>
    pipe(
      provenPlan(state.agents, plan),
      E.map(() =>
        answerRows(rows, () =>
          E.right({ outcome: 'applied', value: { id: state.campaigns.nextCallbackId() } }),
        ),
      ),
    ),
  ),
];
