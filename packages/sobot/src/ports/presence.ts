import {
  beyondState,
  comparingReadings,
  decidingName,
  isNamedAmong,
  isNamedBy,
  listWhole,
  maxPageLimit,
  neverTold,
  notImplemented,
  notOffered,
  presence as port,
  presenceOf,
  serve,
  statesAmong,
  toPresenceRow,
  usualReadingMs,
  type AgentRef,
  type CallContext,
  type ContactCenterError,
  type AgentPresence,
  type Handler,
  type Page,
  type PresenceQuery,
  type PresenceRow,
  type Runtime,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { flow, pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { fromAgentQuery, toListedAgent } from '../mapping/agents.js';
import { states, statesNotTold, toClientToken, whyOnlyState } from '../mapping/presence.js';
import type { CallAgentRequest } from '../surfaces/api/wire/agents.js';
import type { Api } from '../surfaces/api/surface.js';
import type { Tokens } from '../surfaces/tokens/tokens.js';
import { callAgents, noSuchAgent, readAgent } from './agents.js';

const allowed = 'agents with call permission only';

/** The vendor's filter by number finds parts of numbers, too, and it has none by id. */
const narrowedTo = (agent: AgentRef): CallAgentRequest => {
  const { name, value } = decidingName(agent);
  return name === 'number' ? { agentID: value } : {};
};

const presenceIn =
  (api: Api) =>
  (agent: AgentRef, context: CallContext): TE.TaskEither<ContactCenterError, AgentPresence> =>
    pipe(
      callAgents(api, narrowedTo(agent), context),
      TE.chainEitherK((rows) => E.fromNullable(noSuchAgent)(rows.map(toListedAgent).find(isNamedBy(agent)))),
      TE.map(presenceOf),
    );

/** Every page reads them all. */
const presences =
  (api: Api): Handler<PresenceQuery, Page<PresenceRow>> =>
  ({ agents, ...query }, context) =>
    listWhole(
      query,
      () =>
        pipe(
          callAgents(api, fromAgentQuery(query), context),
          TE.map((rows) =>
            agents === undefined ? rows : rows.filter(flow(toListedAgent, isNamedAmong(agents))),
          ),
        ),
      flow(toListedAgent, toPresenceRow),
    );

const queuesByQueue = 'the vendor lists members by queue: queues.listMembers';

/** Tokens for browsers, which the adapter itself has no use for. */
const clientTokens = (api: Api, tokens: Tokens) =>
  serve(
    port.createClientToken,
    ({ agent }, context) =>
      pipe(
        readAgent({ api, agent, context }),
        TE.chain(({ id }) => tokens.give({ id }, context)),
        TE.chainEitherK(toClientToken),
      ),
    {
      note: 'reads the agent first, because no page says how the vendor refuses one who is not there',
      without: { ttlSec: 'a token is valid for 24 hours' },
    },
  );

const inConsole =
  'the vendor has no such call: agents do it in its console, whose own calls no page describes';

const ofSessions = [
  notImplemented(port.signIn, 'POST /callservice/v6/webmsg/agent/_login'),
  notOffered(port.signOut, inConsole),
  notOffered(port.set, inConsole),
  notOffered(port.setAutoAnswer, inConsole),
  notOffered(
    port.setAfterCall,
    'the vendor has no such call: agents.update sets how long the wrap-up lasts (wrapUpSec)',
  ),
  notOffered(
    port.setQueues,
    'the vendor has no such call: an agent takes queues at sign-in; queues.updateMembers sets of which (autoSignIn)',
  ),
];

/** What agents are doing: a part of each row of the list of agents. */
export const presence = (api: Api, tokens: Tokens, runtime: Runtime) => [
  ...ofSessions,
  serve(port.get, ({ agent }, context) => presenceIn(api)(agent, context), {
    support: 'emulated',
    note: `${allowed}; one who is named by id is looked for among all of them`,
    omits: neverTold(beyondState, whyOnlyState),
  }),
  serve(port.list, presences(api), {
    support: 'emulated',
    note: `${allowed}; every page reads them all`,
    limits: { pageSize: maxPageLimit },
    without: statesNotTold,
    omits: {
      ...neverTold(beyondState, whyOnlyState, 'presence'),
      queues: queuesByQueue,
    },
  }),
  serve(port.watch, comparingReadings({ list: presences(api), everyMs: usualReadingMs, runtime }), {
    support: 'emulated',
    note: `${allowed}; each loop reads them again and again, and what comes and goes in between is not seen`,
    limits: { latencyMs: usualReadingMs },
    omits: {
      ...neverTold(beyondState, whyOnlyState, 'current'),
      ...neverTold(beyondState, whyOnlyState, 'previous'),
      agents: 'a reading is of everyone who is watched',
      queues: queuesByQueue,
    },
  }),
  serve(port.listStates, statesAmong(states), {
    support: 'emulated',
    note: "the states and reasons of the vendor's SDK: nothing is sent; what 16 to 18 are called, the account decides",
    omits: neverTold(['name', 'durationSec'], 'the vendor has no call for the names'),
  }),
  clientTokens(api, tokens),
];
