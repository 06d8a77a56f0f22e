import {
  applied,
  notSet,
  unchanged,
  type Agent,
  type AgentPatch,
  type CallContext,
  type ContactCenterError,
  type NewAgent,
  type Written,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import {
  changedLeader,
  checkLeaderPatch,
  fromLeaderChanges,
  isLeaderSo,
  leaderWishes,
  toAddedLeader,
  type LeaderChanges,
} from '../mapping/leader-accounts.js';
import { toLeader } from '../mapping/team-leaders.js';
import { searchLeader } from '../surfaces/api/team-leaders.js';
import {
  teamLeaderAdd,
  teamLeaderUpdate,
  type TeamLeaderAddRequest,
  type TeamLeaderReply,
} from '../surfaces/api/wire/team-leaders.js';
import type { Directory } from './agents.js';

type Answer<A> = TE.TaskEither<ContactCenterError, A>;

/** Changes a team leader who was read. */
export const changeLeader = (
  { api }: Directory,
  leader: TeamLeaderReply,
  set: LeaderChanges,
  context: CallContext,
): Answer<void> =>
  pipe(
    TE.fromEither(fromLeaderChanges(leader, set)),
    TE.chain((json) => api.ask(teamLeaderUpdate, { body: { json } }, context)),
  );

/** Gives a new team leader the number and the password that were asked for. The team leader is there whatever becomes of that. */
const complete = (
  directory: Directory,
  known: Agent,
  agent: NewAgent,
  context: CallContext,
): Answer<Written<Agent>> => {
  const set = leaderWishes(agent);
  const wished = (['number', 'password'] as const).filter((field) => set[field] !== undefined);
  const warnings = (error: ContactCenterError) => wished.map((field) => notSet(error)(`agent.${field}`));
  const shown = toLeader(directory.utcOffset);
  if (wished.length === 0) return TE.right(applied(known));
  return pipe(
    searchLeader(directory.api, { id: known.id }, context),
    TE.matchE(
      (error): Answer<Written<Agent>> => TE.right(applied(known, warnings(error))),
      (leader) =>
        pipe(
          changeLeader(directory, leader, set, context),
          TE.matchE(
            (error) => TE.right(applied(shown(leader), warnings(error))),
            () => TE.right(applied(shown(changedLeader(leader, set)))),
          ),
        ),
    ),
  );
};

/** Makes one team leader: Add team leader, of a sister brand; Query and Modify team leader. */
export const createLeader = (
  directory: Directory,
  agent: NewAgent,
  request: TeamLeaderAddRequest,
  context: CallContext,
): Answer<Written<Agent>> =>
  pipe(
    directory.api.ask(teamLeaderAdd, { body: { json: request } }, context),
    TE.chain((keyId) => complete(directory, toAddedLeader(keyId, agent), agent, context)),
  );

/** Changes what a patch names. Itniotech Call Center API, Modify team leader (`teamleaderUpdate`). */
export const updateLeader = (
  directory: Directory,
  leader: TeamLeaderReply,
  set: AgentPatch,
  context: CallContext,
): Answer<Written<Agent>> => {
  const shown = toLeader(directory.utcOffset);
  return pipe(
    TE.fromEither(checkLeaderPatch(set)),
    TE.chain(() =>
      isLeaderSo(leader, set)
        ? TE.right(unchanged(shown(leader)))
        : pipe(
            changeLeader(directory, leader, set, context),
            TE.map(() => applied(shown(changedLeader(leader, set)))),
          ),
    ),
  );
};
