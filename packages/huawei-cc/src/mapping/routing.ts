import {
  KnownChannel,
  withoutValues,
  type AboutOf,
  type callRouting,
  type Concurrency,
  type InboundChoice,
} from '@cordboard/core/provider';
import type { SetCallNumsRequest, SetTalkRightRequest } from '../surfaces/gateway/wire/routing.js';

/** CEC interface reference, media types of `setcallnums`; it has none for the last two. */
const mediaTypes: Readonly<Record<KnownChannel, string | undefined>> = {
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
  email: undefined,
  task: undefined,
};

/** The channels that the vendor counts no sessions of, and how many an agent may hold of the others. */
export const concurrencyOffered: Pick<
  AboutOf<typeof callRouting.setConcurrency>,
  'limits' | 'bounds' | 'without'
> = {
  limits: { concurrency: 60 },
  bounds: { max: { limit: 'concurrency', atLeast: 1 } },
  without: withoutValues(
    'channel',
    KnownChannel.values.filter((channel) => mediaTypes[channel] === undefined),
    'the vendor has no such media type',
  ),
};

export const fromInboundChoice = ({ enabled }: InboundChoice): SetTalkRightRequest => ({
  flag: enabled ? 1 : 0,
});

export const fromConcurrency = ({ channel, max }: Concurrency): SetCallNumsRequest => ({
  mediaType: mediaTypes[channel],
  callnums: String(max),
});
