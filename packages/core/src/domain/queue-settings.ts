import * as t from 'io-ts';
import { arrayOf } from '../codec/array-of.js';
import { clearable } from '../codec/clearable.js';
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

const seconds = whole(0, 86_400);

const count = whole(0, 1_000_000);

const queueSettingsNativeFields = fields(
  {},
  {
    /** For `strategy`; absent where none is set. */
    strategy: Native,
    /** For `mediaRegion`; absent where none is set. */
    mediaRegion: Native,
  },
);
/** The provider's own words of a queue's settings, by the field that they were translated for. */
export interface QueueSettingsNative extends FieldsOf<typeof queueSettingsNativeFields>, Named {}
export const QueueSettingsNative = strictObject<QueueSettingsNative>(
  'QueueSettingsNative',
  queueSettingsNativeFields,
);

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
    /** Which part of the world carries voice and video of its calls, as the provider names it. */
    mediaRegion: t.string,
    /** The most contacts that wait in it at once. */
    maxWaiting: t.number,
    /** Seconds that a call lasts at most. */
    maxTalkSec: t.number,
    /** The most of its agents who are on a break at once. */
    maxOnBreak: t.number,
    /** Whether callers are told who answers them. */
    announceAgent: t.boolean,
    /** What callers hear while they wait, by the name the provider gave it. */
    waitingTone: t.string,
    /** The provider's own words for the strategy and the region. */
    native: QueueSettingsNative,
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
    /**
     * Which part of the world carries voice and video of the queue's calls, as the provider names it; 1–64 characters, not to be
     * cleared.
     */
    mediaRegion: text(64),
    /** The most contacts that wait in it at once, at most 1 000 000. */
    maxWaiting: clearable(count),
    /** Seconds that a call lasts at most, 86 400 or fewer. */
    maxTalkSec: clearable(seconds),
    /** The most of its agents who are on a break at once, at most 1 000 000. */
    maxOnBreak: clearable(count),
    /** Whether callers are told who answers them; not to be cleared. */
    announceAgent: t.boolean,
    /** What callers hear while they wait, by the name the provider gave it; at most 255 characters. */
    waitingTone: clearable(text(255)),
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
