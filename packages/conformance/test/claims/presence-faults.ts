import {
  hearing,
  hidingFailure,
  ignoring,
  itemsOf,
  telling,
  without,
  type FaultyProvider,
} from './mutations.js';
import { partsOf } from './vendor.js';

/** Lies about what agents are doing. */
export const presenceFaults: readonly FaultyProvider[] = [
  ignoring('presence.list', 'state', /^finds in a state those/),
  ignoring('presence.list', 'queue', /^finds the agents of a queue/),
  ignoring('presence.list', 'agents', /^finds the agents who are asked for/),
  {
    title: 'makes up an agent who is not there',
    about: 'presence.get',
    breaks: /^answers NotFound for the presence/,
    mutate: hidingFailure('presence.get', () => ({ state: 'logged-out' })),
  },
  {
    title: 'keeps a presence from earlier',
    about: 'presence.list',
    breaks: /^tells the same of an agent in the list/,
    mutate: telling('presence.list', (page) =>
      itemsOf(page, (row) => ({ ...row, presence: { state: 'logged-out' } })),
    ),
  },
  {
    title: 'names agents as nobody knows them',
    about: 'presence.list',
    breaks: /^names each agent as agents\.get takes it/,
    mutate: telling('presence.list', (page) =>
      itemsOf(page, (row) => ({ ...row, agent: { id: 'another scale' } })),
    ),
  },
  {
    title: 'takes no agents for all of them',
    about: 'presence.list',
    breaks: /^takes no empty list of agents/,
    mutate: hearing('presence.list', (query) =>
      partsOf(query.agents).length === 0 ? without(query, 'agents') : query,
    ),
  },
];
