import {
  applied,
  hearing,
  hidingFailure,
  ignoring,
  itemsOf,
  telling,
  without,
  type FaultyProvider,
} from './mutations.js';
import { sessionFaults } from './session-faults.js';
import { watchFaults } from './watch-faults.js';
import { loose, partsOf } from './vendor.js';

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
  ...sessionFaults,
  ...watchFaults,
  ignoring('presence.listStates', 'settable', /^tells states that can be set/),
  {
    title: 'forgets a state that agents are in',
    about: 'presence.listStates',
    breaks: /^defines each state and reason that agents/,
    mutate: telling('presence.listStates', (page) => ({
      ...page,
      items: partsOf(page.items).filter(({ state }) => state !== 'busy'),
    })),
  },
  {
    title: 'defines a state that it has no word for',
    about: 'presence.listStates',
    breaks: /^defines each state once/,
    mutate: telling('presence.listStates', (page) =>
      itemsOf(page, (item) => ({ ...item, state: 'unknown' })),
    ),
  },
  ignoring('presence.createClientToken', 'ttlSec', /^lets a token end when/),
  {
    title: 'makes up a token for an agent who is not there',
    about: 'presence.createClientToken',
    breaks: /^answers NotFound for a token/,
    mutate: hidingFailure('presence.createClientToken', () => applied({ token: 'made-up' })),
  },
  {
    title: 'hands over a token as plain text',
    about: 'presence.createClientToken',
    breaks: /^hands over a token that shows itself/,
    mutate: telling('presence.createClientToken', (written) => ({
      ...written,
      value: { ...loose(written.value), token: { reveal: () => 'abc', toString: () => 'abc' } },
    })),
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
