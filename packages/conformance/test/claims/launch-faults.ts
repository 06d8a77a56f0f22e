import {
  hearing,
  hidingFailure,
  ignoring,
  telling,
  without,
  withOther,
  type FaultyProvider,
} from './mutations.js';
import { loose, partsOf } from './vendor.js';

const isIterable = (u: unknown): u is Iterable<unknown> =>
  typeof u === 'object' && u !== null && Symbol.iterator in u;

/** The rows until there are no more, or no more can be read. */
const untilBroken = (rows: unknown): readonly unknown[] => {
  const read: unknown[] = [];
  try {
    if (isIterable(rows)) for (const row of rows) read.push(row);
  } catch {
    // What was read is taken for the whole.
  }
  return read;
};

const report = { total: 1, applied: 1, outcomes: [], batches: [], warnings: [] };

/** Lies about launching campaigns. */
export const launchFaults: readonly FaultyProvider[] = [
  {
    title: 'leaves out the row that is one too many',
    about: 'campaigns.launch',
    breaks: /^sends nothing for \S+ with a row more/,
    mutate: hearing('campaigns.launch', (input) => {
      const rows = untilBroken(input.rows);
      return { ...input, rows: rows.length > 100_000 ? rows.slice(0, 2) : rows };
    }),
  },
  {
    title: 'takes the rows before an error for all of them',
    about: 'campaigns.launch',
    breaks: /^sends nothing for \S+ when its rows end with an error/,
    mutate: hearing('campaigns.launch', (input) => ({ ...input, rows: untilBroken(input.rows) })),
  },
  {
    title: 'forgets a contact',
    about: 'campaigns.launch',
    breaks: /^launches a campaign with its contacts/,
    mutate: hearing('campaigns.launch', (input) => ({ ...input, rows: partsOf(input.rows).slice(1) })),
  },
  {
    title: 'begins at once',
    about: 'campaigns.launch',
    breaks: /^launches a campaign whose time is still to come/,
    mutate: hearing('campaigns.launch', (input) =>
      withOther(input, ['schedule', 'start'], '2026-01-01T00:00:00Z'),
    ),
  },
  ignoring('campaigns.launch', 'schedule', /^launches a campaign whose time is still to come/),
  {
    title: 'claims to call a number twice',
    about: 'campaigns.launch',
    breaks: /^launches a campaign that calls a number once/,
    mutate: telling('campaigns.launch', (told) => ({
      ...told,
      outcomes: partsOf(told.outcomes).map((outcome) => ({ ...outcome, outcome: 'applied' })),
    })),
  },
  {
    title: 'does not tell what it launched',
    about: 'campaigns.launch',
    breaks: /^launches a campaign with its contacts/,
    mutate: telling('campaigns.launch', (told) => without(loose(told), 'created')),
  },
  {
    title: 'plays a message as often as it likes',
    about: 'campaigns.launch',
    breaks: /^launches a campaign in which a machine speaks first/,
    mutate: hearing('campaigns.launch', (input) => withOther(input, ['dialing', 'repeatCount'], 9)),
  },
  {
    title: 'takes a campaign that ends before it starts',
    about: 'campaigns.launch',
    breaks: /^launches no campaign that ends/,
    mutate: hidingFailure('campaigns.launch', () => report),
  },
];
