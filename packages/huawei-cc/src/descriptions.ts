import type { Descriptions } from '@cordboard/core/schema';

/** The doc comments of the interfaces of codecs. Written by `node .ci/comments.mjs`. */
export const descriptions: Descriptions = {
  AgentCredentials: {
    '': 'The credentials of an agent. They are never printed.',
    password: 'The agent\'s password on the CTI platform; `""` where the gateway asks for none.',
    phoneNumber: "The phone the agent's calls ring at.",
  },
  ApiFabricConfig: {
    '': "The settings of API Fabric, by which centers in the vendor's cloud are administered.",
    baseUrl: "Such as `https://cc.example:28070`: in the vendor's cloud, the operator says.",
    appKey: "The access key, issued with the secret in the vendor's console.",
    appSecret: 'Used for tokens, never printed.',
    tokenSec:
      "How long a token is to be good, 60–3600; it is renewed at half of that. Default 600, which is the vendor's. In seconds.",
    newQueues: 'What new queues have where nothing else is said: for creating queues.',
    newAgents: 'What new agents handle: `voice`, `video` with it, `multimedia`, or `all`. Default `voice`.',
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
  ConfigurationConfig: {
    '': 'The login to the configuration of the CC-Gateway, by which private sites are administered.',
    user: 'The number of the administrator of the virtual center; or its own number plus 100 000 or 1 000 000.',
    password: 'The password of that login; it is never printed.',
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
    apiFabric: "Address and key of API Fabric: for what is administered in the vendor's cloud.",
    configuration:
      "The login to the gateway's configuration: for what is administered on a private site, which has no API Fabric.",
    agents: 'Credentials by agent id.',
    credentials: 'Called for agents that are not in `agents`. Given in code, not in a JSON file.',
    takeOver:
      "Whether signing in ends the agent's session elsewhere, where `presence.signIn` does not say. Default false.",
    signIn: "How agents sign in; not ready, and else by the gateway's defaults, when left out.",
    reasons:
      'The numbers that the account has for the reasons of agents who are not ready. The vendor has no call that tells them.',
    pollPauseMs: 'How long to wait between two polls for events. Default 300. In milliseconds.',
  },
  NewQueuesConfig: {
    '': 'What a new queue has that was not given when it was made: the vendor makes none without.',
    waitingTone:
      'What callers hear while they wait, by the name the vendor has for it; at most 255 characters.',
    description: 'What the queue is for, of at most 50 letters and digits.',
    maxWaitSec: 'Seconds a caller waits at most, up to 60 000. Default 60.',
    maxWaiting: 'The most contacts that wait at once, up to 10 000. Default 100.',
    wrapUpSec: 'Seconds an agent has after a call, up to 3600. Default 5.',
  },
  ReasonsConfig: {
    '': 'The numbers that the account has for reasons; what one is left out for cannot be said, except for `busy` and `break`.',
    busy: 'Of being busy, 200–250. Left out: none is said.',
    meeting: 'Of being in a meeting, 200–250.',
    training: 'Of being in a training, 200–250.',
    away: 'Of being away, 200–250.',
    other: 'Of anything else, 200–250.',
    break: 'Of a break, 1–255. Left out: none is said, which a supervisor cannot.',
    meal: 'Of a meal, 1–255.',
  },
  SignInOptions: {
    '': 'How agents sign in; but for the state, the gateway has the defaults.',
    state:
      'The state of agents whom an operation has to sign in. Default `not-ready`; `presence.signIn` has a state of its own.',
    phone: "What the agent calls with. The gateway's default is `voice`.",
    autoAnswer: "Whether calls are answered automatically. The gateway's default is true.",
    readyAfterCall: "Whether the agent is ready after a call, or in wrap-up. The gateway's default is true.",
    releasePhone: "Whether the phone hangs up after a call. The gateway's default is true.",
    ip: "The IPv4 address that is sent as the agent's. The gateway's default is `127.0.0.1`.",
  },
};
