import type * as t from 'io-ts';
import { oneOf } from '../codec/scalars.js';

const knownChannels = [
  'voice',
  'video',
  'chat',
  'web-chat',
  'social',
  'message',
  'email',
  'task',
  'callback',
  'click-to-call',
  'predictive-outbound',
  'preview-outbound',
] as const;

/**
 * A kind of contact. `task`: work without a customer on the line, such as a form to be checked. `unknown`: a kind that
 * only the provider has a word for.
 */
export const MediaChannel = oneOf([...knownChannels, 'unknown']);
export type MediaChannel = t.TypeOf<typeof MediaChannel>;

/** A kind of contact that can be asked for: every {@link MediaChannel} but `unknown`. */
export const KnownChannel = oneOf(knownChannels);
export type KnownChannel = t.TypeOf<typeof KnownChannel>;
