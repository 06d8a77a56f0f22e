/**
 * For applications: connect to a provider, call its operations, understand what comes back. Who writes an adapter or a
 * store imports `@cordboard/core/provider`, forms and tools take codecs and tables from `@cordboard/core/schema`, and
 * tokens for dependency injection are in `@cordboard/core/di`.
 */
export type * from './domain/index.js';
export { AgentId, CallbackId, CampaignId, FlowId, QueueId } from './domain/ids.js';
export { maxPageLimit } from './domain/common.js';
export type { BatchReceipt, BulkReport, ReportedError, RowOutcome, RowResult } from './domain/bulk-report.js';
export { fileJournal } from './bulk/journal/file-journal.js';
export type { Problem } from './codec/report.js';
export { Secret } from './codec/secret.js';
export { accountsIn } from './connect/accounts.js';
export { isAdapter, type Adapter, type CreateCenter } from './connect/adapter.js';
export { Config, readConfigFile } from './connect/config.js';
export { connect, type ConnectOptions } from './connect/connect.js';
export type { CommonOptions } from './connect/connect-account.js';
export { connectAll, type Centers, type ConnectAllOptions } from './connect/connect-all.js';
export type { Environment } from './connect/environment.js';
export type { FindAdapter } from './connect/find-adapter.js';
export type { BulkOptions, BulkProgress, CallOptions } from './context/call-options.js';
export type { Care, Journal, OpenJournal, Place, TakeLine } from './context/journal.js';
export {
  systemRuntime,
  type AttemptEvent,
  type Defect,
  type RetryEvent,
  type Runtime,
} from './context/runtime.js';
export {
  ContactCenterError,
  failure,
  isContactCenterError,
  type ErrorDetails,
  type NativeFailure,
} from './errors/contact-center-error.js';
export { errorKinds, isRetryable, type Effect, type ErrorKind } from './errors/kinds.js';
export { orThrow } from './errors/or-throw.js';
export { maxTimeoutMs } from './foundation/deadline.js';
export type { Rows } from './operation/kinds/bulk.js';
export type { Download } from './operation/kinds/download.js';
export { paginate, type ListCall, type WalkOptions } from './paging/paginate.js';
export type { BreakerSettings } from './policies/circuit-breaking.js';
export type { RetryBudgetSettings } from './policies/retry-budget.js';
export type { RetrySettings } from './policies/retrying.js';
export type { AgentDirectory } from './ports/agent-directory.js';
export type { CallRouting } from './ports/call-routing.js';
export type { Campaigns } from './ports/campaigns.js';
export type { QueueAdmin } from './ports/queue-admin.js';
export type { OperationName, PortName, Ports, PortsWith } from './ports/registry.js';
export { isServed, type Capabilities, type Capability, type Support } from './provider/capability.js';
export type {
  SurfaceCheck,
  SurfaceFailed,
  SurfaceNotChecked,
  SurfaceOk,
  SurfaceUnconfigured,
} from './provider/check.js';
export type { CenterBase, CenterWith, ContactCenter } from './provider/define-provider.js';
export type { ClockSkew } from './provider/probe.js';
export type { RequestsTo, SurfaceInfo, VendorRequests } from './provider/vendor.js';
export type { VendorRequest } from './provider/vendor-request.js';
export type { AccountAt } from './provider/named.js';
export { withLayers, type LayerSettings } from './provider/with-layers.js';
export { memoryStore } from './store/memory-store.js';
export { sealed } from './store/sealed.js';
export type { Lease, Rate, Store } from './store/store.js';
