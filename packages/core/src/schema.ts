/** For forms and tools: the codecs of everything that goes in and comes out, and the tables of operations. */
export * from './domain/index.js';
export {
  BatchReceipt,
  ReportedError,
  RowResult,
  type BulkReport,
  type RowOutcome,
} from './domain/bulk-report.js';
export { arrayOf } from './codec/array-of.js';
export { CalendarDay, Instant, isWithinMonths } from './codec/dates.js';
export { HeaderText, line, SecretHeaderText, SecretLine } from './codec/header-text.js';
export { instantText } from './codec/instant-text.js';
export { openRecord } from './codec/open-record.js';
export { isRecordType, record, RecordType, type RecordOf } from './codec/record.js';
export { describeProblems, problemsOf, type Problem } from './codec/report.js';
export {
  Count,
  digits,
  fromGuard,
  note,
  oneOf,
  PhoneNumber,
  refined,
  text,
  whole,
  type OneOf,
} from './codec/scalars.js';
export { isSecret, Secret, secretOf, SecretText } from './codec/secret.js';
export { TimeZone } from './codec/time-zone.js';
export type { BulkOptions, BulkProgress, CallOptions } from './context/call-options.js';
export { cleanText } from './foundation/clean-text.js';
export { ownValue } from './foundation/own-value.js';
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
export { isServed, Support, type Capabilities, type Capability } from './provider/capability.js';
