import type { Descriptions } from '@cordboard/core/schema';

/** The doc comments of the interfaces of codecs. Written by `node .ci/comments.mjs`. */
export const descriptions: Descriptions = {
  CampaignTemplates: {
    '': 'What campaigns are made from that name no templates themselves.',
    contactTemplate: 'The code of the template that says which fields a contact has.',
    wrapUpTemplate: 'The code of the template that says what agents can choose after a call.',
  },
  SobotConfig: {
    '': 'What the operator supplies. `appId` and `appSecret` are issued by Sobot.',
    appId: 'Issued by Sobot together with the secret; at most 128 characters.',
    appSecret: 'Issued by Sobot; used for tokens, never printed.',
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
    baseUrl: "Default `https://sg.sobot.io`; the account's region decides.",
    edition: 'The product bought; it decides the paths. Default `call-center`.',
    operator: 'The agent on whose behalf things are done: the agent number, or a reference.',
    timeZone: 'The time zone that requests name. Default `Asia/Singapore`.',
    language: "The language of the vendor's texts. Default is the vendor's, English.",
    authorizationScheme: 'The authorization scheme. Default `Bearer`.',
    tokens:
      'Which token is sent with calls that are documented with an agent token. Default `as-documented`.',
    campaigns: 'Templates for campaigns that name none themselves, by the codes the console shows.',
    importBatchSize: 'Contacts in one import request. Default 500.',
  },
};
