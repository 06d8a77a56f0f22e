import {
  type Agent,
  type AgentState,
  type NotReadyReason,
  QueueId,
  type StationPart,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { refusalOf } from '../failures.js';
import { among, digits, id, int, mapped, optional, orElse, phone, shape, text } from '../shape.js';
import { agentTypeInQuery, agentTypeInt, findAgent } from './agent-refs.js';
import { reading, type Route } from './call.js';
import { stray, strayOr, type Envelope } from './envelope.js';
import { allOf } from './pages.js';

/** An agent's settings, in the words of the calls about one agent. */
const settingsOf = ({ id: uuid, number, name, station, wrapUp }: Agent) => ({
  agentUUID: stray(uuid),
  agentID: number ?? '',
  agentName: name ?? null,
  phone: strayOr(null, station?.phoneNumber),
  ext: strayOr(null, station?.extension),
  wrapUpType: wrapUp?.scope === 'agent' ? 2 : 1,
  wrapUpTime: wrapUp?.durationSec ?? 0,
});

const settingsEnvelope: Envelope = { apiVersion: '6.2', message: 'ok', reason: 'OK', kind: 'Agent' };

const query = shape({ agent: id, agentType: agentTypeInQuery });

const getAgent = reading(query, ({ agent, agentType }, call) =>
  pipe(findAgent(call, agentType, agent), TE.map(settingsOf)),
);

const wrapUpScopes = { 1: 'center', 2: 'agent' } as const;

const modification = shape({
  agent: id,
  agentType: agentTypeInt,
  wrapUpTime: int(0, 86_400),
  phone: optional(phone),
  ext: optional(digits(3, 8)),
  wrapUpType: optional(mapped(among(1, 2), (type) => wrapUpScopes[type])),
});

const modifyAgent = reading(modification, (input, call) =>
  pipe(
    findAgent(call, input.agentType, input.agent),
    TE.chain((agent) =>
      pipe(
        call.world.center.agents.update({
          agent: { id: agent.id },
          set: {
            wrapUpSec: input.wrapUpTime,
            wrapUpScope: input.wrapUpType,
            phoneNumber: input.phone,
            extension: input.ext,
          },
        }),
        TE.mapLeft(refusalOf({ NotFound: 'unknownExtension' })),
      ),
    ),
    TE.map(({ value, outcome }) => {
      if (outcome !== 'unchanged') call.record(`update agent ${value.id}`);
      return settingsOf(value);
    }),
  ),
);

const stationParts = { 0: 'extension', 1: 'phone', 2: 'both' } as const satisfies Record<number, StationPart>;

const unbinding = shape({
  agent: id,
  agentType: agentTypeInt,
  // The default is not documented; a missing int is 0 in other calls.
  numberType: mapped(orElse(among(0, 1, 2), 0), (type) => stationParts[type]),
});

/** Answers with the state before, as the documented sample seems to. */
const unbindAgent = reading(unbinding, ({ agent, agentType, numberType }, call) =>
  pipe(
    findAgent(call, agentType, agent),
    TE.chainFirst((before) =>
      pipe(
        call.world.center.agents.unbindStation({ agent: { id: before.id }, station: numberType }),
        TE.bimap(refusalOf(), ({ outcome }) => {
          if (outcome !== 'unchanged') call.record(`unbind ${numberType} of agent ${before.id}`);
        }),
      ),
    ),
    TE.map(settingsOf),
  ),
);

/**
 * `loginStatus` by state: 0 offline, 1 online, 2 busy are current; the rest are codes of the first version
 * that still turn up (12 ringing, 3 talking), for the current ones have no word for a contact at work.
 */
const loginStatuses: Readonly<Record<AgentState, number>> = {
  'logged-out': 0,
  ready: 1,
  'not-ready': 2,
  'wrap-up': 2,
  reserved: 12,
  busy: 3,
  unknown: 98,
};

const notReadyReasonCodes: Readonly<Record<NotReadyReason, number>> = {
  break: 11,
  training: 12,
  meeting: 13,
  meal: 14,
  away: 16,
  other: 17,
  busy: 2,
  system: 18,
};

const loginStatusOf = ({ presence }: Agent): number => loginStatuses[presence?.state ?? 'logged-out'];

/** Who has no state has no phone: the list is of those who are allowed to call. */
const mayCall = ({ presence }: Agent): boolean => presence !== undefined;

/** Writes instants as texts in a zone. Creating the formatter costs far more than using it. */
const clockIn = (timeZone: string) => {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return (instant: string | undefined): string | undefined =>
    instant === undefined ? undefined : clock.format(Date.parse(instant));
};

const msOf = (instant: string | undefined): number => (instant === undefined ? 0 : Date.parse(instant));

/** An agent as a row of the list, with other field names and other empty values. */
const toRow = (timeIn: ReturnType<typeof clockIn>) => (agent: Agent) => ({
  agentUUID: stray(agent.id),
  agentID: agent.number ?? '',
  agentName: agent.name ?? '',
  ext: strayOr('', agent.station?.extension),
  agentPhone: agent.station?.phoneNumber ?? '',
  loginStatus: loginStatusOf(agent),
  notReadyReasonCode: agent.presence?.reason === undefined ? 0 : notReadyReasonCodes[agent.presence.reason],
  createTime: timeIn(agent.createdAt) ?? null,
  updateTime: strayOr(null, timeIn(agent.updatedAt)),
  createTimeMs: msOf(agent.createdAt),
  updateTimeMs: msOf(agent.updatedAt),
});

const search = shape({
  agentName: optional(text()),
  agentID: optional(id),
  queue: optional(id),
  ext: optional(id),
  agentStatus: optional(int(-1)),
});

const searchAgents = reading(search, ({ agentName, agentID, queue, ext, agentStatus }, call) =>
  pipe(
    allOf(call.world.center.agents.list, {
      name: agentName,
      extension: ext,
      ...(queue === undefined ? {} : { queue: QueueId(queue) }),
    }),
    TE.map((agents) =>
      agents
        .filter(mayCall)
        .filter(({ number }) => agentID === undefined || number?.includes(agentID) === true)
        .filter((agent) => agentStatus === undefined || loginStatusOf(agent) === agentStatus)
        .map(toRow(clockIn(call.timeZone))),
    ),
  ),
);

/** The calls about agents. */
export const agentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: 'config/api/agents',
    token: 'company',
    envelope: settingsEnvelope,
    answer: getAgent,
  },
  {
    method: 'POST',
    path: 'config/api/agents',
    token: 'company',
    envelope: settingsEnvelope,
    answer: modifyAgent,
  },
  {
    method: 'POST',
    path: 'config/api/agents/unbind',
    token: 'company',
    envelope: settingsEnvelope,
    answer: unbindAgent,
  },
  {
    method: 'POST',
    path: 'config/api/agents/call/_search',
    token: 'company',
    envelope: { ...settingsEnvelope, apiVersion: '6.3' },
    answer: searchAgents,
  },
];
