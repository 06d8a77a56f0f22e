import { applied, hearing, hidingFailure, telling, without, type FaultyProvider } from './mutations.js';
import { loose } from './vendor.js';

/** Lies about agents' sessions. */
export const sessionFaults: readonly FaultyProvider[] = [
  {
    title: 'signs agents in as ready',
    about: 'presence.signIn',
    breaks: /^signs an agent in as not ready/,
    mutate: hearing('presence.signIn', (input) => ({ state: 'ready', ...input })),
  },
  {
    title: 'swallows state',
    about: 'presence.signIn',
    breaks: /^signs an agent in as ready/,
    mutate: hearing('presence.signIn', (input) => without(input, 'state')),
  },
  {
    title: 'says that an agent was signed in who was so already',
    about: 'presence.signIn',
    breaks: /^leaves an agent as is/,
    mutate: telling('presence.signIn', (written) => ({ ...written, outcome: 'applied' })),
  },
  {
    title: 'says that an agent was signed out who was so already',
    about: 'presence.signOut',
    breaks: /^signs an agent out, and finds it done/,
    mutate: telling('presence.signOut', (written) => ({ ...written, outcome: 'applied' })),
  },
  {
    title: 'puts no agent into wrap-up',
    about: 'presence.set',
    breaks: /^puts an agent into the states/,
    mutate: telling('presence.set', (written) => {
      const { state, ...value } = loose(written.value);
      return { ...written, value: { ...value, state: state === 'wrap-up' ? 'not-ready' : state } };
    }),
  },
  {
    title: 'swallows the reason',
    about: 'presence.set',
    breaks: /^tells for which reason/,
    mutate: hearing('presence.set', (input) => without(input, 'reason')),
  },
  {
    title: 'says that it set the state of an agent who is signed out',
    about: 'presence.set',
    breaks: /^sets no state of an agent who is signed out/,
    mutate: hidingFailure('presence.set', ({ state }) => applied({ state })),
  },
  {
    title: 'takes a reason for being ready',
    about: 'presence.set',
    breaks: /^takes a reason for an agent who is not ready only/,
    mutate: hearing('presence.set', (input) => (input.state === 'ready' ? without(input, 'reason') : input)),
  },
  {
    title: 'lets calls ring whatever is asked',
    about: 'presence.setAutoAnswer',
    breaks: /^answers calls for an agent or lets them ring/,
    mutate: hearing('presence.setAutoAnswer', (input) => ({ ...input, enabled: false })),
  },
  {
    title: 'says that it answers calls for an agent who is signed out',
    about: 'presence.setAutoAnswer',
    breaks: /^answers no calls for an agent who is signed out/,
    mutate: hidingFailure('presence.setAutoAnswer', applied),
  },
];
