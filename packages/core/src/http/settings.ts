import { record } from '../codec/record.js';
import * as t from 'io-ts';
import { refined, whole } from '../codec/scalars.js';

/** The settings every adapter that speaks HTTP takes, beside its address and its keys. */
export const httpFields = {
  /** The longest one attempt may take. Default 30 000. */
  timeoutMs: whole(1, 600_000),
  /** The largest reply that is read, in bytes. Default 16 MiB. */
  maxReplyBytes: whole(1024, 1_073_741_824),
  /** Open connections at most; further requests wait for a free one. Default 64. */
  maxConnections: whole(1, 10_000),
  /** Certificates to trust instead of the system's, PEM: for a vendor with a private authority. */
  ca: refined(t.string, 'certificates in PEM form', (s) => s.includes('-----BEGIN CERTIFICATE-----')),
  /** How often and how patiently a request that may be repeated is tried. */
  retry: record(
    'RetrySettings',
    {},
    {
      /** Tries in all, the first included; 1 switches repeating off. Default 3. */
      attempts: whole(1, 20),
      /** The longest wait before the second try; it doubles from there. Default 200. */
      baseDelayMs: whole(0, 60_000),
      /** The longest wait, and the longest `Retry-After` that is honoured. Default 5 000. */
      maxDelayMs: whole(0, 600_000),
    },
  ),
};
