import type * as t from 'io-ts';
import { oneOf } from '../codec/scalars.js';

/** The words of {@link CallDirection} that can be asked for. */
export const directions = ['inbound', 'outbound', 'internal'] as const;

/** Who called whom: a customer the center, the center a customer, or one agent another. */
export const CallDirection = oneOf([...directions, 'unknown']);
export type CallDirection = t.TypeOf<typeof CallDirection>;

/** The words of {@link CallKind} that can be asked for. */
export const callKinds = [
  'inbound',
  'manual',
  'internal',
  'click-to-call',
  'two-way',
  'preview',
  'progressive',
  'power',
  'predictive',
  'agentless',
  'callback',
  'consult',
  'conference',
  'transfer',
  'monitor',
  'barge',
  'intercept',
] as const;

/**
 * How a call came about. `inbound`: a customer called. `manual`: an agent dialed. `click-to-call`, `two-way`: a program had
 * two phones connected. `preview` to `predictive`: a campaign dialed, with less and less waiting for the agent.
 * `agentless`: the center's side was a machine. `callback`: as promised.
 */
export const CallKind = oneOf([...callKinds, 'unknown']);
export type CallKind = t.TypeOf<typeof CallKind>;

/** The words of {@link Cause} that can be asked for. */
export const causes = [
  'completed',
  'no-answer',
  'busy',
  'rejected',
  'canceled',
  'abandoned',
  'unreachable',
  'invalid-number',
  'congestion',
  'blocked',
  'voicemail',
  'transferred',
  'timeout',
  'failed',
] as const;

/**
 * Why a call ended. `completed`: people talked, and somebody hung up. `canceled`: the caller gave up before the answer, in
 * an outbound call; `abandoned`: in an inbound call, or before an agent was there. `congestion`: no line was free.
 * `blocked`: a rule forbids it.
 */
export const Cause = oneOf([...causes, 'unknown']);
export type Cause = t.TypeOf<typeof Cause>;

/** The words of {@link EndedBy} that can be asked for. */
export const enders = ['customer', 'agent', 'system', 'other'] as const;

/** Who ended a call. */
export const EndedBy = oneOf([...enders, 'unknown']);
export type EndedBy = t.TypeOf<typeof EndedBy>;

/**
 * How far a call has come. `initiated`: it was asked for, and no phone rings yet. `queued`: it waits for an agent. `ringing`:
 * the called phone rings. `connected`: people can talk. `held`: one of them waits. `ended`: it is over.
 */
export const CallState = oneOf(['initiated', 'queued', 'ringing', 'connected', 'held', 'ended', 'unknown']);
export type CallState = t.TypeOf<typeof CallState>;
