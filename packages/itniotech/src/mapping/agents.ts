import {
  type agentDirectory,
  AgentId,
  QueueId,
  type Agent,
  type AgentQuery,
  type ContactCenterError,
  type NumberedPage,
  type PageSizes,
  type SentPage,
  type AboutOf,
} from '@cordboard/core/provider';
import { isNothing, rowsIn } from '@cordboard/core/http';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type {
  BatchingSeatRequest,
  SeatPageReply,
  SeatQueryRequest,
  SeatReply,
} from '../surfaces/api/wire/agents.js';
import { fromState, statesNotTold, toPresence } from './presence.js';
import { fromQueue } from './queues.js';
import { toInstant } from './times.js';
import { countOf, fromSwitch, isOn, numberOf, optional, textOf } from './values.js';

/** The vendor's maximum page size, which is always requested. */
export const pageSize = 100;
export const pageSizes: PageSizes = { defaultSize: pageSize, maxSize: pageSize };

const toQueues = (seat: SeatReply): Agent['queues'] => {
  const id = textOf(seat.voiceGroupId);
  return id === undefined ? undefined : [{ id: QueueId(id), name: textOf(seat.groupName) }];
};

const idOf = ({ keyId }: SeatReply): string => String(keyId).trim();

const toAgent =
  (utcOffset: string) =>
  (seat: SeatReply): Agent => ({
    id: AgentId(idOf(seat)),
    number: textOf(seat.empNo),
    name: textOf(seat.name),
    displayName: textOf(seat.petName),
    username: textOf(seat.account),
    enabled: isOn(seat.enable),
    presence: toPresence(textOf(seat.status)),
    queues: toQueues(seat),
    callerId: textOf(seat.displayNum),
    priority: numberOf(seat.priority),
    createdAt: toInstant(seat.createTime, utcOffset),
    updatedAt: toInstant(seat.updateTime, utcOffset),
  });

const isDeleted = ({ deleteFlag }: SeatReply): boolean => numberOf(deleteFlag) === 1;

/** A page of agents. Deleted ones are not shown, but count as rows that were sent. */
export const toAgentPage =
  (utcOffset: string) =>
  (reply: SeatPageReply): SentPage<Agent> => {
    const { records, total, size, pages } = isNothing(reply) ? {} : reply;
    const seats = rowsIn(records);
    return {
      items: seats.filter((seat) => !isDeleted(seat)).map(toAgent(utcOffset)),
      rows: seats.map(idOf),
      claims: { total: countOf(total), size: countOf(size), pages: countOf(pages) },
    };
  };

/**
 * Filters that the vendor does not have. They are refused, because dropping a filter would give a wrong
 * result.
 */
export const filtersNotOffered: AboutOf<typeof agentDirectory.list>['without'] = {
  ...statesNotTold,
  extension: 'the vendor does not know agents by extension',
};

/** Our query as the vendor's. */
export const fromAgentQuery = (
  query: AgentQuery,
  asked: NumberedPage,
): E.Either<ContactCenterError, SeatQueryRequest> =>
  pipe(
    query.queue === undefined ? E.right({}) : fromQueue(query.queue),
    E.map((queue) => ({
      current: asked.page,
      size: asked.size,
      params: {
        name: query.name,
        ...queue,
        enable: optional(fromSwitch)(query.enabled),
        status: optional(fromState)(query.state),
      },
    })),
  );

/** The vendor's request to enable or disable an agent that was read. */
export const fromSwitchOf = ({ id }: Agent, enabled: boolean): BatchingSeatRequest => ({
  type: enabled ? 4 : 3,
  idList: [Number(id)],
});
