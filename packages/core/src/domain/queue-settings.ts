import * as t from 'io-ts';
import { arrayOf } from '../codec/array-of.js';
import { fields, strictObject, type FieldsOf, type Named } from '../codec/strict-object.js';
import { oneOf, text, whole } from '../codec/scalars.js';
import { Native } from './common.js';
import { QueueId } from './ids.js';

/** How a queue chooses among its ready agents. */
export const QueueStrategy = oneOf([
  'longest-idle',
  'ring-all',
  'round-robin',
  'fewest-calls',
  'least-talk-time',
  'top-down',
  'random',
  'weighted-random',
  'skills-best',
  'skills-all',
  'priority-tiers',
  'unknown',
]);
export type QueueStrategy = t.TypeOf<typeof QueueStrategy>;

const clearable = <A>(codec: t.Type<A, A>): t.Type<A | null, A | null> =>
  t.union([codec, t.null], `${codec.name}, or null to clear`);

const seconds = whole(0, 86_400);

/** Part of the world that carries a queue's media. */
export const MediaRegion = oneOf(['singapore', 'united-states', 'united-arab-emirates', 'unknown']);
export type MediaRegion = t.TypeOf<typeof MediaRegion>;

const queueSettingsFields = fields(
  {
    /** Whose settings these are. */
    queue: QueueId.codec,
  },
  {
    /** How it chooses among its ready agents; `unknown` for a way of the provider's own, which `native` then has. */
    strategy: QueueStrategy,
    /** Seconds an agent's phone rings before the call moves on. */
    ringTimeoutSec: t.number,
    /** Seconds of ringing after which the call is answered for the agent. */
    autoAnswerSec: t.number,
    /** Seconds an agent has after a call before the next one. */
    wrapUpSec: t.number,
    /** Missed calls after which the agent is put on break. */
    breakAfterMisses: t.number,
    /** Seconds a caller waits at most. */
    maxWaitSec: t.number,
    /** The tone the agent hears, by the name the provider gave it at upload. */
    ringTone: t.string,
    /** What agents can put on a call to sort it by. */
    labels: arrayOf(t.string),
    /** Whether call records offer the recording. */
    showRecordings: t.boolean,
    /** Whether customers' numbers are masked for agents. */
    maskNumbers: t.boolean,
    /** Which part of the world carries voice and video of its calls. */
    mediaRegion: MediaRegion,
    /** The provider's own word for the strategy or the region. */
    native: Native,
  },
);
/** How a queue treats its calls. Absent = not set, or not said by the provider. */
export interface QueueSettings extends FieldsOf<typeof queueSettingsFields>, Named {}
export const QueueSettings = strictObject<QueueSettings>('QueueSettings', queueSettingsFields);

const queueSettingsPatchFields = fields(
  {},
  {
    /** How the queue chooses among its ready agents; not to be cleared. */
    strategy: QueueStrategy,
    /** Seconds an agent's phone rings before the call moves on, at most 86 400. */
    ringTimeoutSec: clearable(seconds),
    /** Seconds of ringing after which the call is answered for the agent, at most 86 400. */
    autoAnswerSec: clearable(seconds),
    /** Seconds an agent has after a call before the next one, at most 86 400. */
    wrapUpSec: clearable(seconds),
    /** Missed calls after which the agent is put on break, 1–1000. */
    breakAfterMisses: clearable(whole(1, 1000)),
    /** Seconds a caller waits at most, 86 400 or fewer. */
    maxWaitSec: clearable(seconds),
    /** The tone the agent hears, by the name the provider gave it at upload; at most 255 characters. */
    ringTone: clearable(text(255)),
    /** Replaces the whole list; no label twice, each of at most 64 characters. */
    labels: clearable(arrayOf(text(64))),
    /** Whether call records offer the recording; not to be cleared. */
    showRecordings: t.boolean,
    /** Whether customers' numbers are masked for agents; not to be cleared. */
    maskNumbers: t.boolean,
    /** Which part of the world carries voice and video of the queue's calls; not to be cleared. */
    mediaRegion: MediaRegion,
  },
);
/** Changes to a queue's settings: leave out = keep, a value = set, `null` = clear. */
export interface QueueSettingsPatch extends FieldsOf<typeof queueSettingsPatchFields>, Named {}
export const QueueSettingsPatch = strictObject<QueueSettingsPatch>(
  'QueueSettingsPatch',
  queueSettingsPatchFields,
);

const configureQueueFields = fields(
  {
    /** The queue, by its id; `NotFound` for an unknown one. */
    queue: QueueId.codec,
    /** What to change; the rest stays. An empty one changes nothing. */
    set: QueueSettingsPatch,
  },
  {},
);
/** Changes how one queue treats its calls. */
export interface ConfigureQueue extends FieldsOf<typeof configureQueueFields>, Named {}
export const ConfigureQueue = strictObject<ConfigureQueue>('ConfigureQueue', configureQueueFields);
