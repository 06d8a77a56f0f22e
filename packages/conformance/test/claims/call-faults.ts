import { telling, hidingFailure, type FaultyProvider } from './mutations.js';
import { loose } from './vendor.js';

const made = { value: { id: 'made-up', state: 'initiated' }, outcome: 'accepted', warnings: [] };

/** Lies about calls. */
export const callFaults: readonly FaultyProvider[] = [
  {
    title: 'calls every call by one name',
    about: 'calls.place',
    breaks: /^places a call and names it/,
    mutate: telling('calls.place', (written) => ({
      ...written,
      value: { ...loose(written.value), id: 'the call' },
    })),
  },
  {
    title: 'says that people talk before a phone rings',
    about: 'calls.place',
    breaks: /^places a call and names it/,
    mutate: telling('calls.place', (written) => ({
      ...written,
      value: { ...loose(written.value), state: 'connected' },
    })),
  },
  {
    title: 'calls from an extension that is not there',
    about: 'calls.place',
    breaks: /^places no call from an extension/,
    mutate: hidingFailure('calls.place', () => made),
  },
];
