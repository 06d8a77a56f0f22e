import * as t from 'io-ts';
import { arrayOf, atLeastOne } from '../codec/array-of.js';
import { Instant } from '../codec/dates.js';
import { Count, oneOf } from '../codec/scalars.js';
import { fields, strictObject, type FieldsOf, type Named } from '../codec/strict-object.js';
import { AgentPresence } from './agent-presence.js';
import { AgentRef } from './agent-ref.js';
import { AgentQueue } from './agent.js';

const watchPresenceFields = fields(
  {},
  {
    /** These agents only, at least one. Left out: everyone whose state the provider tells. */
    agents: atLeastOne(AgentRef),
  },
);
/** Whose presence is watched. */
export interface WatchPresence extends FieldsOf<typeof watchPresenceFields>, Named {}
export const WatchPresence = strictObject<WatchPresence>('WatchPresence', watchPresenceFields);

const told = {
  /** Whose presence it is; can be passed on to any operation as it came. */
  agent: AgentRef,
  /** What the agent is doing. */
  current: AgentPresence,
  /** When that was seen, or when it came about where the provider says. */
  at: Instant,
  /** Counts what one watch tells of one agent, from 1; a greater one came later. */
  sequence: Count,
};

const presenceSnapshotFields = fields(
  {
    /** Says that it is what is, at the beginning and after a gap, and no change. */
    kind: t.literal('snapshot'),
    ...told,
  },
  {
    /** What colleagues know the agent by; absent when the provider does not say. */
    name: t.string,
    /** The queues the agent belongs to; absent when the provider does not say. */
    queues: arrayOf(AgentQueue),
  },
);
/** What an agent is doing: where a watch begins, or goes on after a gap. */
export interface PresenceSnapshot extends FieldsOf<typeof presenceSnapshotFields>, Named {}
export const PresenceSnapshot = strictObject<PresenceSnapshot>('PresenceSnapshot', presenceSnapshotFields);

const presenceChangedFields = fields(
  {
    /** Says that the agent does something else than before. */
    kind: t.literal('change'),
    ...told,
    /** The same for the same change, whichever watch tells it, as far as the provider makes that out. */
    key: t.string,
  },
  {
    /** What the agent was doing before, as far as this watch told. */
    previous: AgentPresence,
  },
);
/** An agent does something else. */
export interface PresenceChanged extends FieldsOf<typeof presenceChangedFields>, Named {}
export const PresenceChanged = strictObject<PresenceChanged>('PresenceChanged', presenceChangedFields);

/**
 * Why changes may be missing. `comparing-failed`: the state could not be read for a while. `overflow`: the loop took what was
 * told more slowly than it came.
 */
export const GapReason = oneOf(['comparing-failed', 'overflow']);
export type GapReason = t.TypeOf<typeof GapReason>;

const presenceGapFields = fields(
  {
    /** Says that changes may be missing. */
    kind: t.literal('gap'),
    /** From when on they may be missing; until the snapshots that follow. */
    since: Instant,
    /** Why they may be missing. */
    reason: GapReason,
  },
  {
    /** Whose changes may be missing. Absent: those of everyone who is watched. */
    agents: arrayOf(AgentRef),
  },
);
/** Changes may be missing: they are not filled in, and a snapshot of each agent follows. */
export interface PresenceGap extends FieldsOf<typeof presenceGapFields>, Named {}
export const PresenceGap = strictObject<PresenceGap>('PresenceGap', presenceGapFields);

/** What a watch of presences tells. */
export type PresenceChange = PresenceSnapshot | PresenceChanged | PresenceGap;
export const PresenceChange: t.Type<PresenceChange, unknown> = t.union(
  [PresenceSnapshot, PresenceChanged, PresenceGap],
  'presence change ({ "kind": "snapshot", … }, "change" or "gap")',
);
