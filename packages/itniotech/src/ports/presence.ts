import {
  beyondState,
  isNamedAmong,
  presence as port,
  neverTold,
  presenceOf,
  serve,
  statesAmong,
  toPresenceRow,
  type Handler,
  type Page,
  type PresenceQuery,
  type PresenceRow,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { pageSize } from '../mapping/agents.js';
import { states, statesNotTold, whyOnlyState } from '../mapping/presence.js';
import { listAgents, searchAgent, type Directory } from './agents.js';

/** One page of the agents, of whom those that are asked for by name are picked out. */
const presences =
  (directory: Directory): Handler<PresenceQuery, Page<PresenceRow>> =>
  ({ agents, ...query }, context) =>
    pipe(
      listAgents(directory)(query, context),
      TE.map(({ items, next, total }) => ({
        items: items.filter(isNamedAmong(agents)).map(toPresenceRow),
        next,
        total: agents === undefined ? total : undefined,
      })),
    );

/** What agents are doing: a part of each row of the list of agents. */
export const presence = (directory: Directory) => [
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
  serve(port.listStates, statesAmong(states), {
    support: 'emulated',
    note: 'the list of the vendor’s page: nothing is sent; agents change their state in the browser',
    omits: neverTold(['name', 'durationSec'], 'no state of the account’s own'),
  }),
];
