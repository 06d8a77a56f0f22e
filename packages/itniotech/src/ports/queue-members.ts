import {
  aboutOneRow,
  queueAdmin,
  scrub,
  serve,
  type AgentRef,
  type BatchHandler,
  type CallContext,
  type ContactCenterError,
  type Handler,
  type MemberQuery,
  type MembershipChange,
  type OneQueue,
  type Page,
  type PageRequest,
  type Queue,
  type QueueId,
  type QueueMember,
  type RequestOutcome,
  type Warning,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { fromMove, pageSize, queueOf, seatId, toMembers } from '../mapping/agents.js';
import { fromQueue } from '../mapping/queues.js';
import { searchGroup } from '../surfaces/api/groups.js';
import { listSeats, searchSeat, searchSeats } from '../surfaces/api/seats.js';
import type { Api } from '../surfaces/api/surface.js';
import { updateSeat, type SeatReply } from '../surfaces/api/wire/agents.js';

type Answer<A> = TE.TaskEither<ContactCenterError, A>;
type Members = Answer<Page<QueueMember>>;

const isIn =
  (queue: QueueId | undefined) =>
  (member: QueueMember): boolean =>
    queue === undefined || member.queue.id === queue;

/** The one place of an agent, or none. */
const placesOf = (api: Api, agent: AgentRef, queue: QueueId | undefined, context: CallContext): Members =>
  pipe(
    searchSeat(api, agent, context),
    TE.map((seat) => ({ items: toMembers(seat).filter(isIn(queue)) })),
  );

const pageOf = (api: Api, queue: QueueId | undefined, page: PageRequest, context: CallContext): Members =>
  pipe(
    TE.fromEither(queue === undefined ? E.right({}) : fromQueue(queue)),
    TE.chain((filter) => listSeats(api, filter, toMembers)(page, context)),
    TE.map(({ items, ...rest }) => ({ ...rest, items: items.flat().filter(isIn(queue)) })),
  );

/**
 * The agents of a group are the members of a queue. Where there are none, the group itself is looked up: it may not be there.
 * Itniotech Call Center API, Query agent (`querySeat`), Query agent group (`seatGroupQuery`).
 */
const listMembers =
  (api: Api): Handler<MemberQuery, Page<QueueMember>> =>
  ({ queue, agent, ...page }, context) =>
    pipe(
      agent === undefined ? pageOf(api, queue, page, context) : placesOf(api, agent, queue, context),
      TE.chainFirst(({ items }) =>
        queue === undefined || items.length > 0 || page.cursor !== undefined
          ? TE.right(undefined)
          : searchGroup(api, queue, context),
      ),
    );

// A vendor's text in a message may hold anything, a phone number too.
const leftBehind = ({ id, name }: Queue, place: number): Warning => ({
  field: `rows.0.add.${place}`,
  message: `the agent left the queue ${scrub(name ?? id)}: an agent is in one queue only`,
});

/** What became of a row that could not be finished: what was done of it stays. */
const halfDone = (error: ContactCenterError): E.Either<ContactCenterError, RequestOutcome<OneQueue>> => {
  const message = `some agents of the row were moved, then it failed: ${error.message}`;
  const told = error.with({ message, effect: 'done' });
  return aboutOneRow.includes(error.kind)
    ? E.right({ rows: [{ outcome: 'failed', error: told }] })
    : E.left(told);
};

/** Moves agents into a queue, one after the other. Who is there already is left alone. */
const moveInto =
  (
    api: Api,
    queue: QueueId,
    seats: readonly SeatReply[],
    context: CallContext,
  ): Answer<RequestOutcome<OneQueue>> =>
  async () => {
    const warnings: Warning[] = [];
    const moved = new Set<string>();
    for (const [place, seat] of seats.entries()) {
      const before = queueOf(seat);
      if (before?.id === queue || moved.has(seatId(seat))) continue;
      const request = fromMove(seat, queue);
      const answered = E.isLeft(request)
        ? request
        : await api.ask(updateSeat, { body: { json: request.right } }, context)();
      if (E.isLeft(answered)) return moved.size === 0 ? answered : halfDone(answered.left);
      moved.add(seatId(seat));
      if (before !== undefined) warnings.push(leftBehind(before, place));
    }
    const outcome = moved.size === 0 ? 'unchanged' : 'applied';
    return E.right({ rows: [{ outcome, value: { queue } }], warnings });
  };

/**
 * Moves agents, each of whom is in one group. The group and all agents of a row are looked up before the first is moved.
 * Itniotech Call Center API, Query agent group (`seatGroupQuery`), Query agent (`querySeat`), Modify agent (`updateSeat`).
 */
const updateMembers =
  (api: Api): BatchHandler<unknown, MembershipChange, OneQueue> =>
  (_, [row], context) => {
    if (row === undefined) return TE.right({ rows: [] });
    const { queue, add = [] } = row;
    const refs = add.map(({ agent }) => agent);
    return pipe(
      searchGroup(api, queue, context),
      TE.chain(() => searchSeats(api, refs, context)),
      TE.chain((seats) => moveInto(api, queue, seats, context)),
    );
  };

const noLevels = 'an agent is in a queue or not: there are no levels, and no sign-in to a queue';
const noWeight = 'a queue has no weight';

/** Who serves in which queue, which at this vendor is a field of the agent. */
export const queueMembers = (api: Api) => [
  serve(queueAdmin.listMembers, listMembers(api), {
    support: 'emulated',
    note: `reads the list of agents, ${pageSize} at a time; for one agent, until the agent turns up; where a queue has no members, the list of queues too`,
    limits: { pageSize },
    omits: {
      level: noLevels,
      weight: noLevels,
      autoSignIn: noLevels,
      joined: 'an agent takes the contacts of the queue whenever ready',
      'queue.weight': noWeight,
      'queue.members': 'the list of agents names their queues, and does not count',
    },
  }),
  serve(queueAdmin.updateMembers, updateMembers(api), {
    support: 'emulated',
    note: 'each row reads the queues, and the agents until those named have turned up, then moves one agent after the other; what somebody else changes of an agent in between is undone',
    batching: { size: 1, splitOn: aboutOneRow },
    traits: { membership: 'single' },
    without: {
      'rows.remove': 'an agent is always in a queue: add the agent to another one',
      'rows.add.level': noLevels,
      'rows.add.autoSignIn': noLevels,
      'rows.add.weight': noLevels,
    },
    unconfirmed:
      'the page Modify agent does not say what becomes of fields that are left out: all are sent as they were read, except the password',
  }),
];
