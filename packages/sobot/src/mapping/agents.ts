import {
  type agentDirectory,
  AgentId,
  decidingName,
  digits,
  failureOf,
  invalidInput,
  problemsOf,
  secretOf,
  fields,
  strictObject,
  WrapUpScope,
  type Agent,
  type AgentPatch,
  type AgentQuery,
  type AgentRef,
  type ContactCenterError,
  type Extension,
  type NewExtension,
  type NumberedPage,
  type Station,
  type StationPart,
  type AboutOf,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type {
  AgentRequest,
  AgentSetting,
  AgentSettingRequest,
  CallAgent,
  CallAgentRequest,
  ChangedAgent,
  ExtensionRequest,
  ExtensionRow,
  NewExtensionReply,
  NewExtensionRequest,
  UnbindRequest,
} from '../surfaces/api/wire/agents.js';
import { fromPage, listPages } from './pages.js';
import { fromState, statesNotTold, toPresence } from './presence.js';
import { fromPhoneNumber, instantOf, numberOf, proseOf, textOf, wordsBy } from './values.js';

const wrapUpTypes: Readonly<Record<WrapUpScope, number>> = { center: 1, agent: 2 };
const wrapUpScopeFor = wordsBy(WrapUpScope, wrapUpTypes);

const numberTypes: Readonly<Record<StationPart, number>> = { extension: 0, phone: 1, both: 2 };

const bindStatuses = { free: 0, bound: 1 } as const;

/** The vendor knows agents by id and by number. */
export const fromAgentRef = (ref: AgentRef): AgentRequest => {
  const { name, value } = decidingName(ref);
  return { agent: value, agentType: name === 'id' ? 1 : 0 };
};

/** Where the agent is one of several fields and the type is text. */
export const fromActor = (ref: AgentRef): { readonly agentID: string; readonly agentType: string } => {
  const { agent, agentType } = fromAgentRef(ref);
  return { agentID: agent, agentType: String(agentType) };
};

/** The agent to act as: the one given, else the one configured. */
export const actingAgent = (
  given: AgentRef | undefined,
  configured: AgentRef | undefined,
  field: string,
): E.Either<ContactCenterError, AgentRef> => {
  const actor = given ?? configured;
  return actor === undefined
    ? E.left(
        failureOf('Misconfigured', 'no acting agent', [
          { path: 'operator', message: `is missing in the configuration, and no ${field} is given` },
        ]),
      )
    : E.right(actor);
};

/**
 * Filters that the vendor does not have. They are refused, because dropping a filter would give a wrong
 * result.
 */
export const filtersNotOffered: AboutOf<typeof agentDirectory.list>['without'] = {
  ...statesNotTold,
  enabled: 'the vendor does not tell whether an account may be used',
  role: 'the vendor does not tell roles',
  username: 'the vendor knows agents by id and number',
  email: 'the vendor knows agents by id and number',
};

export const fromAgentQuery = ({ name, number, queue, state, extension }: AgentQuery): CallAgentRequest => ({
  agentName: name,
  agentID: number,
  queue,
  ext: extension,
  agentStatus: fromState(state),
});

const toStation = (ext: string | undefined, phoneNumber: string | undefined): Station | undefined =>
  ext === undefined && phoneNumber === undefined ? undefined : { extension: ext, phoneNumber };

/** A row of the list of agents. Fields are listed one by one, because a spread takes ten times as long. */
export const toListedAgent = (row: CallAgent): Agent => ({
  id: AgentId(row.agentUUID.trim()),
  number: textOf(row.agentID),
  name: proseOf(row.agentName),
  presence: toPresence(row),
  station: toStation(textOf(row.ext), textOf(row.agentPhone)),
  createdAt: instantOf(row.createTimeMs),
  updatedAt: instantOf(row.updateTimeMs),
});

/** An agent's own settings: other fields than a row of the list has. */
export const toAgent = (setting: AgentSetting): Agent => {
  const durationSec = numberOf(setting.wrapUpTime);
  const scope = wrapUpScopeFor(numberOf(setting.wrapUpType));
  return {
    id: AgentId(setting.agentUUID.trim()),
    number: textOf(setting.agentID),
    name: proseOf(setting.agentName),
    station: toStation(textOf(setting.ext), textOf(setting.phone)),
    wrapUp: durationSec === undefined ? undefined : { durationSec, scope },
  };
};

/** An agent as a change leaves it; absent when the reply does not identify the agent. */
export const toChangedAgent = (asked: AgentRef, changed: ChangedAgent): Agent | undefined => {
  const agentUUID = textOf(changed.agentUUID) ?? ('id' in asked ? asked.id : undefined);
  return agentUUID === undefined ? undefined : toAgent({ ...changed, agentUUID });
};

/** What a patch sets, without the wrap-up time that must go with it; absent when it sets nothing. */
export const fromAgentPatch = ({
  wrapUpSec,
  wrapUpScope,
  phoneNumber,
  extension,
}: AgentPatch): Partial<AgentSettingRequest> | undefined => {
  const sets = {
    wrapUpTime: wrapUpSec,
    wrapUpType: wrapUpScope === undefined ? undefined : wrapUpTypes[wrapUpScope],
    phone: typeof phoneNumber === 'string' ? fromPhoneNumber(phoneNumber) : undefined,
    ext: extension ?? undefined,
  };
  return Object.values(sets).some((value) => value !== undefined) ? sets : undefined;
};

const elsewhere =
  'POST /agent/updateAgentInfo changes it, of which the service that its path begins with is not known';

/** Changes to an agent that the settings of the agent do not hold. */
export const changesNotOffered: AboutOf<typeof agentDirectory.update>['without'] = {
  'set.name': elsewhere,
  'set.displayName': elsewhere,
  'set.number': elsewhere,
  'set.email': elsewhere,
  'set.callerId': elsewhere,
  'set.callingCode': 'an agent has no country code here',
  'set.role':
    'POST /agent/batchUpdateAgentRole changes it, of which the service that its path begins with is not known',
  'set.supervises': 'the vendor says nowhere who leads a queue',
};

/** What a patch clears. */
export const clearedBy = ({ phoneNumber, extension }: AgentPatch): StationPart | undefined => {
  if (phoneNumber === null) return extension === null ? 'both' : 'phone';
  return extension === null ? 'extension' : undefined;
};

export const fromStationPart = (part: StationPart): Pick<UnbindRequest, 'numberType'> => ({
  numberType: numberTypes[part],
});

/** The agent without what was unbound: the vendor's reply still shows it. */
export const without = (agent: Agent, part: StationPart): Agent => ({
  ...agent,
  station: toStation(
    part === 'phone' ? agent.station?.extension : undefined,
    part === 'extension' ? agent.station?.phoneNumber : undefined,
  ),
});

export const fromExtensionQuery = (bound: boolean | undefined, asked: NumberedPage): ExtensionRequest => ({
  bindStatus: bound === undefined ? undefined : bindStatuses[bound ? 'bound' : 'free'],
  ...fromPage(asked),
});

export const toExtension = (row: ExtensionRow): Extension => {
  const agent = textOf(row.agentUUID);
  return {
    number: row.ext.trim(),
    bound: numberOf(row.bindStatus) === bindStatuses.bound,
    boundAt: instantOf(row.bindTime),
    agent: agent === undefined ? undefined : { id: AgentId(agent), name: proseOf(row.agentName) },
  };
};

/** Whether an extension is the agent's whose id is given; every one where none is. */
export const isOf = (agent: AgentRef | undefined): ((extension: Extension) => boolean) | undefined =>
  agent && (({ agent: holder }) => holder?.id === decidingName(agent).value);

const ofDeskPhones = {
  name: 'an extension has no name',
  group: 'extensions have no groups',
  callerId: 'an extension has no caller id of its own',
};

/** What the vendor never tells of an extension. */
const omits = {
  ...ofDeskPhones,
  registered: 'whether a phone is registered is on no page that could be read whole',
};

/** How extensions are listed. */
export const aboutExtensions: AboutOf<typeof agentDirectory.listExtensions> = {
  limits: { pageSize: listPages.maxSize },
  refs: { agent: ['id'] },
  omits,
};

/** What a new extension needs, and what it cannot be given. */
export const aboutNewExtensions: AboutOf<typeof agentDirectory.createExtension> = {
  needs: {
    'extension.number': 'the vendor makes up no number',
    'extension.password': 'the vendor makes up no password',
  },
  without: {
    'extension.name': ofDeskPhones.name,
    'extension.group': ofDeskPhones.group,
    'extension.callerId': ofDeskPhones.callerId,
  },
  omits,
};

const NewExtensionLimits = strictObject(
  'SobotExtensionLimits',
  fields(
    {
      extension: strictObject(
        'SobotExtensionLimits',
        fields({ number: digits(3, 8), password: secretOf(digits(6, 8)) }, {}),
      ),
    },
    {},
  ),
);

/** The vendor accepts less than the port allows. */
export const fromNewExtension = (
  extension: NewExtension,
  creator: AgentRef,
): E.Either<ContactCenterError, NewExtensionRequest> =>
  pipe(
    NewExtensionLimits.decode({ extension }),
    E.mapLeft((errors) => invalidInput(problemsOf(errors))),
    E.map(({ extension: { number, password } }) => ({ ...fromActor(creator), ext: number, password })),
  );

/** The number is the one that was asked for, unless the reply has another. */
export const toNewExtension = (asked: string, reply: NewExtensionReply): Extension => ({
  number: textOf(reply.ext) ?? asked,
  bound: false,
  codec: textOf(reply.langCodeTxt),
});
