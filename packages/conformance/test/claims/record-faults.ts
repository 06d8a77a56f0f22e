import * as E from 'fp-ts/lib/Either.js';
import { at, hearing, hidingFailure, ignoring, itemsOf, telling, type FaultyProvider } from './mutations.js';
import { loose, partsOf } from './vendor.js';

/** A second later. */
const later = (instant: unknown): string => new Date(Date.parse(String(instant)) + 1000).toISOString();

const downloads = 'records.downloadRecording';

/** A stream that can be read as often as one likes. */
const endlessly = {
  async *[Symbol.asyncIterator]() {
    yield await Promise.resolve(Buffer.from('RIFF'));
  },
};

/** Lies about files that are downloaded. */
const downloadFaults: readonly FaultyProvider[] = [
  {
    title: 'announces a byte more than there is',
    about: downloads,
    breaks: /^gives with .* as many bytes/,
    mutate: telling(downloads, (file) => ({ ...file, bytes: Number(file.bytes) + 1 })),
  },
  {
    title: 'sends all of a file for a part of it',
    about: downloads,
    breaks: /^gives with .* what is missing/,
    mutate: at(downloads, (call) => (input, options) => async () => {
      const { from } = loose(loose(options).resume);
      return E.map((file) => ({ ...loose(file), from }))(await call(input, {})());
    }),
  },
  {
    title: 'goes on with whatever file was begun',
    about: downloads,
    breaks: /^gives with .* all of a file that is not/,
    mutate: at(downloads, (call) => (input, options) => {
      const { from } = loose(loose(options).resume);
      return call(input, from === undefined ? {} : { resume: { from } });
    }),
  },
  {
    title: 'lets its stream be read twice',
    about: downloads,
    breaks: /^reads the stream of/,
    mutate: telling(downloads, (file) => ({ ...file, stream: endlessly })),
  },
  {
    title: 'goes on with its stream after it was canceled',
    about: downloads,
    breaks: /^ends the stream of/,
    mutate: at(downloads, (call) => (input) => call(input, {})),
  },
  {
    title: 'makes up a recording',
    about: downloads,
    breaks: /^downloads no recording/,
    mutate: hidingFailure(downloads, () => ({ contentType: 'audio/wav', stream: endlessly })),
  },
];

/** Lies about call records. */
export const recordFaults: readonly FaultyProvider[] = [
  ...downloadFaults,
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
  ignoring('records.list', 'set', /^lists the calls of the set/),
  ignoring('records.get', 'set', /^gets a record of the set/),
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
