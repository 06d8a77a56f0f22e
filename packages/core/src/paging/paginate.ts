import { setMaxListeners } from 'node:events';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { PageRequest } from '../domain/common.js';
import type { CallOptions } from '../context/call-options.js';
import { orThrow } from '../errors/or-throw.js';
import { itemIdentity, type ListCall } from '../operation/kinds/list.js';
import { Prefetcher } from './prefetcher.js';
import { Walk } from './walk.js';

/** How a list is walked. */
export interface WalkOptions {
  /**
   * How many pages to prefetch, up to 64. Default 0: each page is requested when the one before it is used
   * up. More than 1 helps only where pages have numbers, as with most providers.
   */
  readonly prefetch?: number | undefined;
}

/** Ends what is under way when the loop is left. One page after the other, there is nothing then that could be ended. */
const underWay = (...signals: readonly (AbortSignal | undefined)[]): AbortSignal => {
  const signal = AbortSignal.any(signals.flatMap((each) => each ?? []));
  // Every page under way listens.
  setMaxListeners(0, signal);
  return signal;
};

/**
 * Walks a list page by page: `for await (const agent of paginate(center.agents.list)({ state: 'ready' }))`.
 * It takes the operation itself, which knows what tells its items apart, and no function around it.
 * An item that shows up twice, because the list shifted meanwhile, is given once; remembering it takes 15 to
 * 30 bytes. Iteration rejects with the error of the page that failed, and with `MalformedReply` when a
 * provider's pages never end.
 *
 * `paginate(center.agents.list, { prefetch: 8 })` requests eight pages at once. The items, their order and
 * the place of an error are the same: a page that was guessed is used only where the page before it names it.
 * Leaving the loop, or aborting the signal, cancels what is under way.
 */
export const paginate = <Q extends PageRequest, A>(
  call: ListCall<Q, A>,
  { prefetch = 0 }: WalkOptions = {},
) =>
  async function* (query: Q, options: CallOptions = {}): AsyncGenerator<A, void, undefined> {
    const walk = new Walk(call[itemIdentity]);
    const left = prefetch > 0 ? new AbortController() : undefined;
    const signal = left === undefined ? options.signal : underWay(left.signal, options.signal);
    const fetch = (cursor: string | undefined) => call({ ...query, cursor }, { ...options, signal })();
    const pages = new Prefetcher<A>(fetch, prefetch);
    let page = fetch(query.cursor);
    try {
      for (;;) {
        const arrived = await orThrow(() => page);
        pages.after(arrived);
        const { fresh, next } = await orThrow(TE.fromEither(walk.take(arrived)));
        yield* fresh;
        if (next === undefined) return;
        page = pages.take(next);
      }
    } finally {
      left?.abort();
    }
  };
