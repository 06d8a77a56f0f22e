import {
  type agentDirectory,
  AgentById,
  AgentId,
  failure,
  isNamedBy,
  QueueId,
  withoutValues,
  type Agent,
  type AgentName,
  type AgentQuery,
  type AgentRef,
  type ContactCenterError,
  type PageSizes,
  type Queue,
  type QueueMember,
  type SentPage,
  type AboutOf,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type {
  BatchRequest,
  SeatPageReply,
  SeatQueryRequest,
  SeatReply,
  UpdateSeatRequest,
} from '../surfaces/api/wire/agents.js';
import type { Loose } from '../surfaces/api/wire/values.js';
import { fromState, statesNotTold, toPresence } from './presence.js';
import { fromQueue } from './queues.js';
import { withoutPrefix } from './team-leaders.js';
import { toInstant } from './times.js';
import { toPage } from './pages.js';
import { fromSwitch, isOn, keyIdOf, numberIdOf, numberOf, optional, textOf } from './values.js';

/** The vendor's maximum page size, which is always requested. */
export const pageSize = 100;
export const pageSizes: PageSizes = { defaultSize: pageSize, maxSize: pageSize };

/** The queue of a seat; absent when it is in none. */
export const queueOf = (seat: SeatReply): Queue | undefined => {
  const id = textOf(seat.voiceGroupId);
  return id === undefined ? undefined : { id: QueueId(id), name: textOf(seat.groupName) };
};

const toQueues = (seat: SeatReply): Agent['queues'] => {
  const queue = queueOf(seat);
  return queue && [queue];
};

/** What tells a seat from others. */
export const seatId = (seat: SeatReply): string => keyIdOf(seat);

const namesOf = (seat: SeatReply): Pick<Agent, AgentName> => ({
  id: AgentId(seatId(seat)),
  number: textOf(seat.empNo),
  username: textOf(seat.account),
});

/** Where an agent serves, and what the agent is doing there. */
export interface Place extends Pick<Agent, 'presence'> {
  readonly id: string;
  readonly queue: QueueId | undefined;
}

export const toPlace = (seat: SeatReply): Place => ({
  id: seatId(seat),
  queue: queueOf(seat)?.id,
  presence: toPresence(textOf(seat.status)),
});

/** A seat as an agent. */
export const toAgent =
  (utcOffset: string) =>
  (seat: SeatReply): Agent => {
    // Each key by itself: V8 takes ten times as long for an object that begins as a copy and gets so many more.
    const { id, number, username } = namesOf(seat);
    return {
      id,
      number,
      username,
      name: textOf(seat.name),
      displayName: textOf(seat.petName),
      enabled: isOn(seat.enable),
      role: { role: 'agent' },
      presence: toPresence(textOf(seat.status)),
      queues: toQueues(seat),
      callerId: textOf(seat.displayNum),
      callingCode: textOf(seat.ccode),
      priority: numberOf(seat.priority),
      createdAt: toInstant(seat.createTime, utcOffset),
      updatedAt: toInstant(seat.updateTime, utcOffset),
    };
  };

/** The names that references to an agent may use. */
export const agentNames: readonly AgentName[] = ['id', 'number', 'username'];

/** Whether a reference names a seat. */
export const isSeatOf = (ref: AgentRef): ((seat: SeatReply) => boolean) => {
  const isNamed = isNamedBy(ref);
  return (seat) => isNamed(namesOf(seat));
};

/** A seat by every name that a reference can have. */
const toRef = (seat: SeatReply): AgentRef => {
  const names: AgentRef = namesOf(seat);
  return AgentById.is(names) ? names : { id: AgentId(seatId(seat)) };
};

/** A seat as a member of its queue; none when it is in no queue. */
export const toMembers = (seat: SeatReply): readonly QueueMember[] => {
  const queue = queueOf(seat);
  return queue === undefined ? [] : [{ queue, agent: toRef(seat), agentName: textOf(seat.name) }];
};

const isDeleted = ({ deleteFlag }: SeatReply): boolean => numberOf(deleteFlag) === 1;

/** A page of seats, each shown in some way. Deleted ones are not shown, but count as rows that were sent. */
export const toSeatPage =
  <A>(show: (seat: SeatReply) => A) =>
  (reply: SeatPageReply): SentPage<A> =>
    toPage(reply, seatId, (seats) => seats.filter((seat) => !isDeleted(seat)).map(show));

/** A page of agents. */
export const toAgentPage = (utcOffset: string) => toSeatPage(toAgent(utcOffset));

/**
 * Filters that the vendor does not have. They are refused, because dropping a filter would give a wrong
 * result.
 */
export const filtersNotOffered: AboutOf<typeof agentDirectory.list>['without'] = {
  ...statesNotTold,
  ...withoutValues('role', ['admin', 'unknown'], 'the vendor has agents and team leaders only'),
  email: 'the vendor does not know agents by email',
  extension: 'the vendor does not know agents by extension',
};

/** What the vendor can filter agents by. */
export type SeatFilter = SeatQueryRequest['params'];

/** Our filters as the vendor's. */
export const fromAgentQuery = (query: AgentQuery): E.Either<ContactCenterError, SeatFilter> =>
  pipe(
    query.queue === undefined ? E.right({}) : fromQueue(query.queue),
    E.map((queue) => ({
      name: query.name,
      ...queue,
      enable: optional(fromSwitch)(query.enabled),
      status: optional(fromState)(query.state),
    })),
  );

const unusableId = failure(
  'MalformedReply',
  "the vendor told an agent's id that its own requests cannot name",
);

/** How requests name an agent or a team leader. */
export const keyOf = (id: string): E.Either<ContactCenterError, number> =>
  pipe(numberIdOf(withoutPrefix(id)), E.fromNullable(unusableId));

/** A text as the vendor told it; absent when there is none. */
export const asTold = (value: Loose): string | undefined =>
  textOf(value) === undefined ? undefined : String(value);

/** What every change of a seat has to state, and all else that was read of it, so that nothing is lost. */
export const fromSeat = (seat: SeatReply): E.Either<ContactCenterError, UpdateSeatRequest> =>
  pipe(
    keyOf(seatId(seat)),
    E.map((keyId) => ({
      keyId,
      voiceGroupId: asTold(seat.voiceGroupId) ?? '',
      name: asTold(seat.name) ?? '',
      empNo: asTold(seat.empNo) ?? '',
      petName: asTold(seat.petName),
      displayNum: asTold(seat.displayNum),
      ccode: asTold(seat.ccode),
    })),
  );

/** The vendor's request to move an agent to a queue: everything else stays as it was read. */
export const fromMove = (seat: SeatReply, queue: QueueId): E.Either<ContactCenterError, UpdateSeatRequest> =>
  pipe(
    fromSeat(seat),
    E.map((request) => ({ ...request, voiceGroupId: queue })),
  );

/** The vendor's request to enable or disable somebody who was read. */
export const fromSwitchOf = ({ id }: Agent, enabled: boolean): E.Either<ContactCenterError, BatchRequest> =>
  pipe(
    keyOf(id),
    E.map((key) => ({ type: enabled ? 4 : 3, idList: [key] })),
  );

/** The lists that a query is about: team leaders tell no state, and belong to no queue. */
export const listsIn = ({ role, queue, state }: AgentQuery) => ({
  hasSeats: role !== 'supervisor',
  hasLeaders: role !== 'agent' && queue === undefined && state === undefined,
});

/** A page without those that the vendor was not asked to leave out: it has no such filter. */
export const exactly = ({ number, username }: AgentQuery, page: SentPage<Agent>): SentPage<Agent> => ({
  ...page,
  items: page.items.filter(
    (agent) =>
      (number === undefined || agent.number === number) &&
      (username === undefined || agent.username === username),
  ),
});
