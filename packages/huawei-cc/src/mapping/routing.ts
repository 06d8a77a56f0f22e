import type { AboutOf, callRouting, Concurrency, InboundChoice } from '@cordboard/core/provider';
import type { SetCallNumsRequest, SetTalkRightRequest } from '../surfaces/gateway/wire/routing.js';
import { mediaTypeOf, withoutMediaType } from './media-types.js';

/** The channels that the vendor counts no sessions of, and how many an agent may hold of the others. */
export const concurrencyOffered: Pick<
  AboutOf<typeof callRouting.setConcurrency>,
  'limits' | 'bounds' | 'without'
> = {
  limits: { concurrency: 60 },
  bounds: { max: { limit: 'concurrency', atLeast: 1 } },
  without: withoutMediaType('channel'),
};

export const fromInboundChoice = ({ enabled }: InboundChoice): SetTalkRightRequest => ({
  flag: enabled ? 1 : 0,
});

export const fromConcurrency = ({ channel, max }: Concurrency): SetCallNumsRequest => ({
  mediaType: mediaTypeOf(channel)?.toString(),
  callnums: String(max),
});
