import * as E from 'fp-ts/lib/Either.js';
import { at, both, claiming, goingOn, hearing, telling, without, type FaultyProvider } from './mutations.js';
import { loose, partsOf, type Mutation } from './vendor.js';

const isLater = (cursor: unknown): boolean => cursor !== undefined && cursor !== '../forged';

/** Lies about pages. */
export const pageFaults: readonly FaultyProvider[] = [
  {
    title: 'drops a row of each page but the first',
    about: 'every list',
    breaks: /^loses and repeats nothing of \S+ under/,
    mutate: telling('every list', (page, { cursor }) => ({
      ...page,
      items: partsOf(page.items).slice(isLater(cursor) ? 1 : 0),
    })),
  },
  {
    title: 'gives the last row of each page again',
    about: 'every list',
    breaks: /^loses and repeats nothing of \S+ under/,
    mutate: telling('every list', (page) => {
      const items = partsOf(page.items);
      return { ...page, items: [...items, ...items.slice(-1)] };
    }),
  },
  {
    title: 'shows nothing to a caller who can cancel, as everyone does who reads item by item',
    about: 'every list',
    breaks: /item by item what it gives page by page/,
    mutate: at('every list', (call) => (input, options) => async () => {
      const answer = await call(input, options)();
      return loose(options).signal === undefined
        ? answer
        : E.map((page) => ({ ...loose(page), items: [] }))(answer);
    }),
  },
  {
    title: 'gives pages as large as it likes',
    about: 'every list',
    breaks: /^never puts more on a page/,
    mutate: hearing('every list', (query) => without(query, 'limit')),
  },
  {
    title: 'claims pages smaller than it gives',
    about: 'every list',
    breaks: /^never puts more on a page/,
    mutate: both(
      telling('every list', (page) => ({ ...page, items: [...partsOf(page.items), {}, {}] })),
      claiming('every list', () => ({ support: 'native', limits: { pageSize: 1 } })),
    ),
  },
  {
    title: 'begins anew with a cursor that it does not know',
    about: 'every list',
    breaks: /^refuses a cursor .* that is not its own/,
    mutate: hearing('every list', (query) => (isLater(query.cursor) ? query : without(query, 'cursor'))),
  },
  {
    title: 'begins anew with a cursor that is of another list',
    about: 'every list',
    breaks: /^refuses (a cursor .* with another query|the cursor of another list)/,
    mutate: at('every list', (call) => (input, options) => async () => {
      const answer = await call(input, options)();
      return E.isLeft(answer) && isLater(loose(input).cursor)
        ? call(without(loose(input), 'cursor'), options)()
        : answer;
    }),
  },
  {
    title: 'goes on after cancelation',
    about: 'every list',
    breaks: /^asks for no further page/,
    mutate: goingOn('every list'),
  },
  ...(['counters-too-low', 'counters-too-high'] as const).map((lying) => ({
    title: `believes ${lying}`,
    about: 'every list' as const,
    breaks: /when the vendor counts wrongly/,
    mutate: at(
      'every list',
      (call, { misbehavior }) =>
        (input, options) =>
        async () =>
          E.map((page) => (misbehavior() === lying ? { ...loose(page), items: [] } : page))(
            await call(input, options)(),
          ),
    ),
  })),
];

/** Stops reading when the list is not as long as it was. */
const confusedBy = (isConfusing: (before: unknown, now: unknown) => boolean): Mutation =>
  at('every list', (call) => {
    let before: unknown;
    return (input, options) => async () =>
      E.map((page) => {
        const { total, next } = loose(page);
        const now: unknown = Number(total);
        const isConfused = isLater(loose(input).cursor) && isConfusing(before, now);
        before = now;
        return isConfused ? { ...loose(page), items: [], next: undefined } : { ...loose(page), next };
      })(await call(input, options)());
  });

const isMore = (before: unknown, now: unknown): boolean => Number(now) > Number(before);

/** Lies about lists that change meanwhile. */
export const changeFaults: readonly FaultyProvider[] = [
  ...(
    [
      'agents.list',
      'agents.listExtensions',
      'queues.list',
      'queues.listMembers',
      'queues.listStatus',
      'routing.listBlockedNumbers',
      'campaigns.list',
      'campaigns.importResult',
    ] as const
  ).map((about) => ({
    title: 'ends a list that grows meanwhile',
    about,
    breaks: /when something is added/,
    mutate: confusedBy(isMore),
  })),
  ...(
    [
      'agents.list',
      'queues.list',
      'queues.listMembers',
      'queues.listStatus',
      'routing.listBlockedNumbers',
    ] as const
  ).map((about) => ({
    title: 'ends a list that shrinks meanwhile',
    about,
    breaks: /misses at most as many as are removed/,
    mutate: confusedBy((before, now) => isMore(now, before)),
  })),
];
