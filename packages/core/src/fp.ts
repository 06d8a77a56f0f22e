/** For applications that use fp-ts: the same centers as of `@cordboard/core`, with `TaskEither` instead of Promises. */
export { connectTo, type CenterOf } from './connect/connect-to.js';
export { connect, type ConnectOptions, type FindAdapter } from './connect/connect.js';
export { orThrow } from './errors/or-throw.js';
export { itemIdentity, type ListCall } from './operation/kinds/list.js';
export { paginate, type WalkOptions } from './paging/paginate.js';
export type { BreakerSettings } from './policies/circuit-breaking.js';
export type { RetryBudgetSettings } from './policies/retry-budget.js';
export type { RetrySettings } from './policies/retrying.js';
export type { AgentDirectory } from './ports/agent-directory.js';
export type { CallRouting } from './ports/call-routing.js';
export type { Campaigns } from './ports/campaigns.js';
export type { QueueAdmin } from './ports/queue-admin.js';
export type { Ports, PortsWith } from './ports/registry.js';
export { toPromises } from './promise/center.js';
export type { CenterBase, CenterWith, ContactCenter } from './provider/define-provider.js';
export type { VendorRequests } from './provider/vendor.js';
export { withLayers, type LayerSettings } from './provider/with-layers.js';
export type { Rate } from './store/store.js';
