import * as t from 'io-ts';
import { arrayOf } from '../codec/array-of.js';
import { fields, strictObject, type FieldsOf, type Named } from '../codec/strict-object.js';
import { numberFrom, oneOf, patterned, text, whole } from '../codec/scalars.js';
import { TimeZone } from '../codec/time-zone.js';
import { Native } from './common.js';
import { FlowId, PromptId, QueueId } from './ids.js';
import { Dialable } from './live-call.js';
import { SecondsRange } from './presence.js';

/** The words of {@link DialingMode} that can be asked for. */
export const dialingModes = ['manual', 'preview', 'progressive', 'power', 'predictive', 'agentless'] as const;

/**
 * How calls and agents are brought together. `manual`: agents take contacts from the list and dial. `preview`: an agent
 * sees the contact before the call is made. `progressive`: one call for each free agent. `power`: a fixed number of calls
 * for each agent. `predictive`: as many as keep the agents busy. `agentless`: a machine speaks first. `unknown`: a way of
 * the provider's own.
 */
export const DialingMode = oneOf([...dialingModes, 'unknown']);
export type DialingMode = t.TypeOf<typeof DialingMode>;

const ringing = {
  /** Seconds that a customer's phone rings at most, 1–3600. */
  ringTimeoutSec: whole(1, 3600),
};

const pacing = {
  /** How many calls are made for each agent at once, 0.1–1000. */
  linesPerAgent: numberFrom(0.1, 1000),
};

const manualDialingFields = fields(
  {
    /** `manual`: agents take contacts from the list and dial. */
    mode: t.literal('manual'),
  },
  ringing,
);
/** Agents take contacts from the list and dial. */
export interface ManualDialing extends FieldsOf<typeof manualDialingFields>, Named {}
export const ManualDialing = strictObject<ManualDialing>('ManualDialing', manualDialingFields);

const previewDialingFields = fields(
  {
    /** `preview`: an agent sees the contact before the call is made. */
    mode: t.literal('preview'),
  },
  ringing,
);
/** An agent sees the contact before the call is made. */
export interface PreviewDialing extends FieldsOf<typeof previewDialingFields>, Named {}
export const PreviewDialing = strictObject<PreviewDialing>('PreviewDialing', previewDialingFields);

const progressiveDialingFields = fields(
  {
    /** `progressive`: one call for each free agent. */
    mode: t.literal('progressive'),
  },
  ringing,
);
/** One call for each free agent. */
export interface ProgressiveDialing extends FieldsOf<typeof progressiveDialingFields>, Named {}
export const ProgressiveDialing = strictObject<ProgressiveDialing>(
  'ProgressiveDialing',
  progressiveDialingFields,
);

const powerDialingFields = fields(
  {
    /** `power`: a fixed number of calls for each agent. */
    mode: t.literal('power'),
    ...pacing,
  },
  ringing,
);
/** A fixed number of calls for each agent. */
export interface PowerDialing extends FieldsOf<typeof powerDialingFields>, Named {}
export const PowerDialing = strictObject<PowerDialing>('PowerDialing', powerDialingFields);

const predictiveDialingFields = fields(
  {
    /** `predictive`: as many calls as keep the agents busy. */
    mode: t.literal('predictive'),
  },
  {
    ...ringing,
    /** Which fraction of the calls will be answered, 0–1, where the provider is to reckon with it. */
    answerRate: numberFrom(0, 1),
    /** How many seconds a call will last on average, where the provider is to reckon with it. */
    averageTalkSec: SecondsRange,
  },
);
/** As many calls as keep the agents busy. */
export interface PredictiveDialing extends FieldsOf<typeof predictiveDialingFields>, Named {}
export const PredictiveDialing = strictObject<PredictiveDialing>(
  'PredictiveDialing',
  predictiveDialingFields,
);

const promptContentFields = fields(
  {
    /** `prompt`: a recording that the provider has. */
    kind: t.literal('prompt'),
    /** The recording, by the id that the provider gave it at upload. */
    prompt: PromptId.codec,
  },
  {},
);
/** A recording is played. */
export interface PromptContent extends FieldsOf<typeof promptContentFields>, Named {}
export const PromptContent = strictObject<PromptContent>('PromptContent', promptContentFields);

const textContentFields = fields(
  {
    /** `text`: words that a machine speaks. */
    kind: t.literal('text'),
    /** The words; at most 1000 characters. */
    text: text(1000),
    /** The language they are in, as the provider names it; at most 32 characters. */
    language: text(32),
  },
  {},
);
/** A text is spoken. */
export interface TextContent extends FieldsOf<typeof textContentFields>, Named {}
export const TextContent = strictObject<TextContent>('TextContent', textContentFields);

const flowContentFields = fields(
  {
    /** `flow`: a published call flow. */
    kind: t.literal('flow'),
    /** The flow that receives the called. */
    flow: FlowId.codec,
  },
  {},
);
/** A call flow receives the called. */
export interface FlowContent extends FieldsOf<typeof flowContentFields>, Named {}
export const FlowContent = strictObject<FlowContent>('FlowContent', flowContentFields);

const botContentFields = fields(
  {
    /** `bot`: a machine that talks. */
    kind: t.literal('bot'),
    /** What it follows, by the id of the provider's script; at most 128 characters. */
    script: text(128),
  },
  {},
);
/** A machine talks with the called. */
export interface BotContent extends FieldsOf<typeof botContentFields>, Named {}
export const BotContent = strictObject<BotContent>('BotContent', botContentFields);

/** What the called person hears first. */
export type CallContent = PromptContent | TextContent | FlowContent | BotContent;
export const CallContent: t.Type<CallContent, unknown> = t.union(
  [PromptContent, TextContent, FlowContent, BotContent],
  'content ({ "kind": "prompt", … }, "text", "flow" or "bot")',
);

const handoverFields = fields(
  {
    /** Who takes the call over. */
    queue: QueueId.codec,
    /** Everybody who hears the message to its end, or who presses a key. */
    when: oneOf(['after-message', 'on-key']),
  },
  pacing,
);
/** When the machine passes a call on to agents. */
export interface Handover extends FieldsOf<typeof handoverFields>, Named {}
export const Handover = strictObject<Handover>('Handover', handoverFields);

const agentlessDialingFields = fields(
  {
    /** `agentless`: a machine speaks first. */
    mode: t.literal('agentless'),
    /** What the called person hears first. */
    content: CallContent,
  },
  {
    ...ringing,
    /** Seconds that a call lasts at most, 1–86 400. */
    maxCallSec: whole(1, 86_400),
    /** How often the content is played, 1–9. */
    repeatCount: whole(1, 9),
    /** When a call is passed on to agents; left out: never. */
    handover: Handover,
    /** Whether calls are recorded. */
    record: t.boolean,
  },
);
/** A machine speaks first. */
export interface AgentlessDialing extends FieldsOf<typeof agentlessDialingFields>, Named {}
export const AgentlessDialing = strictObject<AgentlessDialing>('AgentlessDialing', agentlessDialingFields);

/** How calls and agents are brought together. */
export type Dialing =
  ManualDialing | PreviewDialing | ProgressiveDialing | PowerDialing | PredictiveDialing | AgentlessDialing;
export const Dialing: t.Type<Dialing, unknown> = t.union(
  [ManualDialing, PreviewDialing, ProgressiveDialing, PowerDialing, PredictiveDialing, AgentlessDialing],
  'dialing ({ "mode": "manual" }, "preview", "progressive", "power", "predictive" or "agentless", with what the mode needs)',
);

const dialingToldFields = fields(
  {
    /** How calls and agents are brought together; `unknown` for a way of the provider's own, which `native` then has. */
    mode: DialingMode,
  },
  {
    /** Of any mode: seconds that a customer's phone rings at most. */
    ringTimeoutSec: t.number,
    /** Of `power`: how many calls are made for each agent at once. */
    linesPerAgent: t.number,
    /** Of `predictive`: which fraction of the calls the provider expects to be answered. */
    answerRate: t.number,
    /** Of `predictive`: how many seconds a call lasts on average, as the provider reckons. */
    averageTalkSec: SecondsRange,
    /** Of `agentless`: what the called person hears first. */
    content: CallContent,
    /** Of `agentless`: seconds that a call lasts at most. */
    maxCallSec: t.number,
    /** Of `agentless`: how often the content is played. */
    repeatCount: t.number,
    /** Of `agentless`: when a call is passed on to agents. */
    handover: Handover,
    /** Of `agentless`: whether calls are recorded. */
    record: t.boolean,
    /** The provider's own word for the mode. */
    native: Native,
  },
);
/** How a campaign dials. A field is absent when the provider does not say. */
export interface DialingTold extends FieldsOf<typeof dialingToldFields>, Named {}
export const DialingTold = strictObject<DialingTold>('DialingTold', dialingToldFields);

const callingWindowFields = fields(
  {
    /** The first minute, `HH:mm`. */
    from: patterned('time of day (HH:mm)', /^([01][0-9]|2[0-3]):[0-5][0-9]$/u),
    /** The minute before which it ends, `HH:mm`, after `from`; `24:00` for the end of the day. */
    to: patterned('time of day (HH:mm, at most 24:00)', /^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$/u),
  },
  {},
);
/** A part of a day. */
export interface CallingWindow extends FieldsOf<typeof callingWindowFields>, Named {}
export const CallingWindow = strictObject<CallingWindow>('CallingWindow', callingWindowFields);

const callingHoursFields = fields(
  {
    /** On workdays; an empty list: never. */
    workdays: arrayOf(CallingWindow),
  },
  {
    /** On other days, as the provider counts them; an empty list: never. Left out: the provider's own choice. */
    holidays: arrayOf(CallingWindow),
    /** The IANA zone of the times; default from the configuration. */
    timeZone: TimeZone,
  },
);
/** In which hours of a day calls may be made. */
export interface CallingHours extends FieldsOf<typeof callingHoursFields>, Named {}
export const CallingHours = strictObject<CallingHours>('CallingHours', callingHoursFields);

const callerIdChoiceFields = fields(
  {
    /** What the called see: 1 to 24 digits, `*` or `#`, `+` before them optional. */
    number: Dialable,
  },
  {
    /** Which one comes first, among several; larger is earlier. */
    priority: whole(0, 1_000_000),
  },
);
/** A number that calls may go out under. */
export interface CallerIdChoice extends FieldsOf<typeof callerIdChoiceFields>, Named {}
export const CallerIdChoice = strictObject<CallerIdChoice>('CallerIdChoice', callerIdChoiceFields);
