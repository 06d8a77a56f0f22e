import * as E from 'fp-ts/lib/Either.js';
import { identity } from 'fp-ts/lib/function.js';
import { record } from '../codec/record.js';
import * as t from 'io-ts';
import { refined, whole } from '../codec/scalars.js';
import { SecretText } from '../codec/secret.js';
import { layerFields } from '../layers/settings.js';

const Certificates = refined(t.string, 'certificates in PEM form', (s) =>
  s.includes('-----BEGIN CERTIFICATE-----'),
);

const PrivateKey = refined(SecretText, 'private key in PEM form', (key) =>
  key.reveal().includes('PRIVATE KEY-----'),
);

/** A secret as a whole, because it may hold a password. */
const ProxyAddress = refined(
  SecretText,
  'proxy address (http or https, host and port, user and password if it wants them)',
  (address) => {
    const parsed = E.tryCatch(() => new URL(address.reveal()), identity);
    if (E.isLeft(parsed)) return false;
    const { protocol, pathname, search, hash } = parsed.right;
    return /^https?:$/.test(protocol) && pathname === '/' && search === '' && hash === '';
  },
);

/** The settings every adapter that speaks HTTP takes, beside its address and its keys. */
export const httpFields = {
  /** The longest one attempt may take, once it has a connection's place. Default 30 000. */
  timeoutMs: whole(1, 600_000),
  /** The longest that making a connection may take, the handshakes included. Default 10 000. */
  connectTimeoutMs: whole(1, 600_000),
  /** The longest from a request's leaving to the first of its reply. Default: only `timeoutMs` ends it. */
  headersTimeoutMs: whole(1, 600_000),
  /** The largest reply that is read, in bytes. Default 16 MiB; of a write never more than 1 MiB. */
  maxReplyBytes: whole(1024, 1_073_741_824),
  /** Open connections at most; further requests wait for a free one. Default 64. */
  maxConnections: whole(1, 10_000),
  /** Certificates to trust instead of the system's, PEM: for a vendor with a private authority. */
  ca: Certificates,
  /** What this side shows to a vendor that asks who is calling. */
  clientCertificate: record(
    'ClientCertificate',
    {
      /** PEM, followed by those of the authorities in between, if any. */
      certificate: Certificates,
      /** PEM. */
      key: PrivateKey,
    },
    {
      /** Where the key is encrypted. */
      passphrase: SecretText,
    },
  ),
  /** `http://user:password@proxy.example:3128`: every connection goes through it, by CONNECT. */
  proxy: ProxyAddress,
  ...layerFields,
};
