export * from './domain/index.js';
export * from './http/index.js';
export { breaking, type BreakerSettings } from './policies/breaking.js';
export { layered, type Account, type Ask, type Layer, type Pace, type Attempt } from './policies/layer.js';
export { paced } from './policies/paced.js';
export type { RetryBudgetSettings } from './policies/retry-budget.js';
export { retrying, type RetrySettings } from './policies/retrying.js';
export { withLayers, type LayerSettings } from './provider/with-layers.js';
export * from './store/index.js';
export { storeOf } from './context/store-of.js';
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
export { Config, readConfigFile } from './connect/config.js';
export type { Environment } from './connect/environment.js';
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
export { maskSecrets } from './codec/mask-secrets.js';
export { ownValue } from './foundation/own-value.js';
export { fileJournal } from './bulk/journal/file-journal.js';
export type { Care, Journal, OpenJournal, Place, TakeLine } from './context/journal.js';
export type { BatchReceipt, BulkReport, ReportedError, RowOutcome, RowResult } from './domain/bulk-report.js';
export type { BulkOptions, BulkProgress, CallOptions } from './context/call-options.js';
export type {
  BulkOperation,
  Call,
  ListOperation,
  Operation,
  PortOf,
  ReadOperation,
  Repeat,
  Rows,
  SingleOperation,
  WriteOperation,
} from './operation/operation.js';
export { orThrow } from './errors/or-throw.js';
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
export { partKey } from './bulk/job.js';
export type { BatchHandler, Batching } from './context/batch.js';
export { linkedTo, neverAborted, onAbort, type LinkedSignal } from './foundation/cancel.js';
export { deadlineOf, maxTimeoutMs, type Deadline, type Limits } from './foundation/deadline.js';
export type { BatchAnswer, BatchContext, RowAnswer } from './context/batch.js';
export type { CallContext } from './context/call-context.js';
export { isServed, Support, type Capabilities, type Capability } from './provider/capability.js';
export {
  defineProvider,
  type CenterBase,
  type CenterWith,
  type ContactCenter,
  type ProviderParts,
} from './provider/define-provider.js';
export {
  absent,
  emulated,
  ifConfigured,
  native,
  nativeBulk,
  planned,
  type Handler,
  type NamesOf,
  type Offer,
  type Refusal,
} from './provider/offer.js';
export { uncarried, withoutValues, type Without } from './provider/without.js';
export {
  systemRuntime,
  type AttemptEvent,
  type Defect,
  type RetryEvent,
  type Runtime,
} from './context/runtime.js';
export {
  defineAdapter,
  isAdapter,
  type Adapter,
  type CreateCenter,
  type RegisterCenter,
} from './connect/adapter.js';
export { connect, type Connected, type ConnectOptions, type FindAdapter } from './connect/connect.js';
export type { DependencyContainer } from './di/container.js';
export {
  AgentDirectoryToken,
  CallRoutingToken,
  CampaignsToken,
  ContactCenterToken,
  QueueAdminToken,
  registerCenter,
} from './di/tokens.js';
