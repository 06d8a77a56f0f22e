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
export { looseObject } from './codec/loose-object.js';
export {
  fields,
  isStrictObject,
  strictObject,
  StrictObjectCodec,
  type Fields,
  type FieldsOf,
  type Named,
} from './codec/strict-object.js';
export { describeProblems, problemsOf, type Problem } from './codec/report.js';
export {
  Count,
  digits,
  fromGuard,
  note,
  oneOf,
  patterned,
  PhoneNumber,
  refined,
  text,
  whole,
  type OneOf,
} from './codec/scalars.js';
export { fieldsOf, shapeOf, type Field, type Shape } from './codec/shape.js';
export { described, descriptionIn, type Description, type Keywords } from './codec/described.js';
export { holdsSecret } from './codec/holds-secret.js';
export { isSecret, Secret, SecretOut, secretOf, SecretText } from './codec/secret.js';
export { TimeZone } from './codec/time-zone.js';
export { Config, readConfigFile } from './connect/config.js';
export { configSchema } from './connect/config-schema.js';
export type {
  BulkOptions,
  BulkProgress,
  CallOptions,
  DownloadOptions,
  Resume,
} from './context/call-options.js';
export { cleanText } from './foundation/clean-text.js';
export { didYouMean, nearestWord } from './foundation/did-you-mean.js';
export { remembered } from './foundation/lazily.js';
export { ownValue } from './foundation/own-value.js';
export { bulk, type BulkOperation, type Rows } from './operation/kinds/bulk.js';
export { download, FileFacts, type Download, type DownloadOperation } from './operation/kinds/download.js';
export { list, type ListOperation } from './operation/kinds/list.js';
export { read, type ReadOperation } from './operation/kinds/read.js';
export type { SingleOperation, SingleTypes } from './operation/kinds/single.js';
export { watch, type WatchOperation } from './operation/kinds/watch.js';
export { write, type WriteOperation } from './operation/kinds/write.js';
export {
  kinds,
  type CallOf,
  type InputPart,
  type Kind,
  type Operation,
  type OperationFacts,
  type Reach,
  type Repeat,
} from './operation/operation.js';
export type { OptionalPathsOf, PathsOf, ValuePathsOf } from './operation/paths.js';
export { agentDirectory } from './ports/agent-directory.js';
export { callControl } from './ports/call-control.js';
export { callRouting } from './ports/call-routing.js';
export { campaigns } from './ports/campaigns.js';
export { presence } from './ports/presence.js';
export { queueAdmin } from './ports/queue-admin.js';
export { records } from './ports/records.js';
export {
  keyOf,
  operations,
  ports,
  type AnyOperation,
  type OperationName,
  type PortName,
} from './ports/registry.js';
export type { DescriptionOf, Draft, JsonSchema, SchemaOptions } from './schema/json-schema.js';
export { inputOf, schemaOf, schemaOfInput, schemaOfOutput, type Described } from './schema/schema-of.js';
export {
  standardOf,
  type Standard,
  type StandardIssue,
  type StandardResult,
  type StandardTarget,
} from './schema/standard.js';
export { descriptionOf, type Descriptions } from './schema/description-of.js';
export { capabilityNotes } from './provider/capability-notes.js';
export { Capability, promises, Support, traits, type Capabilities } from './provider/capability.js';
export { isServed } from './provider/is-served.js';
