/**
 * For applications: connect to a provider, call its operations, understand what comes back, in Promises. The same with
 * `TaskEither` is in `@cordboard/core/fp`, a center for tests in `@cordboard/core/testing`, tokens for dependency injection
 * in `@cordboard/core/di`. Who writes an adapter or a store imports `@cordboard/core/provider`; forms and tools take codecs
 * and tables from `@cordboard/core/schema`.
 */
export type * from './domain/index.js';
export {
  AgentId,
  BlockListId,
  CallbackId,
  CampaignId,
  FlowId,
  PromptId,
  QueueId,
  RecordId,
  RecordingId,
  RouteId,
} from './domain/ids.js';
export type { BatchReceipt, BulkReport, ReportedError, RowOutcome, RowResult } from './domain/bulk-report.js';
export { fileJournal } from './bulk/journal/file-journal.js';
export type { Problem } from './codec/report.js';
export { Secret } from './codec/secret.js';
export { accountsIn } from './connect/accounts.js';
export type { Adapter, AdapterOf } from './connect/adapter.js';
export type { CommonOptions } from './connect/connect-account.js';
export type { Environment } from './connect/environment.js';
export type {
  BulkOptions,
  BulkProgress,
  CallOptions,
  DownloadOptions,
  Resume,
} from './context/call-options.js';
export type { Journal } from './context/journal.js';
export type { AttemptEvent, Defect, RetryEvent, Runtime } from './context/runtime.js';
export {
  ContactCenterError,
  isContactCenterError,
  type ErrorDetails,
  type NativeFailure,
} from './errors/contact-center-error.js';
export { httpStatusOf, type HttpStatus } from './errors/http-status.js';
export { errorKinds, type Effect, type ErrorKind } from './errors/kinds.js';
export type { Rows } from './operation/kinds/bulk.js';
export type { Download, FileFacts } from './operation/kinds/download.js';
export type { OperationName, PortName } from './ports/registry.js';
export { attempt, type Attempt } from './promise/attempt.js';
export type { Center, CenterBase, CenterWith, VendorRequests } from './promise/center.js';
export {
  connect,
  connectAll,
  connectTo,
  type CenterOf,
  type Centers,
  type ConnectAllOptions,
  type ConnectOptions,
  type FindAdapter,
} from './promise/connect.js';
export type {
  AgentDirectory,
  CallControl,
  CallRouting,
  Campaigns,
  Ports,
  PortsWith,
  Presence,
  QueueAdmin,
  Records,
} from './promise/ports.js';
export type { WalkOptions } from './promise/promised-port.js';
export type { Capabilities, Capability, Support } from './provider/capability.js';
export { isServed } from './provider/is-served.js';
export type {
  SurfaceCheck,
  SurfaceFailed,
  SurfaceNotChecked,
  SurfaceOk,
  SurfaceUnconfigured,
} from './provider/check.js';
export type { AccountAt } from './provider/named.js';
export type { ClockSkew } from './provider/probe.js';
export type { SurfaceInfo } from './provider/vendor.js';
export type { VendorRequest } from './provider/vendor-request.js';
export { memoryStore } from './store/memory-store.js';
export type { Store } from './store/store.js';
