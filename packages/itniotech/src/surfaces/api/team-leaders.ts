import {
  decidingName,
  failure,
  listByNumber,
  lookUp,
  type AgentRef,
  type CallContext,
  type ContactCenterError,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { pageSize, pageSizes } from '../../mapping/agents.js';
import {
  fromLeaderQuery,
  isLeaderId,
  isLeaderOf,
  leaderId,
  toLeaderRows,
} from '../../mapping/team-leaders.js';
import { searchSeat } from './seats.js';
import type { Api } from './surface.js';
import type { SeatReply } from './wire/agents.js';
import { teamLeaderQuery, type TeamLeaderReply } from './wire/team-leaders.js';

const noSuchAgent = failure('NotFound', 'there is no such agent');

/** Reads the list of team leaders until one turns up. Itniotech Call Center API, Query team leader (`teamleaderQuery`). */
export const searchLeader = (
  api: Api,
  ref: AgentRef,
  context: CallContext,
): TE.TaskEither<ContactCenterError, TeamLeaderReply> =>
  pipe(
    lookUp(
      (cursor) =>
        listByNumber(
          { limit: pageSize, cursor },
          pageSizes,
          (asked) => api.ask(teamLeaderQuery, { body: { json: fromLeaderQuery({}, asked) } }, context),
          toLeaderRows,
        ),
      { identity: leaderId, isMeant: isLeaderOf(ref) },
    ),
    TE.chain(TE.fromOption(() => noSuchAgent)),
  );

/** A team leader or a seat. */
export type Person = E.Either<TeamLeaderReply, SeatReply>;

/**
 * Reads the seats until one turns up that is meant, and after the last of them the team leaders; an id tells which of the
 * lists it is in. `NotFound` when they end without it.
 */
export const searchPerson = (
  api: Api,
  ref: AgentRef,
  context: CallContext,
): TE.TaskEither<ContactCenterError, Person> => {
  const { name, value } = decidingName(ref);
  const leader: TE.TaskEither<ContactCenterError, Person> = pipe(
    searchLeader(api, ref, context),
    TE.map(E.left),
  );
  const seat: TE.TaskEither<ContactCenterError, Person> = pipe(
    searchSeat(api, ref, context),
    TE.map(E.right),
  );
  if (name === 'id') return isLeaderId(value) ? leader : seat;
  return pipe(
    seat,
    TE.orElse((error) => (error.kind === 'NotFound' ? leader : TE.left(error))),
  );
};
