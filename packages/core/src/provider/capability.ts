import * as t from 'io-ts';
import { record } from '../codec/record.js';
import { oneOf } from '../codec/scalars.js';
import type { OperationName } from '../ports/registry.js';

/**
 * How a provider stands to an operation. `native`: it has a call for it. `emulated`: put together from
 * other calls, at a cost the note states. `absent`: not offered. `planned`: offered, not built here yet.
 * `unconfigured`: built, but the settings lack what it needs; the note names the setting.
 */
export const Support = oneOf(['native', 'emulated', 'absent', 'planned', 'unconfigured']);
export type Support = t.TypeOf<typeof Support>;

/** What a provider says of one operation. */
export const Capability = record(
  'Capability',
  { support: Support },
  {
    /** The cost, the part that is missing, or what is offered instead. */
    note: t.string,
    /** Numbers the provider sets, by name: `pageSize`, `batchSize`, `requestsPerSec`… */
    limits: t.record(t.string, t.number),
    /** The parts of the input that cannot be carried, and why; given all the same, they answer `Unsupported`. */
    without: t.record(t.string, t.string),
  },
);
export type Capability = t.TypeOf<typeof Capability>;

/** What a provider says of every operation. */
export type Capabilities = Readonly<Record<OperationName, Capability>>;

/** Whether the operation can be called with any hope. */
export const isServed = ({ support }: Capability): boolean => support === 'native' || support === 'emulated';
