import {
  AgentId,
  QueueId,
  type Agent,
  type AgentQuery,
  type NumberedPage,
  type SentPage,
} from '@cordboard/core/provider';
import { isNothing, rowsIn } from '@cordboard/core/http';
import type {
  TeamLeaderPageReply,
  TeamLeaderQueryRequest,
  TeamLeaderReply,
} from '../surfaces/api/wire/team-leaders.js';
import { toInstant } from './times.js';
import { countOf, fromSwitch, isOn, keyIdOf, optional, textOf } from './values.js';

// Agents and team leaders are numbered apart from each other.
const prefix = 'leader-';

/** Whether an id is a team leader's. */
export const isLeaderId = (id: string): boolean => id.startsWith(prefix);

/** What the vendor itself calls an agent or a team leader. */
export const withoutPrefix = (id: string): string => (isLeaderId(id) ? id.slice(prefix.length) : id);

const toSupervised = ({ voiceGroupIdList, voiceGroupNameList }: TeamLeaderReply): Agent['supervises'] => {
  const names = isNothing(voiceGroupNameList) ? [] : voiceGroupNameList;
  const ids = isNothing(voiceGroupIdList) ? [] : voiceGroupIdList;
  return ids.flatMap((each, i) => {
    const id = QueueId.optional(textOf(each));
    return id === undefined ? [] : [{ id, name: textOf(names[i]) }];
  });
};

const idOf = (leader: TeamLeaderReply): string => `${prefix}${keyIdOf(leader)}`;

const toLeader =
  (utcOffset: string) =>
  (leader: TeamLeaderReply): Agent => ({
    id: AgentId(idOf(leader)),
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
  (reply: TeamLeaderPageReply): SentPage<Agent> => {
    const { records, total, size, pages } = isNothing(reply) ? {} : reply;
    const leaders = rowsIn(records);
    return {
      items: leaders.map(toLeader(utcOffset)),
      rows: leaders.map(idOf),
      claims: { total: countOf(total), size: countOf(size), pages: countOf(pages) },
    };
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
