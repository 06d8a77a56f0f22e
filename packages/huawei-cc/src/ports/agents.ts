import { isDeepStrictEqual } from 'node:util';
import {
  agentDirectory,
  applied,
  beyondState,
  neverTold,
  notImplemented,
  notOffered,
  serve,
  unchanged,
  whenConfigured,
  type Agent,
  type AgentQuery,
  type AgentRef,
  type CallContext,
  type ContactCenterError,
  type Handler,
  type OneAgent,
  type Page,
  type UpdateAgent,
  type Written,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Surfaces } from '../configured.js';
import {
  accountChanges,
  accountPages,
  agentFilters,
  changed,
  fromAccount,
  fromAgentPatch,
  isAgentMeant,
} from '../mapping/accounts.js';
import { fromAgentRef, toAgent, workNumbers } from '../mapping/agents.js';
import { newAccounts } from '../mapping/new-accounts.js';
import { whyOnlyState } from '../mapping/presence.js';
import type { ApiFabric } from '../surfaces/api-fabric/surface.js';
import { deleteAccount, updateAccount } from '../surfaces/api-fabric/wire/accounts.js';
import type { Cms } from '../surfaces/cms/surface.js';
import { findAccount, listAccounts } from './accounts.js';
import { createAgent } from './new-agents.js';
import { firstConfigured } from './ways.js';

type Result<A> = TE.TaskEither<ContactCenterError, A>;

/** One agent, as the monitoring sees it. */
export const agentByRef = (monitor: Cms, agent: AgentRef, context: CallContext): Result<Agent> =>
  pipe(
    TE.fromEither(fromAgentRef(agent)),
    TE.chain((workNo) => monitor.agentByWorkNo(workNo, context)),
    TE.map(toAgent),
  );

const list =
  (api: ApiFabric): Handler<AgentQuery, Page<Agent>> =>
  ({ limit, cursor, ...filters }, context) => {
    const isFiltered = Object.values<unknown>({ ...filters }).some((value) => value !== undefined);
    return pipe(
      listAccounts(api, { limit, cursor, isMeant: isFiltered ? isAgentMeant(filters) : undefined }, context),
      TE.map(({ items, ...page }) => ({ ...page, items: items.map(({ agent }) => agent) })),
    );
  };

const getAtAccounts =
  (api: ApiFabric): Handler<OneAgent, Agent> =>
  ({ agent }, context) =>
    pipe(
      findAccount(api, agent, context),
      TE.map((found) => found.agent),
    );

/** The monitoring knows an agent by number, and no user name. */
const getAtMonitoring =
  (apiFabric: ApiFabric | undefined) =>
  (monitor: Cms): Handler<OneAgent, Agent> =>
  (input, context) =>
    apiFabric !== undefined && 'username' in input.agent
      ? getAtAccounts(apiFabric)(input, context)
      : agentByRef(monitor, input.agent, context);

const update =
  (api: ApiFabric): Handler<UpdateAgent, Written<Agent>> =>
  ({ agent, set }, context) =>
    pipe(
      findAccount(api, agent, context),
      TE.chain((found) => {
        const after = changed(found.agent, set);
        if (isDeepStrictEqual(after, found.agent)) return TE.right(unchanged(after));
        return pipe(
          api.ask(updateAccount, { body: { json: fromAgentPatch(found.row, set) } }, context),
          TE.map(() => applied(after)),
        );
      }),
    );

const remove =
  (api: ApiFabric): Handler<OneAgent, Written<OneAgent>> =>
  ({ agent }, context) =>
    pipe(
      findAccount(api, agent, context),
      TE.chainFirst(({ row }) => api.ask(deleteAccount, { body: { json: fromAccount(row) } }, context)),
      TE.map((found) => applied({ agent: { id: found.agent.id } })),
    );

const stations = [
  notOffered(
    agentDirectory.unbindStation,
    'nothing is bound: an agent names the phone at each sign-in (phoneNumber of the credentials)',
  ),
  notOffered(
    agentDirectory.listExtensions,
    'phones are not listed by themselves; agents.list tells the extension of each agent',
  ),
  notOffered(
    agentDirectory.createExtension,
    'a phone is not created by itself; API Fabric agentAccount/create makes one together with its agent',
  ),
];

const walks = 'by id or number, the accounts are read until the agent turns up';

const byApiFabric = 'in the cloud by API Fabric';

const onPrivateSites = [
  notImplemented(agentDirectory.list, `on private sites CC-CMS configures/agents; ${byApiFabric}`),
  notImplemented(
    agentDirectory.create,
    `on private sites POST config/vdn/agents, of whose queues the form was not read; ${byApiFabric}`,
  ),
  notImplemented(
    agentDirectory.update,
    `on private sites PUT config/vdn/agents, whose page was not read; ${byApiFabric}`,
  ),
  notImplemented(agentDirectory.remove, `on private sites DELETE config/vdn/agents; ${byApiFabric}`),
];

const inTheCloud = (apiFabric: ApiFabric | undefined) => [
  serve(agentDirectory.list, whenConfigured('apiFabric', apiFabric, list), {
    note: 'the vendor has no filters: with one, every page is read and the others are left out; an account whose work number is not told takes another request',
    limits: { pageSize: accountPages.maxSize },
    ...agentFilters,
    omits: { presence: 'accounts tell no state' },
  }),
  serve(agentDirectory.create, whenConfigured('apiFabric', apiFabric, createAgent), {
    note: 'reads the account of that username and each queue first, because no code says that one is taken or not there; what the agent handles is the setting apiFabric.newAgents',
    ...newAccounts,
    omits: { presence: 'accounts tell no state' },
  }),
  serve(agentDirectory.update, whenConfigured('apiFabric', apiFabric, update), {
    note: walks,
    ...accountChanges,
    omits: { presence: 'accounts tell no state' },
    unconfirmed: 'Modifying an Agent Account: whether an empty phone clears it is not said',
  }),
  serve(agentDirectory.remove, whenConfigured('apiFabric', apiFabric, remove), {
    note: `${walks}; an agent on a call is removed, too`,
  }),
];

const passwords = notImplemented(
  agentDirectory.setPassword,
  'API Fabric agentAccount/update, which changes a password only together with the one before it, and the operation takes none',
);

export const agents = ({ cms, apiFabric, configuration }: Surfaces) => {
  return [
    serve(
      agentDirectory.get,
      configuration === undefined
        ? firstConfigured(
            whenConfigured('cms', cms, getAtMonitoring(apiFabric)),
            whenConfigured('apiFabric', apiFabric, getAtAccounts),
          )
        : whenConfigured('cms', cms, getAtMonitoring(undefined)),
      {
        note: 'the monitoring tells the state, by number; accounts tell the rest, by user name, and all where no monitoring is configured',
        refs: { agent: apiFabric === undefined ? workNumbers : [...workNumbers, 'username'] },
        omits: neverTold(beyondState, whyOnlyState, 'presence'),
      },
    ),
    ...(configuration === undefined ? inTheCloud(apiFabric) : onPrivateSites),
    passwords,
    ...stations,
  ];
};
