import * as E from 'fp-ts/lib/Either.js';
import { identity } from 'fp-ts/lib/function.js';
import { described } from '../codec/described.js';
import { fields, strictObject, type FieldsOf, type Named } from '../codec/strict-object.js';
import * as t from 'io-ts';
import { patterned, refined, whole } from '../codec/scalars.js';
import { secretOf, SecretText } from '../codec/secret.js';
import { layerFields } from '../policies/settings.js';
import { connectable } from './base-url.js';

const Certificates = patterned('certificates in PEM form', /-----BEGIN CERTIFICATE-----/u);

const PrivateKey = secretOf(patterned('private key in PEM form', /PRIVATE KEY-----/u));

/** The percent-decoded text; `undefined` for an invalid escape. */
const decoded = (part: string): string | undefined => {
  const text = E.tryCatch(() => decodeURIComponent(part), identity);
  return E.isRight(text) ? text.right : undefined;
};

/** Whether user and password can be sent as `Basic` credentials (RFC 7617), or what is wrong with them. */
const verdictOnCredentials = (url: URL): true | string => {
  const [user, password] = [decoded(url.username), decoded(url.password)];
  if (user === undefined || password === undefined) {
    return 'has a percent sign in user or password that begins no escape: write it as %25';
  }
  if (user.includes(':')) return 'has a colon in the user name, which proxies take for the end of it';
  return !/\p{Cc}/u.test(user + password) || 'has a control character in user or password';
};

/** How such an address is written; whether its host and its credentials are right takes more than a pattern. */
const likeProxy = /^[hH][tT][tT][pP][sS]?:\/\/(([^\s/?#\\%]|%[0-9a-fA-F]{2})*@)?[^\s/?#@\\[\]]+\/?$/u;

const verdictOnProxy = (address: string): boolean | string => {
  const url = connectable(address);
  if (url === undefined || !/^https?:$/.test(url.protocol)) return false;
  // hpagent takes the brackets for a part of the name.
  if (url.hostname.startsWith('[')) return 'has an IPv6 address as its host: give its name or IPv4 address';
  const verdict = verdictOnCredentials(url);
  return verdict === true ? likeProxy.test(address) : verdict;
};

/** A secret as a whole, because it may hold a password. */
const ProxyAddress = secretOf(
  described(
    refined(
      t.string,
      'proxy address (http or https, host and port, optional user and password)',
      verdictOnProxy,
    ),
    { type: 'string', pattern: likeProxy.source },
  ),
);

const clientCertificateFields = fields(
  {
    /** PEM, followed by those of the authorities in between, if any. */
    certificate: Certificates,
    /** PEM; it is never printed. */
    key: PrivateKey,
  },
  {
    /** Where the key is encrypted. */
    passphrase: SecretText,
  },
);
/** The TLS client certificate that a connection shows to its server. */
export interface ClientCertificate extends FieldsOf<typeof clientCertificateFields>, Named {}
const ClientCertificate = strictObject<ClientCertificate>('ClientCertificate', clientCertificateFields);

/** The settings every adapter that speaks HTTP takes, beside its address and its keys. */
export const httpFields = {
  /** The timeout of one attempt, from when it may use a connection. Default 30 000. In milliseconds. */
  timeoutMs: whole(1, 600_000),
  /** The timeout for connecting, handshakes included. Default 10 000. In milliseconds. */
  connectTimeoutMs: whole(1, 600_000),
  /**
   * The timeout from sending the request to the first byte of the reply. Default: only `timeoutMs` applies. In milliseconds.
   */
  headersTimeoutMs: whole(1, 600_000),
  /** The largest reply that is read, in bytes. Default 16 MiB; of a write never more than 1 MiB. */
  maxReplyBytes: whole(1024, 1_073_741_824),
  /** Open connections at most; further requests wait for a free one. Default 64. */
  maxConnections: whole(1, 10_000),
  /** Certificates to trust instead of the system's, PEM: for a vendor with a private authority. */
  ca: Certificates,
  /** The TLS client certificate, for a vendor that asks for one. */
  clientCertificate: ClientCertificate,
  /** `http://user:password@proxy.example:3128`: every connection goes through it, by CONNECT. */
  proxy: ProxyAddress,
  ...layerFields,
};
