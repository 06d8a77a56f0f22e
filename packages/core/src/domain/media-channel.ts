import type * as t from 'io-ts';
import { oneOf } from '../codec/scalars.js';

/** A kind of contact an agent can hold several of at once. */
export const MediaChannel = oneOf([
  'voice',
  'video',
  'chat',
  'web-chat',
  'social',
  'message',
  'callback',
  'click-to-call',
  'predictive-outbound',
  'preview-outbound',
]);
export type MediaChannel = t.TypeOf<typeof MediaChannel>;
