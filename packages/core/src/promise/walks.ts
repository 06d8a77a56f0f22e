import * as t from 'io-ts';
import { AnyCallOptions } from '../context/call-options.js';
import type { Page, PageRequest } from '../domain/common.js';
import { orThrow } from '../errors/or-throw.js';
import { itemIdentity, type ListCall } from '../operation/kinds/list.js';
import { paginate } from '../paging/paginate.js';
import { keyOfName } from '../operation/names.js';
import { memberIn, missing } from '../provider/calls-in.js';
import { fromPromise } from './from-promise.js';
import type { WalkOptions } from './promised-port.js';

type ListPage = (query: PageRequest, options: object) => Promise<Page<unknown>>;
type Port = Readonly<Record<string, unknown>>;

const isListPage = (u: unknown): u is ListPage => typeof u === 'function';
const isListCall = (u: unknown): u is ListCall<PageRequest, unknown> =>
  typeof u === 'function' && itemIdentity in u;

/** Walks a list through its port, so that a port whose `list` was replaced is walked as it is now. */
const walkOf = (key: string, identity: ListCall<PageRequest, unknown>[typeof itemIdentity], port: Port) => {
  const fetch = (query: PageRequest, options: object) =>
    fromPromise(() => {
      const list: unknown = Reflect.get(port, key);
      return isListPage(list) ? list(query, options) : Promise.reject(missing);
    });
  const call: unknown = Object.assign(fetch, { [itemIdentity]: identity });
  return (query: PageRequest, options?: WalkOptions): AsyncIterable<unknown> => ({
    async *[Symbol.asyncIterator]() {
      const { prefetch, ...ofCalls } = { ...options };
      if (t.UnknownRecord.is(query) && AnyCallOptions.is(ofCalls) && isListCall(call))
        yield* paginate(call, { prefetch })(query, ofCalls);
      // What cannot be taken apart for pages is refused by the operation itself.
      else await orThrow(fetch(query, ofCalls));
    },
  });
};

/** The walks over those operations of a port that are lists, by the names of all. */
export const walksOf = (center: object, names: readonly string[], port: Port): Port =>
  Object.fromEntries(
    names.flatMap((name) => {
      const call = memberIn(center, { name });
      return isListCall(call) ? [[keyOfName(name), walkOf(keyOfName(name), call[itemIdentity], port)]] : [];
    }),
  );
