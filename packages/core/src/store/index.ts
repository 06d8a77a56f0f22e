export { accountKey } from './account-key.js';
export { underLease, type Exclusive, type Work } from './lease.js';
export { memoryStore } from './memory-store.js';
export { sealed } from './sealed.js';
export { onceForAll, shared, type Shared, type SharedSettings } from './shared.js';
export { slicesOf, type Slices } from './slices.js';
export type { Lease, Rate, Store } from './store.js';
