import type { Concurrency, InboundChoice, MediaChannel } from '@cordboard/core/provider';
import type { SetCallNumsRequest, SetTalkRightRequest } from '../surfaces/gateway/wire/routing.js';

/** CEC interface reference, media types. */
const mediaTypes: Readonly<Record<MediaChannel, string>> = {
  chat: '1',
  'click-to-call': '2',
  callback: '4',
  voice: '5',
  'predictive-outbound': '15',
  'preview-outbound': '16',
  message: '17',
  video: '19',
  'web-chat': '51',
  social: '53',
};

export const fromInboundChoice = ({ enabled }: InboundChoice): SetTalkRightRequest => ({
  flag: enabled ? 1 : 0,
});

export const fromConcurrency = ({ channel, max }: Concurrency): SetCallNumsRequest => ({
  mediaType: mediaTypes[channel],
  callnums: String(max),
});
