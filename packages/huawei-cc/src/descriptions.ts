import type { Descriptions } from '@cordboard/core/schema';

/** The doc comments of the interfaces of codecs. Written by `node .ci/comments.mjs`. */
export const descriptions: Descriptions = {
  AgentCredentials: {
    '': 'The credentials of an agent. They are never printed.',
    password: 'The agent\'s password on the CTI platform; `""` where the gateway asks for none.',
    phoneNumber: "The phone the agent's calls ring at.",
  },
  CmsConfig: {
    '': 'The settings of CC-CMS, which signs with a key pair of its own.',
    baseUrl: 'Such as `https://cms.example:28080`.',
    accessKey: "The access key, issued with the secret key in the vendor's console.",
    secretKey: 'Signs the requests; it is never sent or printed.',
    ccId: 'The number of the call center.',
    vdn: 'The number of the virtual center in it.',
    encoding: 'How the signature is encoded. Default `hex`; some sites take `base64` only.',
  },
  HuaweiCcConfig: {
    '': "What the operator supplies. Each of the vendor's servers is optional; without it, the operations that need it are `unconfigured`.",
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
    gatewayUrl:
      "Where the CC-Gateway is, such as `https://gateway.example:8043`: for what is done in an agent's session.",
    cms: 'Address and credentials of CC-CMS: for what is read of all agents and queues.',
    agents: 'Credentials by agent id.',
    credentials: 'Called for agents that are not in `agents`. Given in code, not in a JSON file.',
    takeOver: "Whether signing in ends the agent's session elsewhere. Default false.",
    signIn: "How agents sign in; the gateway's defaults when left out.",
    pollPauseMs: 'How long to wait between two polls for events. Default 300. In milliseconds.',
  },
  SignInOptions: {
    '': 'How agents sign in; the gateway has the defaults.',
    state: "The state right after signing in. The gateway's default is `ready`: calls may arrive at once.",
    phone: "What the agent calls with. The gateway's default is `voice`.",
    autoAnswer: "Whether calls are answered automatically. The gateway's default is true.",
    readyAfterCall: "Whether the agent is ready after a call, or in wrap-up. The gateway's default is true.",
    releasePhone: "Whether the phone hangs up after a call. The gateway's default is true.",
    ip: "The IPv4 address that is sent as the agent's. The gateway's default is `127.0.0.1`.",
  },
};
