import { hearing, hidingFailure, telling, without, withOther, type FaultyProvider } from './mutations.js';
import { partsOf, type Mutation } from './vendor.js';

/** Asks the vendor before anything is asked for. */
const eagerly: Mutation = (center, { send }) => ({
  ...center,
  presence: {
    ...center.presence,
    watch: (...asked) => {
      send();
      return center.presence.watch(...asked);
    },
  },
});

/** Ends after the first that it tells, as if nothing more could happen. */
const soonOver: Mutation = (center) => ({
  ...center,
  presence: {
    ...center.presence,
    watch: (...asked) => ({
      async *[Symbol.asyncIterator]() {
        for await (const first of center.presence.watch(...asked)) {
          yield first;
          return;
        }
      },
    }),
  },
});

/** Lies about what agents are doing, change by change. */
export const watchFaults: readonly FaultyProvider[] = [
  {
    title: 'asks the vendor before anything is asked for',
    about: 'presence.watch',
    breaks: /^sends nothing for presence\.watch/,
    mutate: eagerly,
  },
  {
    title: 'ends a watch quietly',
    about: 'presence.watch',
    breaks: /^ends presence\.watch with Canceled/,
    mutate: soonOver,
  },
  {
    title: 'begins with a state that the list does not tell',
    about: 'presence.watch',
    breaks: /^begins a watch with a snapshot of each agent/,
    mutate: telling('presence.watch', (first) => withOther(first, ['current', 'state'], 'reserved')),
  },
  {
    title: 'tells of agents who are not there',
    about: 'presence.watch',
    breaks: /^answers NotFound to a watch of agents/,
    mutate: hidingFailure('presence.watch', () => ({ kind: 'gap' })),
  },
  {
    title: 'takes an empty list for everyone',
    about: 'presence.watch',
    breaks: /^takes no empty list of agents to watch/,
    mutate: hearing('presence.watch', (input) =>
      partsOf(input.agents).length === 0 ? without(input, 'agents') : input,
    ),
  },
  {
    title: 'counts backwards',
    about: 'presence.watch',
    breaks: /^tells a watch each change of an agent once/,
    mutate: telling('presence.watch', (first) => ({ ...first, sequence: 99 })),
  },
  {
    title: 'tells of everyone, and not of those who are named',
    about: 'presence.watch',
    breaks: /^watches the agents who are named/,
    mutate: hearing('presence.watch', (input) => without(input, 'agents')),
  },
];
