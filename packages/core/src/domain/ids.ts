import * as t from 'io-ts';
import { described } from '../codec/described.js';
import { text } from '../codec/scalars.js';

declare const brand: unique symbol;

/** A string that names one kind of thing and cannot be passed for another. */
export type Id<Noun extends string> = string & { readonly [brand]: Noun };

/** Makes an id, and carries the codec that recognizes one. */
export interface IdMaker<Noun extends string> {
  (value: string): Id<Noun>;
  /** Accepts text of 1 to 128 characters, counted in code points as everywhere. */
  readonly codec: t.Type<Id<Noun>, string>;
}

const maxLength = 128;
const anyId = text(maxLength);

const idMaker = <Noun extends string>(noun: Noun): IdMaker<Noun> => {
  const is = (u: unknown): u is Id<Noun> => anyId.is(u);
  const words = noun.replace(/(?!^)[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
  const codec = new t.Type<Id<Noun>, string>(
    `${words} (1 to ${String(maxLength)} characters)`,
    is,
    (u, context) => (is(u) ? t.success(u) : t.failure(u, context)),
    (id) => id,
  );
  described(codec, { type: 'string', minLength: 1, maxLength });
  return Object.assign((value: string) => value as Id<Noun>, { codec });
};

/** Names an agent for ever; opaque. */
export const AgentId = idMaker('AgentId');
export type AgentId = Id<'AgentId'>;

/** Names a queue; opaque, though some vendors let its creator choose it. */
export const QueueId = idMaker('QueueId');
export type QueueId = Id<'QueueId'>;

/** Names a campaign; opaque. */
export const CampaignId = idMaker('CampaignId');
export type CampaignId = Id<'CampaignId'>;

/** Names a published call flow; opaque. */
export const FlowId = idMaker('FlowId');
export type FlowId = Id<'FlowId'>;

/** Names a route from an entry point; opaque. */
export const RouteId = idMaker('RouteId');
export type RouteId = Id<'RouteId'>;

/** Names a do-not-call list; opaque. */
export const BlockListId = idMaker('BlockListId');
export type BlockListId = Id<'BlockListId'>;

/** Names a call; opaque. */
export const CallId = idMaker('CallId');
export type CallId = Id<'CallId'>;

/** Names the record of a call that is over, within its set; opaque. */
export const RecordId = idMaker('RecordId');
export type RecordId = Id<'RecordId'>;

/** Names the recording of a call; opaque. */
export const RecordingId = idMaker('RecordingId');
export type RecordingId = Id<'RecordingId'>;

/** Names a scheduled callback; opaque. */
export const CallbackId = idMaker('CallbackId');
export type CallbackId = Id<'CallbackId'>;

/** Names a contact within its campaign; opaque. */
export const ContactId = idMaker('ContactId');
export type ContactId = Id<'ContactId'>;

/** Names recorded audio that campaigns play; opaque. */
export const PromptId = idMaker('PromptId');
export type PromptId = Id<'PromptId'>;
