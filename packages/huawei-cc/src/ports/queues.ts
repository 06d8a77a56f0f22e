import {
  afterWrite,
  applied,
  failure,
  lookUpAll,
  notImplemented,
  queueAdmin,
  serve,
  whenConfigured,
  type CallContext,
  type ContactCenterError,
  type Handler,
  type NewQueue,
  type OneQueue,
  type Queue,
  type Runtime,
  type Written,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { NewQueuesConfig } from '../config.js';
import {
  fromNewQueue,
  fromRemovedQueue,
  newQueues,
  notTold,
  queueFilters,
  queuePages,
} from '../mapping/queues.js';
import type { ApiFabric } from '../surfaces/api-fabric/surface.js';
import { createSkill, deleteSkill } from '../surfaces/api-fabric/wire/queues.js';
import type { Surfaces } from '../configured.js';
import { queueMembers } from './queue-members.js';
import { theOneCreated } from './created.js';
import { changesOfQueues, privateQueues } from './private-queues.js';
import { findQueue, listQueues } from './queue-search.js';
import { watchedQueues } from './queue-status.js';

type Result<A> = TE.TaskEither<ContactCenterError, A>;

/** The queues with exactly this name: the vendor finds parts of names, too. */
const queuesNamed = (api: ApiFabric, name: string, context: CallContext): Result<readonly Queue[]> =>
  lookUpAll((cursor) => listQueues(api)({ name, cursor }, context), {
    isMeant: (queue) => queue.name === name,
    identity: queueAdmin.list.identity,
  });

const nameTaken = failure('AlreadyExists', 'there is a queue of that name already');

/** What the vendor answers is on no page. The id is found by the name, so no other queue may have it before. */
const create =
  ({
    api,
    usual,
  }: {
    readonly api: ApiFabric;
    readonly usual: NewQueuesConfig;
  }): Handler<NewQueue, Written<Queue>> =>
  (queue, context) =>
    pipe(
      queuesNamed(api, queue.name, context),
      TE.filterOrElse(
        (taken) => taken.length === 0,
        () => nameTaken,
      ),
      TE.chain(() => api.ask(createSkill, { body: { json: fromNewQueue(queue, usual) } }, context)),
      TE.chain(() =>
        afterWrite(
          pipe(queuesNamed(api, queue.name, context), TE.chainEitherK(theOneCreated('queue', 'name'))),
        ),
      ),
      TE.map((made) => applied(made)),
    );

/** Looks the queue up first: no code says that there is none, and an id with a separator would be several. */
const remove =
  (api: ApiFabric): Handler<OneQueue, Written<OneQueue>> =>
  ({ queue }, context) =>
    pipe(
      findQueue(api, queue, context),
      TE.chain((found) => api.ask(deleteSkill, { body: { json: fromRemovedQueue(found) } }, context)),
      TE.map(() => applied({ queue })),
    );

const noPlaceForTheId =
  'API Fabric skill/modifySkill does not say where the id of the queue goes, and a guess could change another queue';

const inTheCloud = [
  notImplemented(
    queueAdmin.update,
    `${noPlaceForTheId}; on private sites the description, by the configuration of the gateway`,
  ),
  notImplemented(
    queueAdmin.configure,
    `${noPlaceForTheId}; on private sites waits and wrap-up, by the configuration of the gateway`,
  ),
];

const cloudQueues = (apiFabric: ApiFabric | undefined) => [
  serve(queueAdmin.list, whenConfigured('apiFabric', apiFabric, listQueues), {
    limits: { pageSize: queuePages.maxSize },
    ...queueFilters,
    omits: notTold,
  }),
  serve(
    queueAdmin.get,
    whenConfigured(
      'apiFabric',
      apiFabric,
      (api) =>
        ({ queue }, context) =>
          findQueue(api, queue, context),
    ),
    { omits: notTold },
  ),
  serve(
    queueAdmin.create,
    whenConfigured(
      'apiFabric.newQueues',
      apiFabric?.newQueues && { api: apiFabric, usual: apiFabric.newQueues },
      create,
    ),
    {
      note: 'reads the queues of that name before and after, because no page says what the vendor answers; what the vendor requires and is not given comes from the settings',
      ...newQueues,
      omits: notTold,
      unconfirmed: 'Creating a Skill Queue: what it answers was not read',
    },
  ),
  serve(queueAdmin.remove, whenConfigured('apiFabric', apiFabric, remove), {
    note: 'reads the queue first, because no code says that there is none',
  }),
  ...queueMembers(apiFabric),
  ...(apiFabric === undefined ? changesOfQueues(undefined) : inTheCloud),
];

/** Queues, which the vendor calls skill queues. */
export const queues = ({ apiFabric, cms, configuration }: Surfaces, runtime: Runtime) => [
  ...(configuration === undefined ? cloudQueues(apiFabric) : privateQueues(configuration)),
  ...watchedQueues({ cms, configuration }, runtime),
];
