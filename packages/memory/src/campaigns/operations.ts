import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import {
  campaigns as operations,
  type CallbackPlan,
  type Campaign,
  type CampaignQuery,
  type ImportQuery,
  type NewCampaign,
  type Written,
  unchanged,
  withinTwelveMonths,
} from '@cordboard/core/provider';
import { findAgent, findAgentId, isAgent, type AgentsState } from '../agents/state.js';
import { applied, invalid, type Answer } from '../shared/answers.js';
import { holds } from '../shared/filter.js';
import { once } from '../shared/once.js';
import { answerRows, serve, serveBatches, serveList } from '../shared/serve.js';
import type { State } from '../state.js';
import { contactList } from './contact-list.js';
import { contactRemoval } from './contact-removal.js';
import { addContacts, launch } from './contacts.js';
import { life } from './life.js';
import { inOrder, open, provenCampaign } from './made.js';
import { progressOf, shown } from './progress.js';
import { recalling } from './recall.js';
import { findCampaign, type CampaignEntry, type ImportEntry } from './state.js';

const create = (state: State, input: NewCampaign, key: string): Answer<Written<Campaign>> =>
  pipe(
    once(state.campaigns.created, { key, input }, () =>
      pipe(
        provenCampaign(state, input),
        E.map((createdBy) => open(state, input, createdBy)),
      ),
    ),
    E.bindTo('done'),
    E.bind('entry', ({ done }) => findCampaign(state.campaigns, { id: done.answer })),
    E.map(({ done, entry }) =>
      done.isReplay ? unchanged(shown(entry)) : applied(state.clock, shown(entry)),
    ),
  );

const matches =
  ({ agents, campaigns: { idByCode } }: State, query: CampaignQuery) =>
  ({ id, campaign, createdBy }: CampaignEntry): boolean => {
    const createdMs = Date.parse(campaign.createdAt ?? '');
    return (
      holds(query.code, (code) => idByCode.get(code) === id) &&
      holds(query.createdAfter, (from) => createdMs >= Date.parse(from)) &&
      holds(query.createdBefore, (until) => createdMs < Date.parse(until)) &&
      holds(query.createdBy, (agent) => isAgent(agents, agent)(createdBy)) &&
      holds(query.states, (states) => states.some((state) => state === campaign.state)) &&
      holds(query.name, (name) => campaign.name.includes(name)) &&
      holds(query.mode, (mode) => campaign.dialing?.mode === mode)
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

/** The operations on a campaign as such. */
const ofCampaigns = (state: State) => [
  serve(operations.create, (input, { idempotencyKey }) => create(state, input, idempotencyKey)),
  serveBatches(operations.launch, state.clock, (header, rows, context) =>
    launch(state, { header, rows, context }),
  ),
  serveList(operations.list, state.clock, {
    matching: (query) =>
      pipe(
        withinTwelveMonths(query),
        E.map(() => [...state.campaigns.byId.values()].filter(matches(state, query))),
      ),
    show: shown,
  }),
  serve(operations.get, ({ campaign }) => pipe(findCampaign(state.campaigns, campaign), E.map(shown))),
  serve(operations.getProgress, ({ campaign, batch }) =>
    pipe(
      findCampaign(state.campaigns, campaign),
      E.chain((entry) => progressOf(entry, batch)),
    ),
  ),
];

/** The operations on the people that campaigns call. */
const ofContacts = (state: State) => [
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

/** The port's operations on a state. */
export const campaigns = (state: State) => [
  ...ofCampaigns(state),
  ...life(state),
  ...recalling(state),
  ...ofContacts(state),
  ...contactList(state),
  ...contactRemoval(state),
];
