import type { Runtime } from './runtime.js';
import { memoryStore } from '../store/memory-store.js';
import type { Store } from '../store/store.js';

const own = new WeakMap<Runtime, Store>();

/** The store that a runtime shares, or else its own: the same one at each call. */
export const storeOf = (runtime: Runtime): Store => {
  const store = runtime.store ?? own.get(runtime) ?? memoryStore(runtime.monotonicNow);
  own.set(runtime, store);
  return store;
};
