import { KnownChannel, type MediaChannel } from '@cordboard/core/provider';

/** The vendor's media types, as far as the center has a word for them. */
const mediaTypes: ReadonlyMap<MediaChannel, number> = new Map<MediaChannel, number>([
  ['chat', 1],
  ['click-to-call', 2],
  ['callback', 4],
  ['voice', 5],
  ['predictive-outbound', 15],
  ['preview-outbound', 16],
  ['message', 17],
  ['video', 19],
  ['web-chat', 51],
  ['social', 53],
]);

/** What the vendor takes where nothing else is said: voice. */
export const defaultMediaType = 5;

/** The media type of something in the center; 255 is in no table. */
export const mediaTypeOf = (channel: MediaChannel = 'voice'): number => mediaTypes.get(channel) ?? 255;

/** The center's word for a media type. */
export const channelOf = (mediaType: number): KnownChannel | undefined =>
  KnownChannel.values.find((channel) => mediaTypes.get(channel) === mediaType);
