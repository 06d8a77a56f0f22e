import {
  AgentById,
  AgentByNumber,
  type AgentRef,
  line,
  oneOf,
  fields,
  type FieldsOf,
  type Named,
  patterned,
  strictObject,
  SecretLine,
  text,
  TimeZone,
  whole,
} from '@cordboard/core/provider';
import { baseUrlBefore, httpFields } from '@cordboard/core/http';
import * as t from 'io-ts';

const Operator = t.union(
  [text(64), AgentById, AgentByNumber],
  'agent number, { "id": … } or { "number": … }',
);

const Language = patterned('language (such as en or zh)', /^[A-Za-z]{2,3}(-[A-Za-z0-9_]{2,8})*$/u);

const Scheme = patterned(
  'authorization scheme (such as Bearer), or empty for none',
  /^[A-Za-z0-9_-]{0,32}$/u,
);

/** The provider's name in a configuration. */
export const provider = 'sobot';

const campaignTemplatesFields = fields(
  {},
  {
    /** The code of the template that says which fields a contact has. */
    contactTemplate: text(64),
    /** The code of the template that says what agents can choose after a call. */
    wrapUpTemplate: text(64),
  },
);
/** What campaigns are made from that name no templates themselves. */
export interface CampaignTemplates extends FieldsOf<typeof campaignTemplatesFields>, Named {}
const CampaignTemplates = strictObject<CampaignTemplates>('CampaignTemplates', campaignTemplatesFields);

const sobotConfigFields = fields(
  {
    /** Issued by Sobot together with the secret; at most 128 characters. */
    appId: line(128),
    /** Issued by Sobot; used for tokens, never printed. */
    appSecret: SecretLine,
  },
  {
    /** Default `https://sg.sobot.io`; the account's region decides. */
    baseUrl: baseUrlBefore('/callservice'),
    /** The product bought; it decides the paths. Default `call-center`. */
    edition: oneOf(['call-center', 'telemarketing']),
    /** The agent on whose behalf things are done: the agent number, or a reference. */
    operator: Operator,
    /** The time zone that requests name. Default `Asia/Singapore`. */
    timeZone: TimeZone,
    /** The language of the vendor's texts. Default is the vendor's, English. */
    language: Language,
    /** The authorization scheme. Default `Bearer`. */
    authorizationScheme: Scheme,
    /** Which token is sent with calls that are documented with an agent token. Default `as-documented`. */
    tokens: oneOf(['as-documented', 'company']),
    /** Templates for campaigns that name none themselves, by the codes the console shows. */
    campaigns: CampaignTemplates,
    /** Contacts in one import request. Default 500. */
    importBatchSize: whole(1, 10_000),
    ...httpFields,
  },
);
/** What the operator supplies. `appId` and `appSecret` are issued by Sobot. */
export interface SobotConfig extends FieldsOf<typeof sobotConfigFields>, Named {}
export const SobotConfig = strictObject<SobotConfig>('SobotConfig', sobotConfigFields);

/** Settings with every server configured, made up. */
export const example = { appId: 'app-id', appSecret: 'app-secret' };

/** The defaults of the settings. */
export const defaults = {
  baseUrl: 'https://sg.sobot.io',
  edition: 'call-center',
  timeZone: 'Asia/Singapore',
  authorizationScheme: 'Bearer',
  importBatchSize: 500,
} as const;

/** The operator as a reference, if there is one. */
export const operatorOf = ({ operator }: SobotConfig): AgentRef | undefined =>
  typeof operator === 'string' ? { number: operator } : operator;

/** Contacts in one import request. */
export const importBatchSizeOf = ({ importBatchSize = defaults.importBatchSize }: SobotConfig): number =>
  importBatchSize;
