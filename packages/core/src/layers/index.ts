export { breaking, type BreakerSettings } from './breaking.js';
export { layered, type Account, type Ask, type Layer, type Pace, type Attempt } from './layer.js';
export { paced } from './paced.js';
export type { RetryBudgetSettings } from './retry-budget.js';
export { retrying, type RetrySettings } from './retrying.js';
export { withLayers, type LayerSettings } from './with-layers.js';
