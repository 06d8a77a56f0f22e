import {
  afterWrite,
  applied,
  failure,
  listWhole,
  maxPageLimit,
  notImplemented,
  queueAdmin,
  serve,
  unchanged,
  whenConfigured,
  type CallContext,
  type ConfigureQueue,
  type ContactCenterError,
  type Handler,
  type NewQueue,
  type OneQueue,
  type Page,
  type Queue,
  type QueueId,
  type QueueQuery,
  type QueueSettings,
  type UpdateQueue,
  type Written,
} from '@cordboard/core/provider';
import { isDeepStrictEqual } from 'node:util';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import {
  configurationTellsNot,
  fromConfiguredQueue,
  fromNewConfiguredQueue,
  fromQueue,
  isQueueMeant,
  newConfiguredQueues,
  queueChanges,
  settingChanges,
  toConfiguredQueues,
  toConfiguredSettings,
  toMadeQueueId,
  type ConfiguredQueue,
} from '../mapping/private-queues.js';
import { notTold } from '../mapping/queues.js';
import type { Configuration } from '../surfaces/configuration/surface.js';
import {
  addSkillQueue,
  deleteSkillQueue,
  modifySkillQueue,
  querySkillQueues,
} from '../surfaces/configuration/wire/queues.js';
import { theOneCreated } from './created.js';

type Result<A> = TE.TaskEither<ContactCenterError, A>;

/** All queues, which arrive at once: what the vendor answers for one that is not there is on no page. */
const everyQueue = (site: Configuration, context: CallContext): Result<readonly ConfiguredQueue[]> =>
  pipe(site.ask(querySkillQueues, {}, context), TE.map(toConfiguredQueues));

const noSuchQueue = failure('NotFound', 'there is no such queue');

/** One queue of a private site; `NotFound` where there is none. */
export const findConfiguredQueue = (
  site: Configuration,
  id: QueueId,
  context: CallContext,
): Result<ConfiguredQueue> =>
  pipe(
    everyQueue(site, context),
    TE.map((queues) => queues.find(({ queue }) => queue.id === id)),
    TE.chain(TE.fromNullable(noSuchQueue)),
  );

const list =
  (site: Configuration): Handler<QueueQuery, Page<Queue>> =>
  (query, context) =>
    listWhole(
      query,
      () =>
        pipe(
          everyQueue(site, context),
          TE.map((queues) => queues.filter(isQueueMeant(query))),
        ),
      ({ queue }) => queue,
    );

const get =
  (site: Configuration): Handler<OneQueue, Queue> =>
  ({ queue }, context) =>
    pipe(
      findConfiguredQueue(site, queue, context),
      TE.map((found) => found.queue),
    );

/** How a queue of a private site treats its calls, where no monitoring tells more. */
export const getConfiguredSettings =
  (site: Configuration): Handler<OneQueue, QueueSettings> =>
  ({ queue }, context) =>
    pipe(findConfiguredQueue(site, queue, context), TE.map(toConfiguredSettings));

const nameTaken = failure('AlreadyExists', 'there is a queue of that name already');
const idTaken = failure('AlreadyExists', 'there is a queue of that id already');

/** No code says that a name or an id is taken. */
const isFree = (site: Configuration, { name, id }: NewQueue, context: CallContext): Result<unknown> =>
  pipe(
    everyQueue(site, context),
    TE.filterOrElse(
      (queues) => !queues.some(({ queue }) => queue.name === name),
      () => nameTaken,
    ),
    TE.filterOrElse(
      (queues) => !queues.some(({ queue }) => queue.id === id),
      () => idTaken,
    ),
  );

const idOfNamed = (site: Configuration, name: string, context: CallContext): Result<QueueId> =>
  afterWrite(
    pipe(
      everyQueue(site, context),
      TE.map((queues) => queues.filter(({ queue }) => queue.name === name)),
      TE.chainEitherK(theOneCreated('queue', 'name')),
      TE.map(({ queue }) => queue.id),
    ),
  );

const create =
  (site: Configuration): Handler<NewQueue, Written<Queue>> =>
  (asked, context) => {
    const { id, name, description, channel = 'voice' } = asked;
    return pipe(
      isFree(site, asked, context),
      TE.chain(() =>
        site.ask(
          addSkillQueue,
          {
            query: id === undefined ? {} : fromQueue(id),
            body: { json: fromNewConfiguredQueue(asked) },
          },
          context,
        ),
      ),
      TE.map(toMadeQueueId),
      TE.chain((made) => (made === undefined ? idOfNamed(site, name, context) : TE.right(made))),
      TE.map((made) => applied({ id: made, name, description, channel })),
    );
  };

const modify = (
  site: Configuration,
  before: ConfiguredQueue,
  {
    changes,
    context,
  }: { readonly changes: Parameters<typeof fromConfiguredQueue>[1]; readonly context: CallContext },
): Result<void> =>
  site.ask(
    modifySkillQueue,
    { query: fromQueue(before.queue.id), body: { json: fromConfiguredQueue(before, changes) } },
    context,
  );

const update =
  (site: Configuration): Handler<UpdateQueue, Written<Queue>> =>
  ({ queue: id, set: { description } }, context) =>
    pipe(
      findConfiguredQueue(site, id, context),
      TE.chain((before) => {
        const { queue } = before;
        const after = {
          ...queue,
          description: description === undefined ? queue.description : (description ?? undefined),
        };
        return isDeepStrictEqual(queue, after)
          ? TE.right(unchanged(queue))
          : pipe(
              modify(site, before, { changes: { description }, context }),
              TE.map(() => applied(after)),
            );
      }),
    );

const configure =
  (site: Configuration): Handler<ConfigureQueue, Written<QueueSettings>> =>
  ({ queue: id, set }, context) =>
    pipe(
      findConfiguredQueue(site, id, context),
      TE.chain((before) => {
        const present = toConfiguredSettings(before);
        const after = {
          ...present,
          maxWaitSec: set.maxWaitSec ?? present.maxWaitSec,
          wrapUpSec: set.wrapUpSec ?? present.wrapUpSec,
          maxWaiting: set.maxWaiting ?? present.maxWaiting,
        };
        return isDeepStrictEqual(present, after)
          ? TE.right(unchanged(present))
          : pipe(
              modify(site, before, { changes: { settings: set }, context }),
              TE.map(() => applied(after)),
            );
      }),
    );

const remove =
  (site: Configuration): Handler<OneQueue, Written<OneQueue>> =>
  ({ queue }, context) =>
    pipe(
      findConfiguredQueue(site, queue, context),
      TE.chain(() => site.ask(deleteSkillQueue, { query: fromQueue(queue) }, context)),
      TE.map(() => applied({ queue })),
    );

const all =
  'every call reads all queues first, because no page says what the vendor answers for one that is not there';

/** A change of a queue sends all that is known of it. */
const whole =
  'CC-Gateway configuration, Modifying a Skill Queue: whether what is left out stays is not said, so all that is known is sent';

/** What is changed of the queues of a private site: in the vendor's cloud there is no such call that could be used. */
export const changesOfQueues = (site: Configuration | undefined) => [
  serve(queueAdmin.update, whenConfigured('configuration', site, update), {
    note: `on private sites only; ${all}`,
    ...queueChanges,
    omits: notTold,
    unconfirmed: `${whole}; whether an empty description clears it is not said either`,
  }),
  serve(queueAdmin.configure, whenConfigured('configuration', site, configure), {
    note: `on private sites only; ${all}`,
    ...settingChanges,
    omits: configurationTellsNot,
    unconfirmed: whole,
  }),
];

/** The queues of a private site. */
export const privateQueues = (site: Configuration) => [
  serve(queueAdmin.list, whenConfigured('configuration', site, list), {
    support: 'emulated',
    note: 'every page reads all queues',
    limits: { pageSize: maxPageLimit },
    omits: notTold,
    unconfirmed: 'CC-Gateway configuration, Querying Skill Queues: its sample was not read',
  }),
  serve(queueAdmin.get, whenConfigured('configuration', site, get), { note: all, omits: notTold }),
  serve(queueAdmin.create, whenConfigured('configuration', site, create), {
    note: 'reads all queues first, because no code says that a name or an id is taken',
    ...newConfiguredQueues,
    omits: notTold,
    unconfirmed:
      'CC-Gateway configuration, Adding a Skill Queue: its sample was not read; where the reply lacks the id, the queue is looked up by its name',
  }),
  serve(queueAdmin.remove, whenConfigured('configuration', site, remove), { note: all }),
  notImplemented(
    queueAdmin.listMembers,
    'on private sites CC-CMS agentgroup/agentbyconfigedskill, whose rows were not read; in the cloud by API Fabric',
  ),
  notImplemented(
    queueAdmin.updateMembers,
    'on private sites PUT config/vdn/agents, whose page was not read; in the cloud by API Fabric',
  ),
  ...changesOfQueues(site),
];
