import {
  countAgents,
  lookUpAll,
  neverTold,
  queueAdmin,
  serve,
  type Runtime,
  statusByCounting,
  type CountsOf,
  type StatusSource,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { pageSize, toPlace } from '../mapping/agents.js';
import { fromQueue, queuesPageSize } from '../mapping/queues.js';
import { listGroups } from '../surfaces/api/groups.js';
import { listSeats } from '../surfaces/api/seats.js';
import type { Api } from '../surfaces/api/surface.js';

const counts = countAgents(['signedIn', 'ready', 'busy', 'wrapUp', 'notReady', 'onBreak']);

/**
 * What the agents of one queue, or of all, are doing, page after page. Itniotech Call Center API, Query agent group
 * (`seatGroupQuery`), Query agent (`querySeat`).
 */
const readCounts =
  (api: Api): StatusSource['count'] =>
  (queue, context) =>
    pipe(
      TE.fromEither(queue === undefined ? E.right({}) : fromQueue(queue)),
      TE.chain((filter) =>
        lookUpAll((cursor) => listSeats(api, filter, toPlace)({ limit: pageSize, cursor }, context), {
          identity: ({ id }) => id,
          isMeant: () => true,
        }),
      ),
      TE.map(
        (places): CountsOf =>
          (id) =>
            counts(places.filter((place) => place.queue === id)),
      ),
    );

const agentsAlone = 'the vendor tells of agents alone';

/** What goes on in the queues, as far as the states of their agents tell. */
export const queueStatus = (api: Api, now: Runtime['now']) =>
  serve(queueAdmin.listStatus, statusByCounting({ list: listGroups(api, {}), count: readCounts(api), now }), {
    support: 'emulated',
    note: `every page of the queues is read, and for those that are shown all agents, ${pageSize} at a time, who are counted`,
    limits: { pageSize: queuesPageSize },
    omits: {
      ...neverTold(['waiting', 'handling', 'longestWaitSec', 'estimatedWaitSec'], agentsAlone),
      ...neverTold(['reserved'], 'an agent whose phone rings is busy', 'agents'),
      ...neverTold(['training'], 'the vendor knows breaks and no other reasons', 'agents'),
    },
  });
