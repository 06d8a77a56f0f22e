import type { Descriptions } from '@cordboard/core/schema';

/** The doc comments of the interfaces of codecs. Written by `node .ci/comments.mjs`. */
export const descriptions: Descriptions = {
  ItniotechConfig: {
    '': "What the operator supplies. Key and secret are in the vendor's console under Home → Developers.",
    apiKey: 'Sent as the header `Api-Key`.',
    apiSecret: 'Used for signing only; never sent.',
    retry: 'Retries of requests that may be repeated.',
    breaker: 'The circuit breaker.',
    rate: 'The rate limit of the account, for all processes that share a store. Default: none.',
    timeoutMs:
      'The timeout of one attempt, from when it may use a connection. Default 30 000. In milliseconds.',
    connectTimeoutMs: 'The timeout for connecting, handshakes included. Default 10 000. In milliseconds.',
    headersTimeoutMs:
      'The timeout from sending the request to the first byte of the reply. Default: only `timeoutMs` applies. In milliseconds.',
    maxReplyBytes:
      'The largest reply that is read, in bytes. Default 16 MiB; of a write never more than 1 MiB.',
    maxConnections: 'Open connections at most; further requests wait for a free one. Default 64.',
    ca: "Certificates to trust instead of the system's, PEM: for a vendor with a private authority.",
    clientCertificate: 'The TLS client certificate, for a vendor that asks for one.',
    proxy: '`http://user:password@proxy.example:3128`: every connection goes through it, by CONNECT.',
    baseUrl: 'Default `https://api.itniotech.com`.',
    utcOffset: "The zone of the vendor's dates, which come without one. Default `+08:00`.",
    numberPrefix:
      'What the paths of the calls about numbers begin with; it differs from brand to brand. Default `/number`.',
    voicePrefix:
      'What the paths of the voice calls begin with; it differs from brand to brand. Default `/voice`.',
    appId:
      'The application whose desk phones are listed and made, and that new queues belong to; letters and digits from the console.',
    sheet: 'How the sheets are written that contacts are uploaded in.',
  },
};
