export * from './domain/index.js';
export * from './http/index.js';
export * from './layers/index.js';
export * from './store/index.js';
export { fieldsOf, shapeOf, type Field, type Shape } from './codec/shape.js';
export { arrayOf } from './codec/array-of.js';
export { describeProblems, problemsOf, type Problem } from './codec/report.js';
export { CalendarDay, Instant, isWithinMonths } from './codec/dates.js';
export { HeaderText, line, SecretHeaderText, SecretLine } from './codec/header-text.js';
export { instantText } from './codec/instant-text.js';
export {
  isNothing,
  nullable,
  orNothing,
  rowsIn,
  rowsOf,
  type Nothing,
  type Rows as ReplyRows,
} from './codec/nothing.js';
export { openRecord } from './codec/open-record.js';
export { isRecordType, record, RecordType, type RecordOf } from './codec/record.js';
export {
  Count,
  digits,
  fromGuard,
  note,
  oneOf,
  type OneOf,
  PhoneNumber,
  refined,
  text,
  whole,
} from './codec/scalars.js';
export { scrub } from './codec/scrub.js';
export { isSecret, Secret, secretOf, SecretText } from './codec/secret.js';
export { TimeZone } from './codec/time-zone.js';
export { Config, readConfigFile } from './config/config.js';
export type { Environment } from './config/environment.js';
export {
  ContactCenterError,
  failure,
  failureOf,
  invalidInput,
  isContactCenterError,
  type ErrorDetails,
  type NativeFailure,
} from './errors/contact-center-error.js';
export { effectOfWrite, errorKinds, isRetryable, type Effect, type ErrorKind } from './errors/kinds.js';
export { cleanText } from './foundation/clean-text.js';
export { maskSecrets } from './foundation/mask-secrets.js';
export { ownValue } from './foundation/own-value.js';
export { fileJournal } from './journal/file-journal.js';
export type { Care, Journal, OpenJournal, Place, TakeLine } from './journal/journal.js';
export type {
  BatchReceipt,
  BulkReport,
  ReportedError,
  RowOutcome,
  RowResult,
} from './operation/bulk-report.js';
export type { BulkOptions, BulkProgress, CallOptions } from './operation/call-options.js';
export type { SingleOperation, SingleTypes } from './operation/kinds/single.js';
export { bulk, type BulkOperation, type Rows } from './operation/kinds/bulk.js';
export { download, type Download, type DownloadOperation } from './operation/kinds/download.js';
export { list, type ListOperation } from './operation/kinds/list.js';
export { read, type ReadOperation } from './operation/kinds/read.js';
export { watch, type WatchOperation } from './operation/kinds/watch.js';
export { write, type WriteOperation } from './operation/kinds/write.js';
export {
  kinds,
  type Call,
  type Kind,
  type InputPart,
  type Operation,
  type OperationFacts,
  type PortOf,
  type Reach,
  type Repeat,
} from './operation/operation.js';
export type { OptionalPathsOf, PathsOf, ValuePathsOf } from './operation/paths.js';
export type { Handler, WatchHandler } from './operation/runners.js';
export { orThrow } from './or-throw.js';
export { cursorOf, numberedPage, type NumberedPage, type PageSizes, type Walked } from './paging/cursor.js';
export { lookUp, type Wanted } from './paging/look-up.js';
export type { PageClaims } from './paging/next-page.js';
export { listByNumber, listWhole, sliceOf, type SentPage } from './paging/numbered.js';
export { paginate, type ListCall, type WalkOptions } from './paging/paginate.js';
export { agentDirectory, type AgentDirectory } from './ports/agent-directory.js';
export { callRouting, type CallRouting } from './ports/call-routing.js';
export { campaigns, type Campaigns } from './ports/campaigns.js';
export { queueAdmin, type QueueAdmin } from './ports/queue-admin.js';
export {
  keyOf,
  operations,
  ports,
  type AnyOperation,
  type OperationName,
  type PortName,
  type Ports,
  type PortsWith,
} from './ports/registry.js';
export { partKey, type BatchHandler, type Batching } from './provider/bulk-job.js';
export { linkedTo, neverAborted, onAbort, type LinkedSignal } from './foundation/cancel.js';
export { deadlineOf, maxTimeoutMs, type Deadline, type Limits } from './foundation/deadline.js';
export type { BatchAnswer, BatchContext, CallContext, RowAnswer } from './provider/call-context.js';
export { Capability, isServed, promises, Support, traits, type Capabilities } from './provider/capability.js';
export { withoutValues, type Declaration, type Reasons } from './provider/declaration.js';
export {
  defineProvider,
  type CenterBase,
  type CenterWith,
  type ContactCenter,
  type ProviderParts,
} from './provider/define-provider.js';
export {
  notImplemented,
  notOffered,
  serve,
  whenConfigured,
  type About,
  type AboutOf,
  type Implementation,
  type NamesOf,
  type NotServed,
  type WhenConfigured,
} from './provider/serve.js';
export { unsupported, type Unsupported } from './provider/unsupported.js';
export {
  vendorSurface,
  type AgentUse,
  type RequestsTo,
  type SurfaceInfo,
  type VendorRequests,
  type VendorSurface,
  type VendorSurfaces,
} from './provider/vendor.js';
export { systemRuntime, type AttemptEvent, type Defect, type RetryEvent, type Runtime } from './runtime.js';
export {
  defineAdapter,
  isAdapter,
  type Adapter,
  type CreateCenter,
  type RegisterCenter,
} from './wiring/adapter.js';
export { connect, type Connected, type ConnectOptions, type FindAdapter } from './wiring/connect.js';
export type { DependencyContainer } from './wiring/container.js';
export {
  AgentDirectoryToken,
  CallRoutingToken,
  CampaignsToken,
  ContactCenterToken,
  QueueAdminToken,
  registerCenter,
} from './wiring/tokens.js';
