import {
  AgentId,
  isNamedBy,
  QueueId,
  type Agent,
  type AgentQuery,
  type AgentRef,
  type NumberedPage,
  type SentPage,
} from '@cordboard/core/provider';
import { isNothing } from '@cordboard/core/http';
import type {
  TeamLeaderPageReply,
  TeamLeaderQueryRequest,
  TeamLeaderReply,
} from '../surfaces/api/wire/team-leaders.js';
import { toInstant } from './times.js';
import { toPage } from './pages.js';
import { fromSwitch, isOn, keyIdOf, optional, textOf } from './values.js';

// Agents and team leaders are numbered apart from each other.
const prefix = 'leader-';

/** Whether an id is a team leader's. */
export const isLeaderId = (id: string): boolean => id.startsWith(prefix);

/** What the vendor itself calls an agent or a team leader. */
export const withoutPrefix = (id: string): string => (isLeaderId(id) ? id.slice(prefix.length) : id);

/** The queues that a team leader leads. */
export const toSupervised = ({
  voiceGroupIdList,
  voiceGroupNameList,
}: TeamLeaderReply): NonNullable<Agent['supervises']> => {
  const names = isNothing(voiceGroupNameList) ? [] : voiceGroupNameList;
  const ids = isNothing(voiceGroupIdList) ? [] : voiceGroupIdList;
  return ids.flatMap((id, i) =>
    id === null || id === undefined ? [] : [{ id: QueueId(String(id).trim()), name: textOf(names[i]) }],
  );
};

/** What tells a team leader from everyone else. */
export const leaderId = (leader: Pick<TeamLeaderReply, 'keyId'>): string => `${prefix}${keyIdOf(leader)}`;

/** A team leader as an agent. */
export const toLeader =
  (utcOffset: string) =>
  (leader: TeamLeaderReply): Agent => ({
    id: AgentId(leaderId(leader)),
    number: textOf(leader.empNo),
    name: textOf(leader.name),
    displayName: textOf(leader.petName),
    username: textOf(leader.account),
    enabled: isOn(leader.enable),
    role: { role: 'supervisor' },
    supervises: toSupervised(leader),
    createdAt: toInstant(leader.createTime, utcOffset),
    updatedAt: toInstant(leader.updateTime, utcOffset),
  });

/** A page of team leaders. */
export const toLeaderPage =
  (utcOffset: string) =>
  (reply: TeamLeaderPageReply): SentPage<Agent> =>
    toPage(reply, leaderId, (leaders) => leaders.map(toLeader(utcOffset)));

/** A page of team leaders as the vendor tells of them. */
export const toLeaderRows = (reply: TeamLeaderPageReply): SentPage<TeamLeaderReply> =>
  toPage(reply, leaderId, (leaders) => leaders);

/** Whether a reference names a team leader. */
export const isLeaderOf = (ref: AgentRef): ((leader: TeamLeaderReply) => boolean) => {
  const isNamed = isNamedBy(ref);
  return (leader) =>
    isNamed({
      id: AgentId(leaderId(leader)),
      number: textOf(leader.empNo),
      username: textOf(leader.account),
    });
};

/** Our query as the vendor's. */
export const fromLeaderQuery = (
  { name, enabled }: AgentQuery,
  asked: NumberedPage,
): TeamLeaderQueryRequest => ({
  current: asked.page,
  size: asked.size,
  params: { name, enable: optional(fromSwitch)(enabled) },
});
