import {
  failure,
  listByNumber,
  lookUpEach,
  type AgentRef,
  type CallContext,
  type ContactCenterError,
  type Page,
  type PageRequest,
} from '@cordboard/core/provider';
import * as O from 'fp-ts/lib/Option.js';
import { identity, pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { isSeatOf, pageSize, pageSizes, seatId, toSeatPage, type SeatFilter } from '../../mapping/agents.js';
import type { Api } from './surface.js';
import { seatQuery, type SeatReply } from './wire/agents.js';

// What the vendor calls seats are agents. Several operations are put together from reading them.

/** Shows each seat of a page in some way. */
type Show<A> = (seat: SeatReply) => A;

/** One page of the seats that fit a filter, without deleted ones. Itniotech Call Center API, Query agent (`querySeat`). */
export const listSeats =
  <A>(api: Api, filter: SeatFilter, show: Show<A>) =>
  (query: PageRequest, context: CallContext): TE.TaskEither<ContactCenterError, Page<A>> =>
    listByNumber(
      query,
      pageSizes,
      ({ page, size }) =>
        api.ask(seatQuery, { body: { json: { current: page, size, params: filter } } }, context),
      toSeatPage(show),
    );

const noSuchAgent = failure('NotFound', 'there is no such agent');

/** Reads the list of seats until each of these agents has turned up; `NotFound` when it ends without one. */
export const searchSeats = (
  api: Api,
  refs: readonly AgentRef[],
  context: CallContext,
): TE.TaskEither<ContactCenterError, readonly SeatReply[]> => {
  const list = listSeats(api, {}, identity<SeatReply>);
  return pipe(
    lookUpEach((cursor) => list({ limit: pageSize, cursor }, context), {
      identity: seatId,
      areMeant: refs.map(isSeatOf),
    }),
    TE.chain((found) => TE.fromOption(() => noSuchAgent)(O.sequenceArray(found))),
  );
};

/** Reads the list of seats until an agent turns up; `NotFound` when it ends without it. */
export const searchSeat = (
  api: Api,
  ref: AgentRef,
  context: CallContext,
): TE.TaskEither<ContactCenterError, SeatReply> =>
  pipe(
    searchSeats(api, [ref], context),
    TE.chain(([seat]) => (seat === undefined ? TE.left(noSuchAgent) : TE.right(seat))),
  );
