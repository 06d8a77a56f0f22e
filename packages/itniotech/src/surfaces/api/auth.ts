import { hash } from 'node:crypto';
import type { Runtime } from '@cordboard/core/provider';
import type { Auth } from '@cordboard/core/http';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { ItniotechConfig } from '../../config.js';

/**
 * Signs with key, secret and the time in seconds of each attempt; method, path and body are not signed.
 * Itniotech Call Center API, Access.
 */
export const keyAndSecret = ({ apiKey, apiSecret }: ItniotechConfig, { now }: Runtime): Auth<void> => ({
  obtain: () => TE.right(undefined),
  sign: () => {
    const timestamp = String(Math.floor(now() / 1000));
    const signed = `${apiKey.reveal()}${apiSecret.reveal()}${timestamp}`;
    return { 'Api-Key': apiKey.reveal(), Timestamp: timestamp, Sign: hash('md5', signed) };
  },
  // A timestamp can expire on the way; with a wrong clock a retry does not help, so it is tried once.
  onRefused: ({ kind }) => (kind === 'ClockSkew' ? TE.right(undefined) : undefined),
  secrets: () => [apiKey, apiSecret],
});
