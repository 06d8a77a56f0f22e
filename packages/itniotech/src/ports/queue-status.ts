import {
  countAgents,
  lookUpAll,
  neverTold,
  queueAdmin,
  serve,
  type AgentCounts,
  type CallContext,
  type ContactCenterError,
  type Handler,
  type Page,
  type QueueId,
  type QueueStatus,
  type QueueStatusQuery,
  type Runtime,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { pageSize, toPlace, type Place } from '../mapping/agents.js';
import { fromQueue, queuesPageSize } from '../mapping/queues.js';
import { listGroups } from '../surfaces/api/groups.js';
import { listSeats } from '../surfaces/api/seats.js';
import type { Api } from '../surfaces/api/surface.js';

type Answer<A> = TE.TaskEither<ContactCenterError, A>;

const counts = countAgents(['signedIn', 'ready', 'busy', 'wrapUp', 'notReady', 'onBreak']);

/** The agents of one queue, or of all, page after page. */
const readPlaces = (api: Api, queue: QueueId | undefined, context: CallContext): Answer<readonly Place[]> =>
  pipe(
    TE.fromEither(queue === undefined ? E.right({}) : fromQueue(queue)),
    TE.chain((filter) =>
      lookUpAll((cursor) => listSeats(api, filter, toPlace)({ limit: pageSize, cursor }, context), {
        identity: ({ id }) => id,
        isMeant: () => true,
      }),
    ),
  );

const countsIn =
  (places: readonly Place[]) =>
  (queue: QueueId): AgentCounts | undefined =>
    counts(places.filter((place) => place.queue === queue));

/**
 * A page of the queues; the agents are read for it where it shows any. Itniotech Call Center API, Query agent group
 * (`seatGroupQuery`), Query agent (`querySeat`).
 */
const listStatus =
  (api: Api, now: Runtime['now']): Handler<QueueStatusQuery, Page<QueueStatus>> =>
  ({ queues: wanted, ...query }, context) =>
    pipe(
      listGroups(api, {})(query, context),
      TE.bindTo('page'),
      TE.let('shown', ({ page }) => page.items.filter(({ id }) => wanted?.includes(id) ?? true)),
      TE.bind('places', ({ shown: [first, ...others] }) =>
        first === undefined
          ? TE.right([])
          : readPlaces(api, others.length === 0 ? first.id : undefined, context),
      ),
      TE.map(({ page: { next, total }, shown, places }) => ({
        items: shown.map(({ id }) => ({
          queue: id,
          at: new Date(now()).toISOString(),
          agents: countsIn(places)(id),
        })),
        next,
        total: wanted === undefined ? total : undefined,
      })),
    );

const agentsAlone = 'the vendor tells of agents alone';

/** What goes on in the queues, as far as the states of their agents tell. */
export const queueStatus = (api: Api, now: Runtime['now']) =>
  serve(queueAdmin.listStatus, listStatus(api, now), {
    support: 'emulated',
    note: `every page of the queues is read, and for those that are shown all agents, ${pageSize} at a time, who are counted`,
    limits: { pageSize: queuesPageSize },
    omits: {
      ...neverTold(['waiting', 'handling', 'longestWaitSec', 'estimatedWaitSec'], agentsAlone),
      ...neverTold(['reserved'], 'an agent whose phone rings is busy', 'agents'),
      ...neverTold(['training'], 'the vendor knows breaks and no other reasons', 'agents'),
    },
  });
