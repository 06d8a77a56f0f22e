/** For authors of adapters, stores and journals: everything of `@cordboard/core/schema`, and what a provider is made of. */
export * from './schema.js';
export type { Outcome, RequestOutcome } from './domain/bulk-report.js';
export { partKey } from './bulk/job.js';
export { maskSecrets } from './codec/mask-secrets.js';
export { scrub } from './codec/scrub.js';
export { isAdapter, type Adapter, type AdapterOf } from './connect/adapter.js';
export { defineAdapter } from './connect/define-adapter.js';
export type { BatchContext, BatchHandler, Batching } from './context/batch.js';
export type { CallContext } from './context/call-context.js';
export { ownContext } from './context/own-context.js';
export type { Care, Journal, OpenJournal, Place, TakeLine } from './context/journal.js';
export {
  reportDefect,
  systemRuntime,
  type AttemptEvent,
  type Defect,
  type DefectReport,
  type RetryEvent,
  type Runtime,
} from './context/runtime.js';
export { storeOf } from './context/store-of.js';
export {
  ContactCenterError,
  failure,
  failureOf,
  invalidInput,
  isContactCenterError,
  type ErrorDetails,
  type NativeFailure,
} from './errors/contact-center-error.js';
export {
  aboutOneRow,
  effectOfWrite,
  errorKinds,
  isRetryable,
  type Effect,
  type ErrorKind,
} from './errors/kinds.js';
export { linkedTo, neverAborted, onAbort, type LinkedSignal } from './foundation/cancel.js';
export { deadlineOf, maxTimeoutMs, type Deadline, type Limits } from './foundation/deadline.js';
export { lazily } from './foundation/lazily.js';
export { isDownload } from './provider/read-once.js';
export type { DownloadHandler, Handler, WatchHandler } from './operation/runners.js';
export { cursorOfPage } from './paging/bound-cursor.js';
export { cursorOf, numberedPage, type NumberedPage, type PageSizes, type Walked } from './paging/cursor.js';
export {
  lookUp,
  lookUpAll,
  lookUpEach,
  type Searched,
  type Wanted,
  type WantedEach,
} from './paging/look-up.js';
export { portOfName } from './operation/names.js';
export type { PageClaims } from './paging/next-page.js';
export {
  listByNumber,
  listInTurn,
  listWhole,
  type InTurn,
  sliceOf,
  type SentPage,
} from './paging/numbered.js';
export { isWithinPeriod, listByPeriod, periodOf, withinTwelveMonths, type Period } from './paging/periods.js';
export { circuitBreaking, type BreakerSettings } from './policies/circuit-breaking.js';
export {
  layered,
  type PolicyContext,
  type Ask,
  type Attempt,
  type Layer,
  type RateLimit,
} from './policies/layer.js';
export { rateLimiting } from './policies/rate-limiting.js';
export type { RetryBudgetSettings } from './policies/retry-budget.js';
export { retrying, type RetrySettings } from './policies/retrying.js';
export { defineProvider, type ProviderOf, type ProviderParts } from './provider/define-provider.js';
export type { ClockSkew, ProbeResult, SurfaceProbe, MissingSetting } from './provider/probe.js';
export type { SurfaceCheck } from './provider/check.js';
export { countAgents } from './provider/agent-counts.js';
export { statusByCounting, type CountsOf, type StatusSource } from './provider/queue-status.js';
export {
  beyondState,
  isNamedAmong,
  isNamedBy,
  onlyWhileNotReady,
  presenceOf,
  statesAmong,
  toPresenceRow,
} from './provider/presence-of.js';
export { membershipsAmong, type MembershipsAmong } from './provider/memberships-among.js';
export { neverTold, withoutValues, type Declaration, type Reasons } from './provider/declaration.js';
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
export { agentPathsIn } from './provider/references.js';
export { outOfBounds } from './provider/bounds.js';
export { accepted, afterWrite, applied, notSet, unchanged } from './provider/written.js';
export { unsupported } from './provider/unsupported.js';
export type { ProblemsIn } from './context/supported.js';
export type { AgentUse, RequestsTo, SurfaceInfo, VendorSurface, VendorSurfaces } from './provider/vendor.js';
export type { VendorRequest } from './provider/vendor-request.js';
export { accountKey } from './store/account-key.js';
export { withLease, type LeaseSettings, type Work } from './store/lease.js';
export { memoryStore } from './store/memory-store.js';
export { sealed } from './store/sealed.js';
export {
  singleFlight,
  sharedValue,
  type SharedValue,
  type SharedValueSettings,
} from './store/shared-value.js';
export { rateWindowOf, type RateWindow } from './store/rate-window.js';
export type { Lease, Rate, Store } from './store/store.js';
