import {
  beyondState,
  comparingReadings,
  decidingName,
  failure,
  isNamedAmong,
  neverTold,
  notOffered,
  presence as port,
  presenceOf,
  serve,
  statesAmong,
  toPresenceRow,
  usualReadingMs,
  type AgentRef,
  type CallContext,
  type ClientToken,
  type ContactCenterError,
  type CreateClientToken,
  type Handler,
  type Page,
  type PresenceQuery,
  type PresenceRow,
  type Runtime,
  type Written,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { pageSize } from '../mapping/agents.js';
import { states, statesNotTold, toClientToken, whyOnlyState, ttl, usualTtlSec } from '../mapping/presence.js';
import { createSdkAuthentication } from '../surfaces/api/wire/agents.js';
import { listAgents, searchAgent, type Directory } from './agents.js';

/** One page of the agents, of whom those that are asked for by name are picked out. */
const presences =
  (directory: Directory): Handler<PresenceQuery, Page<PresenceRow>> =>
  ({ agents, ...query }, context) =>
    pipe(
      // A team leader tells no state.
      listAgents(directory)({ ...query, role: 'agent' }, context),
      TE.map(({ items, next, total }) => ({
        items: items.filter(isNamedAmong(agents)).map(toPresenceRow),
        next,
        total: agents === undefined ? total : undefined,
      })),
    );

const noUsername = failure('NotFound', 'the agent has no account to sign in with');

/** What the agent signs in with, looked up unless it is given. */
const usernameOf = (
  directory: Directory,
  agent: AgentRef,
  context: CallContext,
): TE.TaskEither<ContactCenterError, string> => {
  const { name, value } = decidingName(agent);
  return name === 'username'
    ? TE.right(value)
    : pipe(
        searchAgent(directory, agent, context),
        TE.chainEitherK(({ username }) => E.fromNullable(noUsername)(username)),
      );
};

const createTokenWith =
  (directory: Directory, now: Runtime['now']): Handler<CreateClientToken, Written<ClientToken>> =>
  ({ agent, ttlSec: expires = usualTtlSec }, context) =>
    pipe(
      usernameOf(directory, agent, context),
      TE.bindTo('account'),
      TE.bind('askedAt', () => TE.fromIO(now)),
      TE.chain(({ account, askedAt }) =>
        pipe(
          directory.api.ask(createSdkAuthentication, { body: { json: { account, expires } } }, context),
          TE.chainEitherK((reply) => toClientToken(reply, askedAt + expires * 1000)),
        ),
      ),
    );

const inBrowser =
  "the vendor has no call for it: an agent signs in and changes state in the vendor's browser phone";

const ofSessions = [
  notOffered(port.signIn, `${inBrowser}, with a token of presence.createClientToken`),
  notOffered(port.signOut, inBrowser),
  notOffered(port.set, inBrowser),
  notOffered(
    port.setAutoAnswer,
    'the vendor answers by queue: queues.configure sets after how many seconds (autoAnswerSec)',
  ),
  notOffered(
    port.setAfterCall,
    'an agent is always in wrap-up after a call: queues.configure sets for how long (wrapUpSec)',
  ),
  notOffered(
    port.setQueues,
    'an agent is in one queue and takes its contacts whenever ready: queues.updateMembers moves the agent',
  ),
];

/** What agents are doing: a part of each row of the list of agents. */
export const presence = (directory: Directory, runtime: Runtime) => [
  ...ofSessions,
  serve(port.get, ({ agent }, context) => pipe(searchAgent(directory, agent, context), TE.map(presenceOf)), {
    support: 'emulated',
    note: `reads the list of agents, ${pageSize} at a time, until the agent turns up`,
    limits: { pageSize },
    omits: neverTold(beyondState, whyOnlyState),
  }),
  serve(port.list, presences(directory), {
    note: 'agents who are asked for by name are picked out of the pages',
    limits: { pageSize },
    without: statesNotTold,
    omits: neverTold(beyondState, whyOnlyState, 'presence'),
  }),
  serve(port.watch, comparingReadings({ list: presences(directory), everyMs: usualReadingMs, runtime }), {
    support: 'emulated',
    note: 'the vendor tells of no change: each loop reads the list of agents again and again, and what comes and goes in between is not seen',
    limits: { latencyMs: usualReadingMs },
    omits: {
      ...neverTold(beyondState, whyOnlyState, 'current'),
      ...neverTold(beyondState, whyOnlyState, 'previous'),
      agents: 'a reading is of everyone who is watched',
    },
  }),
  serve(port.listStates, statesAmong(states), {
    support: 'emulated',
    note: 'the list of the vendor’s page: nothing is sent; agents change their state in the browser',
    omits: neverTold(['name', 'durationSec'], 'no state of the account’s own'),
  }),
  serve(port.createClientToken, createTokenWith(directory, runtime.now), {
    ...ttl,
    note: 'ends the token before; valid for an hour unless ttlSec says otherwise; the agent is looked up in the list of agents unless named by username',
  }),
];
