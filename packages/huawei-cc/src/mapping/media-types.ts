import { KnownChannel, withoutValues, type MediaChannel, type Reasons } from '@cordboard/core/provider';
import type { Loose } from '../surfaces/api-fabric/wire/values.js';
import { numberOf } from './values.js';

/** CEC interface reference, media types. There is none for the last two. */
const mediaTypes: Readonly<Record<KnownChannel, number | undefined>> = {
  chat: 1,
  'click-to-call': 2,
  callback: 4,
  voice: 5,
  'predictive-outbound': 15,
  'preview-outbound': 16,
  message: 17,
  video: 19,
  'web-chat': 51,
  social: 53,
  email: undefined,
  task: undefined,
};

const channels: ReadonlyMap<number | undefined, MediaChannel> = new Map([
  ...KnownChannel.values.map((channel) => [mediaTypes[channel], channel] as const),
  // Video that began with a click, and video in a browser.
  [18, 'video'],
  [55, 'video'],
]);

export const mediaTypeOf = (channel: KnownChannel): number | undefined => mediaTypes[channel];

/** The channel of a media type; absent where none is told. */
export const channelOf = (mediaType: Loose): MediaChannel | undefined => {
  const code = numberOf(mediaType);
  return code === undefined ? undefined : (channels.get(code) ?? 'unknown');
};

/** Video, at a path that filters by one media type. */
export const withoutVideo = <const P extends string>(path: P): Reasons<`${P}=video`> =>
  withoutValues(path, ['video'], 'the vendor has three media types for video, and filters by one');

/** All channels at a path but those that something can be made for. */
export const onlyFor = <const P extends string>(
  path: P,
  channels: readonly KnownChannel[],
): Reasons<`${P}=${KnownChannel}`> =>
  withoutValues(
    path,
    KnownChannel.values.filter((channel) => !channels.includes(channel)),
    `the vendor makes it for ${channels.join(', ')} only`,
  );

/** The channels at a path that the vendor has no media type for. */
export const withoutMediaType = <const P extends string>(path: P): Reasons<`${P}=${KnownChannel}`> =>
  withoutValues(
    path,
    KnownChannel.values.filter((channel) => mediaTypes[channel] === undefined),
    'the vendor has no such media type',
  );
