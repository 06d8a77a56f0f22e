import { hearing, hidingFailure, ignoring, itemsOf, telling, type FaultyProvider } from './mutations.js';
import { partsOf } from './vendor.js';

/** A second later. */
const later = (instant: unknown): string => new Date(Date.parse(String(instant)) + 1000).toISOString();

/** Lies about call records. */
export const recordFaults: readonly FaultyProvider[] = [
  {
    title: 'loses the first call of a period that is the rest of another',
    about: 'records.list',
    breaks: /^lists the calls of a long period as those/,
    mutate: telling('records.list', (page, { from, cursor }) =>
      String(from).startsWith('2025-12') && cursor === undefined
        ? { ...page, items: partsOf(page.items).slice(1) }
        : page,
    ),
  },
  {
    title: 'takes the end of a period for a part of it',
    about: 'records.list',
    breaks: /^lists a call that begins with the period|^lists nothing for a period without/,
    mutate: hearing('records.list', ({ to, ...query }) => ({ ...query, to: later(to) })),
  },
  {
    title: 'finds nothing wrong with a period that ends before it begins',
    about: 'records.list',
    breaks: /^refuses a period that ends before/,
    mutate: hidingFailure('records.list', () => ({ items: [] })),
  },
  {
    title: 'takes the end of the ringing for an answer',
    about: 'records.list',
    breaks: /^tells no time of an answer/,
    mutate: telling('records.list', (page) =>
      itemsOf(page, (record) => ({ ...record, answeredAt: record.endedAt })),
    ),
  },
  ...['direction', 'kind', 'number', 'causes', 'endedBy'].map((filter) =>
    ignoring('records.list', filter, new RegExp(`^finds by ${filter} `)),
  ),
  {
    title: 'tells another reason than its list',
    about: 'records.get',
    breaks: /^gets a record as the list/,
    mutate: telling('records.get', (record) => ({ ...record, cause: 'failed' })),
  },
  {
    title: 'gives an address that leads nowhere',
    about: 'records.getRecordingUrl',
    breaks: /^gives a recording an address/,
    mutate: telling('records.getRecordingUrl', (value) => ({ ...value, url: 'nowhere' })),
  },
  {
    title: 'makes up an address',
    about: 'records.getRecordingUrl',
    breaks: /^gives no address/,
    mutate: hidingFailure('records.getRecordingUrl', () => ({ url: 'https://vendor.invalid/' })),
  },
  {
    title: 'makes up a record',
    about: 'records.get',
    breaks: /^answers NotFound for a record/,
    mutate: hidingFailure('records.get', ({ id }) => ({ id, set: 'contact-center' })),
  },
];
