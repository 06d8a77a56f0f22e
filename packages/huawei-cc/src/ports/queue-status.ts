import {
  failure,
  listWhole,
  maxPageLimit,
  queueAdmin,
  serve,
  whenConfigured,
  type CallContext,
  type ContactCenterError,
  type Handler,
  type OneQueue,
  type Page,
  type QueueId,
  type QueueSettings,
  type QueueStatus,
  type QueueStatusQuery,
  type Runtime,
} from '@cordboard/core/provider';
import { rowsIn } from '@cordboard/core/http';
import { identity, pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Surfaces } from '../configured.js';
import { configurationTellsNot } from '../mapping/private-queues.js';
import { settingsNotTold, toSettings } from '../mapping/queue-settings.js';
import { fromQueues, idOf, statusNotTold, toConfigured, toStatus } from '../mapping/queue-status.js';
import type { Cms } from '../surfaces/cms/surface.js';
import { getConfiguredSettings } from './private-queues.js';
import { configuredSkills, skillCfgInfo, stateInfo } from '../surfaces/cms/wire/queues.js';

type Result<A> = TE.TaskEither<ContactCenterError, A>;

/** The queues that there are: what the vendor says of others is on no page. */
const configured = (cms: Cms, context: CallContext): Result<readonly QueueId[]> =>
  pipe(
    cms.ask(configuredSkills, { body: { json: cms.center } }, context),
    TE.map((rows) => [...new Set(rowsIn(rows).map(toConfigured))]),
  );

/** What goes on in some queues, in their order; one that the vendor says nothing of is left out. */
const statusOf = (
  { cms, now }: { readonly cms: Cms; readonly now: Runtime['now'] },
  queues: readonly QueueId[],
  context: CallContext,
): Result<readonly QueueStatus[]> =>
  queues.length === 0
    ? TE.right([])
    : pipe(
        cms.ask(stateInfo, { body: { json: fromQueues(cms.center, queues) } }, context),
        TE.map((rows) => {
          const toItem = toStatus(new Date(now()).toISOString());
          const found = new Map(rowsIn(rows).map((row) => [idOf(row), toItem(row)]));
          return queues.flatMap((queue) => found.get(queue) ?? []);
        }),
      );

const listStatus =
  (now: Runtime['now']) =>
  (cms: Cms): Handler<QueueStatusQuery, Page<QueueStatus>> =>
  ({ queues: wanted, ...page }, context) =>
    pipe(
      listWhole(
        page,
        () =>
          pipe(
            configured(cms, context),
            TE.map((all) => all.filter((queue) => wanted?.includes(queue) ?? true)),
          ),
        identity<QueueId>,
      ),
      TE.chain(({ items, ...rest }) =>
        pipe(
          statusOf({ cms, now }, items, context),
          TE.map((statuses) => ({ ...rest, items: statuses })),
        ),
      ),
    );

const noSuchQueue = failure('NotFound', 'there is no such queue');

const getSettings =
  (cms: Cms): Handler<OneQueue, QueueSettings> =>
  ({ queue }, context) =>
    pipe(
      configured(cms, context),
      TE.filterOrElse(
        (all) => all.includes(queue),
        () => noSuchQueue,
      ),
      TE.chain(() => cms.ask(skillCfgInfo, { body: { json: fromQueues(cms.center, [queue]) } }, context)),
      TE.map((rows) => rowsIn(rows).find((row) => idOf(row) === queue)),
      TE.chain(TE.fromNullable(noSuchQueue)),
      TE.map((row) => toSettings(queue, row)),
    );

const wrapped =
  'Querying Information about Each Skill Queue: the table of the page has the fields of the body as such, its sample wraps them';

const readsFirst =
  'reads the list of queues first, because no page says what the vendor tells of a queue that is not there';

/** The monitoring tells more settings than the configuration of a private site. */
const settings = ({ cms, configuration }: Pick<Surfaces, 'cms' | 'configuration'>) =>
  cms === undefined && configuration !== undefined
    ? serve(queueAdmin.getSettings, whenConfigured('configuration', configuration, getConfiguredSettings), {
        note: readsFirst,
        omits: configurationTellsNot,
      })
    : serve(queueAdmin.getSettings, whenConfigured('cms', cms, getSettings), {
        note: readsFirst,
        omits: settingsNotTold,
        unconfirmed: wrapped,
      });

/** What goes on in queues, and how they are set up. */
export const watchedQueues = (surfaces: Pick<Surfaces, 'cms' | 'configuration'>, { now }: Runtime) => [
  serve(queueAdmin.listStatus, whenConfigured('cms', surfaces.cms, listStatus(now)), {
    note: 'every page reads the list of queues first, because no page says what the vendor tells of a queue that is not there',
    limits: { pageSize: maxPageLimit },
    ...statusNotTold,
    unconfirmed: wrapped,
  }),
  settings(surfaces),
];
