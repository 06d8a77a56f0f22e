import {
  AgentId,
  invalidInput,
  type QueueId,
  type Agent,
  type AgentPatch,
  type ContactCenterError,
  type NewAgent,
  type Secret,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { BatchRequest } from '../surfaces/api/wire/agents.js';
import type {
  TeamLeaderAddRequest,
  TeamLeaderReply,
  TeamLeaderUpdateRequest,
} from '../surfaces/api/wire/team-leaders.js';
import { asTold, keyOf } from './agents.js';
import { fromQueue } from './queues.js';
import { refusing } from './refusing.js';
import { leaderId, toSupervised } from './team-leaders.js';
import { textOf } from './values.js';

type Answer<A> = E.Either<ContactCenterError, A>;

/** What can be changed of a team leader. */
export type LeaderChanges = Pick<AgentPatch, 'name' | 'displayName' | 'number' | 'supervises'> & {
  readonly password?: Secret | undefined;
};

const lengthOf = (text: string): number => Array.from(text).length;

/** "name … 4–32", "petName … 0–20", "empNo … 1–12 digits": Itniotech Call Center API, Modify team leader. */
const checked = (at: string, { name, displayName, number }: LeaderChanges): Answer<void> => {
  const isOff = [
    name !== undefined && (lengthOf(name) < 4 || lengthOf(name) > 32)
      ? { path: `${at}.name`, message: 'expected 4 to 32 characters' }
      : undefined,
    lengthOf(displayName ?? '') > 20
      ? { path: `${at}.displayName`, message: 'expected at most 20 characters' }
      : undefined,
    number !== undefined && !/^\d{1,12}$/.test(number)
      ? { path: `${at}.number`, message: 'expected 1 to 12 digits' }
      : undefined,
  ].filter((problem) => problem !== undefined);
  return isOff.length === 0 ? E.right(undefined) : E.left(invalidInput(isOff));
};

const toGroups = (queues: readonly QueueId[]): Answer<readonly number[]> =>
  pipe(
    [...new Set(queues)],
    E.traverseArray(fromQueue),
    E.map((groups) => groups.map(({ voiceGroupId }) => voiceGroupId)),
  );

const ofAgents = 'a team leader has names, a number, a password and queues to lead, and nothing else';

/** The vendor's request for a new team leader. */
export const fromNewLeader = (agent: NewAgent): Answer<TeamLeaderAddRequest> =>
  pipe(
    refusing('agent', agent, ['queues', 'callerId', 'callingCode'], ofAgents),
    E.chain(() => checked('agent', agent)),
    E.chain(() => toGroups(agent.supervises ?? [])),
    E.map((voiceGroupIdList) => ({ name: agent.name, petName: agent.displayName, voiceGroupIdList })),
  );

/** What a new team leader is like as long as nothing else is known. */
export const toAddedLeader = (
  keyId: string | number,
  { name, displayName, supervises = [] }: NewAgent,
): Agent => ({
  id: AgentId(leaderId({ keyId })),
  name,
  displayName,
  role: { role: 'supervisor' },
  supervises: [...new Set(supervises)].map((id) => ({ id })),
});

/** A team leader as it is after changes. When it was changed is not known. */
export const changedLeader = (
  leader: TeamLeaderReply,
  { name, number, displayName, supervises }: LeaderChanges,
): TeamLeaderReply => ({
  ...leader,
  name: name ?? leader.name,
  empNo: number ?? leader.empNo,
  petName: displayName === undefined ? leader.petName : displayName,
  ...(supervises === undefined
    ? {}
    : { voiceGroupIdList: [...new Set(supervises)], voiceGroupNameList: undefined }),
  updateTime: undefined,
});

const ledBy = (leader: TeamLeaderReply): readonly QueueId[] => toSupervised(leader).map(({ id }) => id);

/** Whether a team leader is so already. */
export const isLeaderSo = (leader: TeamLeaderReply, set: LeaderChanges): boolean => {
  const after = changedLeader(leader, set);
  return (
    (['name', 'empNo', 'petName'] as const).every(
      (field) => textOf(after[field]) === textOf(leader[field]),
    ) && ledBy(after).join() === ledBy(leader).join()
  );
};

/** What cannot be set of a team leader is refused, and so is what the vendor would refuse. */
export const checkLeaderPatch = (set: AgentPatch): Answer<void> =>
  pipe(
    refusing('set', set, ['callerId', 'callingCode'], ofAgents),
    E.chain(() => checked('set', set)),
  );

/** The vendor's request to change a team leader: what is left out is sent as it was read. */
export const fromLeaderChanges = (
  leader: TeamLeaderReply,
  { password, ...set }: LeaderChanges,
): Answer<TeamLeaderUpdateRequest> => {
  const after = changedLeader(leader, set);
  return pipe(
    E.Do,
    E.bind('keyId', () => keyOf(leaderId(leader))),
    E.bind('voiceGroupIdList', () => toGroups(ledBy(after))),
    E.map(({ keyId, voiceGroupIdList }) => ({
      keyId,
      empNo: asTold(after.empNo) ?? '',
      name: asTold(after.name) ?? '',
      voiceGroupIdList,
      petName: set.displayName === null ? '' : asTold(after.petName),
      password,
    })),
  );
};

/** The vendor's request to delete one team leader. */
export const fromLeaderRemoval = (leader: TeamLeaderReply): Answer<BatchRequest> =>
  pipe(
    keyOf(leaderId(leader)),
    E.map((key) => ({ type: 2, idList: [key] })),
  );

/** The vendor makes a new team leader without these: another request sets them. */
export const leaderWishes = ({ number, password }: NewAgent): LeaderChanges => ({ number, password });
