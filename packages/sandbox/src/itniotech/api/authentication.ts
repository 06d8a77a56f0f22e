import { createHash } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import { credentials } from '../../credentials.js';
import { isJsonContent, type SandboxRequest } from '../../http.js';
import type { Refusal } from './codes.js';

const { apiKey, apiSecret } = credentials.itniotech;

const windowSec = 30 * 60;

const signatureFor = (timestamp: string): string =>
  createHash('md5').update(`${apiKey}${apiSecret}${timestamp}`).digest('hex');

const isInTime = (timestamp: string, nowMs: number): boolean =>
  /^\d+$/.test(timestamp) && Math.abs(nowMs / 1000 - Number(timestamp)) <= windowSec;

/** Checks the headers that every call must have, even one without a body. */
export const authenticate = ({ headers }: SandboxRequest, nowMs: number): E.Either<Refusal, void> => {
  const timestamp = String(headers.timestamp);
  if (!isJsonContent(headers)) return E.left('-22');
  if (headers['api-key'] !== apiKey) return E.left('-1');
  if (!isInTime(timestamp, nowMs)) return E.left('-16');
  return String(headers.sign).toLowerCase() === signatureFor(timestamp) ? E.right(undefined) : E.left('-1');
};
