import {
  applied,
  hearing,
  hidingFailure,
  refusing,
  telling,
  without,
  withOther,
  type FaultyProvider,
} from './mutations.js';
import { loose, partsOf } from './vendor.js';

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
  {
    title: 'makes agents ready after every call',
    about: 'presence.setAfterCall',
    breaks: /^sets whether an agent is ready after a call/,
    mutate: hearing('presence.setAfterCall', (input) => ({ ...input, state: 'ready' })),
  },
  {
    title: 'says that it set what an agent is after a call who is signed out',
    about: 'presence.setAfterCall',
    breaks: /^sets nothing for after a call/,
    mutate: hidingFailure('presence.setAfterCall', applied),
  },
  {
    title: 'says that an agent takes contacts of all queues, whatever is asked',
    about: 'presence.setQueues',
    breaks: /^has an agent take contacts of all queues/,
    mutate: telling('presence.setQueues', (written) => withOther(written, ['value', 'queues'], 'all')),
  },
  {
    title: 'lets agents take contacts of none of their queues',
    about: 'presence.setQueues',
    breaks: /^shows at the members/,
    mutate: hearing('presence.setQueues', (input) => ({ ...input, queues: 'none' })),
  },
  {
    title: 'lists no members whose contacts others take',
    about: 'queues.listMembers',
    breaks: /^leaves an agent a member/,
    mutate: telling('queues.listMembers', (page) => ({
      ...page,
      items: partsOf(page.items).filter(({ joined }) => joined === true),
    })),
  },
  {
    title: 'says nothing of queues that it left out',
    about: 'presence.setQueues',
    breaks: /^leaves out a queue that the agent is no member of/,
    mutate: telling('presence.setQueues', (written) => ({ ...written, warnings: [] })),
  },
  {
    title: 'takes an agent out of every queue for want of one that is listed',
    about: 'presence.setQueues',
    breaks: /^takes no agent out of every queue/,
    mutate: hidingFailure('presence.setQueues', ({ agent }) => applied({ agent, queues: 'none' })),
  },
  {
    title: 'takes an empty list of queues for none',
    about: 'presence.setQueues',
    breaks: /^refuses an empty list of queues/,
    mutate: hearing('presence.setQueues', (input) =>
      partsOf(input.queues).length === 0 && Array.isArray(input.queues)
        ? { ...input, queues: 'none' }
        : input,
    ),
  },
  {
    title: 'says that it set the queues of an agent who is signed out',
    about: 'presence.setQueues',
    breaks: /^sets no queues of an agent who is signed out/,
    mutate: hidingFailure('presence.setQueues', applied),
  },
  {
    title: 'lets no supervisor set queues',
    about: 'presence.setQueues',
    breaks: /^lets a supervisor set the queues/,
    mutate: refusing('presence.setQueues', ({ by }) => by !== undefined),
  },
  {
    title: 'lets every agent set the queues of others',
    about: 'presence.setQueues',
    breaks: /^lets no one set the queues of an agent who is no supervisor/,
    mutate: hearing('presence.setQueues', (input) => without(input, 'by')),
  },
  {
    title: 'lets no supervisor set states',
    about: 'presence.set',
    breaks: /^lets a supervisor put an agent into a state/,
    mutate: refusing('presence.set', ({ by }) => by !== undefined),
  },
  {
    title: 'says that a supervisor set the state of an agent who is signed out',
    about: 'presence.set',
    breaks: /^lets no supervisor set a state/,
    mutate: hidingFailure('presence.set', ({ state }) => applied({ state })),
  },
  {
    title: 'lets every agent put others into a state',
    about: 'presence.set',
    breaks: /^lets no one put others into a state/,
    mutate: hearing('presence.set', (input) => without(input, 'by')),
  },
  {
    title: 'lets no supervisor sign agents out',
    about: 'presence.signOut',
    breaks: /^lets a supervisor sign an agent out/,
    mutate: refusing('presence.signOut', ({ by }) => by !== undefined),
  },
  {
    title: 'lets every agent sign others out',
    about: 'presence.signOut',
    breaks: /^lets no one sign others out/,
    mutate: hearing('presence.signOut', (input) => without(input, 'by')),
  },
  {
    title: 'swallows queues',
    about: 'presence.signIn',
    breaks: /^signs an agent in for the queues/,
    mutate: hearing('presence.signIn', (input) => without(input, 'queues')),
  },
  {
    title: 'swallows the station',
    about: 'presence.signIn',
    breaks: /^signs an agent in at another phone/,
    mutate: hearing('presence.signIn', (input) => without(input, 'station')),
  },
];
