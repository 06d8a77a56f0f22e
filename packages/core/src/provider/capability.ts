import * as t from 'io-ts';
import { arrayOf } from '../codec/array-of.js';
import { fields, type FieldsOf, type Named, strictObject } from '../codec/strict-object.js';
import { oneOf } from '../codec/scalars.js';
import type { OperationName } from '../ports/registry.js';

/**
 * How a provider supports an operation. `native`: it has a call for it. `emulated`: put together from other
 * calls, at a cost the note states. `notOffered`: the vendor has nothing like it. `notImplemented`: the
 * vendor offers it, the adapter does not serve it yet. `unconfigured`: served, but not with these settings;
 * the note names what is missing.
 */
export const Support = oneOf(['native', 'emulated', 'notOffered', 'notImplemented', 'unconfigured']);
export type Support = t.TypeOf<typeof Support>;

/** The promises of the ports that a provider may be unable to keep. */
export const promises = {
  /** The next read shows what was written. */
  'read-back': t.string,
} as const;

const waiversFields = fields({}, promises);
/** Promises of the ports that a provider does not keep, each with the reason. */
export interface Waivers extends FieldsOf<typeof waiversFields>, Named {}
export const Waivers = strictObject<Waivers>('Waivers', waiversFields);

/** What differs between providers and is no limit. */
export const traits = {
  /** How one learns that a write took effect: by an event, by reading it back, or by the reply alone. */
  confirms: oneOf(['event', 'read', 'reply']),
  /** How many queues an agent can serve: those it is put into, or one. */
  membership: oneOf(['explicit', 'single']),
  /** What a queue must be to be removed: its members may still be in it and go with it, or it has to be empty. */
  removes: oneOf(['any', 'empty']),
} as const;

const traitsFields = fields({}, traits);
/** What differs between providers and is no limit. A field is absent where the adapter does not say. */
export interface Traits extends FieldsOf<typeof traitsFields>, Named {}
export const Traits = strictObject<Traits>('Traits', traitsFields);

const Reasons = t.record(t.string, t.string);

const boundFields = fields(
  {
    /** The name of the limit that it must not exceed. */
    limit: t.string,
  },
  {
    /** What it must not fall below. Absent: as the operation says. */
    atLeast: t.number,
    /** The name of the limit that no member of a list may exceed. */
    each: t.string,
  },
);
/** How a provider bounds a part of the input: a number, the characters of a text, the members of a list. */
export interface Bound extends FieldsOf<typeof boundFields>, Named {}
export const Bound = strictObject<Bound>('Bound', boundFields);

const capabilityFields = fields(
  {
    /** Whether a call can succeed, and how it is served. */
    support: Support,
  },
  {
    /** The cost, the part that is missing, or what is offered instead. */
    note: t.string,
    /** Numbers the provider sets, by name: `pageSize`, `batchSize`, `requestsPerSec`… */
    limits: t.record(t.string, t.number),
    /** Parts of the input that one of the `limits` bounds more closely than the operation does, path → bound; out of it, they answer `InvalidInput`. */
    bounds: t.record(t.string, Bound),
    /** Parts of the input that cannot be served, path or `path=value` → reason; given all the same, they answer `Unsupported`. */
    without: Reasons,
    /** Parts of the input that may be left out elsewhere and not here, path → reason; left out, they answer `Unsupported`. */
    needs: Reasons,
    /** The names a reference may use, path → names; a reference with none of them answers `Unsupported`. Left out: all. */
    refs: t.record(t.string, arrayOf(t.string)),
    /** Parts of the output that are never told, path → reason. */
    omits: Reasons,
    /** Promises of the ports that cannot be kept, promise → reason. */
    waives: Waivers,
    /** What differs from other providers and limits nothing. */
    traits: Traits,
    /** Set where the vendor's page is incomplete: which page, and what it leaves open. */
    unconfirmed: t.string,
    /** The settings it needs beside those that every operation needs. */
    settings: arrayOf(t.string),
  },
);
/** What a provider says of one operation. Paths are dotted; a path through a list means any of its members. */
export interface Capability extends FieldsOf<typeof capabilityFields>, Named {}
export const Capability = strictObject<Capability>('Capability', capabilityFields);

/** What a provider says of every operation. */
export type Capabilities = Readonly<Record<OperationName, Capability>>;
