import {
  described,
  HeaderText,
  oneOf,
  fields,
  type FieldsOf,
  type Named,
  patterned,
  strictObject,
  type Secret,
  secretOf,
  SecretLine,
  SecretText,
  text,
  whole,
} from '@cordboard/core/provider';
import { baseUrlBefore, httpFields } from '@cordboard/core/http';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';
import { resource as apiFabricResource } from './surfaces/api-fabric/wire/envelope.js';
import { resource as cmsResource } from './surfaces/cms/wire/envelope.js';
import { resource as gatewayResource } from './surfaces/gateway/wire/envelope.js';

/** The provider's name in a configuration. */
export const provider = 'huawei-cc';

/** An agent id as it stands in addresses. The gateway decides which ones exist. */
export const AgentKey = patterned('agent id (digits, the first not 0)', /^[1-9][0-9]{0,14}$/u);

const agentCredentialsFields = fields(
  {
    /** The agent's password on the CTI platform; `""` where the gateway asks for none. */
    password: secretOf(t.string),
    /** The phone the agent's calls ring at. */
    phoneNumber: SecretText,
  },
  {},
);
/** The credentials of an agent. They are never printed. */
export interface AgentCredentials extends FieldsOf<typeof agentCredentialsFields>, Named {}
export const AgentCredentials = strictObject<AgentCredentials>('AgentCredentials', agentCredentialsFields);

const AnyCredentials = t.record(t.string, AgentCredentials);
type AnyCredentials = t.TypeOf<typeof AnyCredentials>;

const unknownKeysIn = (u: unknown): readonly string[] =>
  t.UnknownRecord.is(u) ? Object.keys(u).filter((key) => !AgentKey.is(key)) : [];

// Marks the keys as data, so that no key is printed that could be a password.
const asMap = (context: t.Context): t.Context =>
  context.map((entry, i) => (i === context.length - 1 ? { ...entry, type: AnyCredentials } : entry));

// io-ts drops keys that its key codec rejects; a mistyped id has to be an error instead.
const CredentialsByAgent = described(
  new t.Type<AnyCredentials, unknown>(
    'credentials by agent id',
    (u): u is AnyCredentials => AnyCredentials.is(u) && unknownKeysIn(u).length === 0,
    (u, context) => {
      const message = `is not an ${AgentKey.name}`;
      const unknownKeys = unknownKeysIn(u).map((key): t.ValidationError => ({
        value: undefined,
        context: t.appendContext(asMap(context), key, AgentKey),
        message,
      }));
      return pipe(
        AnyCredentials.validate(u, asMap(context)),
        E.mapLeft((errors) => [...errors, ...unknownKeys]),
        E.chain((credentials) =>
          unknownKeys.length === 0 ? t.success(credentials) : t.failures(unknownKeys),
        ),
      );
    },
    (credentials) => AnyCredentials.encode(credentials),
  ),
  {},
  t.record(AgentKey, AgentCredentials),
);

/** Looks an agent's credentials up; `undefined` when there are none. */
export type CredentialsSource = (
  agentId: string,
) => Promise<
  { readonly password: string | Secret; readonly phoneNumber: string | Secret } | null | undefined
>;

const isSource = (u: unknown): u is CredentialsSource => typeof u === 'function';

const CredentialsSource = described(
  new t.Type<CredentialsSource, unknown>(
    'function (agentId) => Promise of { password, phoneNumber }',
    isSource,
    (u, context) => (isSource(u) ? t.success(u) : t.failure(u, context)),
    (source) => source,
  ),
  false,
);

const signInOptionsFields = fields(
  {},
  {
    /** The state of agents whom an operation has to sign in. Default `not-ready`; `presence.signIn` has a state of its own. */
    state: oneOf(['ready', 'not-ready', 'wrap-up']),
    /** What the agent calls with. The gateway's default is `voice`. */
    phone: oneOf(['voice', 'video']),
    /** Whether calls are answered automatically. The gateway's default is true. */
    autoAnswer: t.boolean,
    /** Whether the agent is ready after a call, or in wrap-up. The gateway's default is true. */
    readyAfterCall: t.boolean,
    /** Whether the phone hangs up after a call. The gateway's default is true. */
    releasePhone: t.boolean,
    /** The IPv4 address that is sent as the agent's. The gateway's default is `127.0.0.1`. */
    ip: text(15),
  },
);
/** How agents sign in; but for the state, the gateway has the defaults. */
export interface SignInOptions extends FieldsOf<typeof signInOptionsFields>, Named {}
export const SignInOptions = strictObject<SignInOptions>('SignInOptions', signInOptionsFields);

/** A number that the account has for a reason of being busy. */
const busyReason = whole(200, 250);

/** A number that the account has for a cause of a rest. */
const restCause = whole(1, 255);

const reasonsConfigFields = fields(
  {},
  {
    /** Of being busy, 200–250. Left out: none is said. */
    busy: busyReason,
    /** Of being in a meeting, 200–250. */
    meeting: busyReason,
    /** Of being in a training, 200–250. */
    training: busyReason,
    /** Of being away, 200–250. */
    away: busyReason,
    /** Of anything else, 200–250. */
    other: busyReason,
    /** Of a break, 1–255. Left out: none is said, which a supervisor cannot. */
    break: restCause,
    /** Of a meal, 1–255. */
    meal: restCause,
  },
);
/** The numbers that the account has for reasons; what one is left out for cannot be said, except for `busy` and `break`. */
export interface ReasonsConfig extends FieldsOf<typeof reasonsConfigFields>, Named {}
export const ReasonsConfig = strictObject<ReasonsConfig>('ReasonsConfig', reasonsConfigFields);

const cmsConfigFields = fields(
  {
    /** Such as `https://cms.example:28080`. */
    baseUrl: baseUrlBefore(cmsResource),
    /** The access key, issued with the secret key in the vendor's console. */
    accessKey: HeaderText,
    /** Signs the requests; it is never sent or printed. */
    secretKey: SecretLine,
    /** The number of the call center. */
    ccId: whole(1, 65_535),
    /** The number of the virtual center in it. */
    vdn: whole(1, 5000),
  },
  {
    /** How the signature is encoded. Default `hex`; some sites take `base64` only. */
    encoding: oneOf(['hex', 'base64']),
  },
);
/** The settings of CC-CMS, which signs with a key pair of its own. */
export interface CmsConfig extends FieldsOf<typeof cmsConfigFields>, Named {}
export const CmsConfig = strictObject<CmsConfig>('CmsConfig', cmsConfigFields);

/** How long the vendor lets a token live that was asked for without a time, in seconds. */
export const defaultTokenSec = 600;

const newQueuesConfigFields = fields(
  {
    /** What callers hear while they wait, by the name the vendor has for it; at most 255 characters. */
    waitingTone: text(255),
    /** What the queue is for, of at most 50 letters and digits. */
    description: patterned('1 to 50 letters and digits', /^[\p{L}\p{N}]{1,50}$/u),
  },
  {
    /** Seconds a caller waits at most, up to 60 000. Default 60. */
    maxWaitSec: whole(1, 60_000),
    /** The most contacts that wait at once, up to 10 000. Default 100. */
    maxWaiting: whole(0, 10_000),
    /** Seconds an agent has after a call, up to 3600. Default 5. */
    wrapUpSec: whole(0, 3600),
  },
);
/** What a new queue has that was not given when it was made: the vendor makes none without. */
export interface NewQueuesConfig extends FieldsOf<typeof newQueuesConfigFields>, Named {}
export const NewQueuesConfig = strictObject<NewQueuesConfig>('NewQueuesConfig', newQueuesConfigFields);

/** The vendor's own defaults for queues of private sites; in its cloud it has none. */
export const defaultsOfQueues = { maxWaitSec: 60, maxWaiting: 100, wrapUpSec: 5 } as const;

const apiFabricConfigFields = fields(
  {
    /** Such as `https://cc.example:28070`: in the vendor's cloud, the operator says. */
    baseUrl: baseUrlBefore(apiFabricResource),
    /** The access key, issued with the secret in the vendor's console. */
    appKey: HeaderText,
    /** Used for tokens, never printed. */
    appSecret: SecretLine,
  },
  {
    /** How long a token is to be good, 60–3600; it is renewed at half of that. Default 600, which is the vendor's. In seconds. */
    tokenSec: whole(60, 3600),
    /** What new queues have where nothing else is said: for creating queues. */
    newQueues: NewQueuesConfig,
    /** What new agents handle: `voice`, `video` with it, `multimedia`, or `all`. Default `voice`. */
    newAgents: oneOf(['voice', 'video', 'multimedia', 'all']),
  },
);
/** The settings of API Fabric, by which centers in the vendor's cloud are administered. */
export interface ApiFabricConfig extends FieldsOf<typeof apiFabricConfigFields>, Named {}
export const ApiFabricConfig = strictObject<ApiFabricConfig>('ApiFabricConfig', apiFabricConfigFields);

const configurationConfigFields = fields(
  {
    /** The number of the administrator of the virtual center; or its own number plus 100 000 or 1 000 000. */
    user: whole(1, 9_999_999),
    /** The password of that login; it is never printed. */
    password: SecretText,
  },
  {},
);
/** The login to the configuration of the CC-Gateway, by which private sites are administered. */
export interface ConfigurationConfig extends FieldsOf<typeof configurationConfigFields>, Named {}
export const ConfigurationConfig = strictObject<ConfigurationConfig>(
  'ConfigurationConfig',
  configurationConfigFields,
);

const huaweiCcConfigFields = fields(
  {},
  {
    /** Where the CC-Gateway is, such as `https://gateway.example:8043`: for what is done in an agent's session. */
    gatewayUrl: baseUrlBefore(gatewayResource),
    /** Address and credentials of CC-CMS: for what is read of all agents and queues. */
    cms: CmsConfig,
    /** Address and key of API Fabric: for what is administered in the vendor's cloud. */
    apiFabric: ApiFabricConfig,
    /** The login to the gateway's configuration: for what is administered on a private site, which has no API Fabric. */
    configuration: ConfigurationConfig,
    /** Credentials by agent id. */
    agents: CredentialsByAgent,
    /** Called for agents that are not in `agents`. Given in code, not in a JSON file. */
    credentials: CredentialsSource,
    /** Whether signing in ends the agent's session elsewhere, where `presence.signIn` does not say. Default false. */
    takeOver: t.boolean,
    /** How agents sign in; not ready, and else by the gateway's defaults, when left out. */
    signIn: SignInOptions,
    /** The numbers that the account has for the reasons of agents who are not ready. The vendor has no call that tells them. */
    reasons: ReasonsConfig,
    /** How long to wait between two polls for events. Default 300. In milliseconds. */
    pollPauseMs: whole(200, 500),
    ...httpFields,
  },
);
/**
 * What the operator supplies. Each of the vendor's servers is optional; without it, the operations that need
 * it are `unconfigured`.
 */
export interface HuaweiCcConfig extends FieldsOf<typeof huaweiCcConfigFields>, Named {}
export const HuaweiCcConfig = strictObject<HuaweiCcConfig>('HuaweiCcConfig', huaweiCcConfigFields);

/** Settings with every server configured, made up. */
export const example = {
  gatewayUrl: 'https://gateway.example',
  cms: { baseUrl: 'https://cms.example', accessKey: 'access-key', secretKey: 'secret-key', ccId: 1, vdn: 1 },
  apiFabric: {
    baseUrl: 'https://api-fabric.example',
    appKey: 'app-key',
    appSecret: 'app-secret',
    newQueues: { waitingTone: 'waiting.wav', description: 'queue' },
  },
  reasons: { busy: 200, meeting: 201, training: 202, away: 203, other: 204, break: 1, meal: 2 },
};

export const defaultPollPauseMs = 300;
