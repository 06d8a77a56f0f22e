import {
  campaigns as campaignPort,
  failure,
  listByNumber,
  lookUp,
  serve,
  type AgentRef,
  type BatchContext,
  type CallContext,
  type ContactCenterError,
  type ImportQuery,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Api } from '../surfaces/api/surface.js';
import { defaults, operatorOf, type SobotConfig } from '../config.js';
import { actingAgent } from '../mapping/agents.js';
import { fromCallbackPlan, mostCallbacks, sendable, toCallbackAnswer } from '../mapping/callbacks.js';
import {
  fromCampaignQuery,
  fromImportQuery,
  fromNewCampaign,
  toCampaign,
  toImportResult,
  toNewCampaign,
} from '../mapping/campaigns.js';
import { batchCode, fromAssignment, fromContacts } from '../mapping/contacts.js';
import { listPages, toPage } from '../mapping/pages.js';
import { applied } from '../mapping/values.js';
import {
  batchImportResultQuery,
  createContactPlansInBulk,
  createOutboundTask,
  outboundTaskImportData,
  queryOutboundTaskList,
} from '../surfaces/api/wire/campaigns.js';
import { readAgent } from './agents.js';

/** One page of what became of a campaign's imports. */
const askForResults = (api: Api, config: SobotConfig, query: ImportQuery, context: CallContext) =>
  pipe(
    TE.fromEither(actingAgent(query.importedBy, operatorOf(config), 'importedBy')),
    TE.chain((importer) =>
      listByNumber(
        query,
        listPages,
        (asked) =>
          api.ask(
            batchImportResultQuery,
            { body: { json: fromImportQuery(query, asked, importer) } },
            context,
          ),
        toPage(campaignPort.importResult, toImportResult(query.campaign)),
      ),
    ),
  );

/**
 * The vendor does not document how long it keeps an idempotency key. A batch that may be a duplicate and is
 * refused because its code is taken has arrived, if the vendor has a result for it.
 */
const orArrived =
  (api: Api, config: SobotConfig, query: ImportQuery, context: BatchContext) =>
  (error: ContactCenterError): TE.TaskEither<ContactCenterError, unknown> =>
    context.mayBeDuplicate && (error.kind === 'Conflict' || error.kind === 'AlreadyExists')
      ? pipe(
          lookUp((cursor) => askForResults(api, config, { ...query, cursor }, context), {
            identity: campaignPort.importResult.identity,
            isMeant: ({ batch }) => batch === query.batch,
          }),
          TE.chain(TE.fromOption(() => error)),
          TE.mapLeft(() => error.with({ effect: 'maybe' })),
        )
      : TE.left(error);

// The order of imports does not matter: contacts are assigned by their index in the whole input.
const mostImports = 8;

const addContacts = (api: Api, config: SobotConfig, batchSize: number) =>
  serve(
    campaignPort.addContacts,
    (about, rows, context) => {
      const batch = batchCode(about.batch, context.batch, context.idempotencyKey);
      const { campaign, importedBy } = about;
      const { offset: first } = context;
      // Another batch follows only a full one.
      const span = { first, size: rows.length, isWhole: first === 0 && rows.length < batchSize };
      return pipe(
        TE.fromEither(actingAgent(importedBy, operatorOf(config), 'importedBy')),
        TE.map((importer) => {
          const assigned = fromAssignment(about.assignment ?? { kind: 'none' }, span);
          return fromContacts(about, rows, { importer, assigned, batch });
        }),
        TE.chain((json) => api.ask(outboundTaskImportData, { body: { json } }, context)),
        TE.orElse(orArrived(api, config, { campaign, batch, importedBy }, context)),
        TE.map(() => ({ rows: rows.map(() => ({ outcome: 'accepted' as const })), receipt: { batch } })),
      );
    },
    {
      batching: { size: batchSize, concurrency: mostImports },
      refs: { 'assignment.agents': ['id'], 'assignment.shares.agent': ['id'] },
    },
  );

/** The planner, named in the same way as the caller: one field of the vendor's applies to both. */
const namedAlike = (
  api: Api,
  planner: AgentRef,
  caller: AgentRef,
  context: CallContext,
): TE.TaskEither<ContactCenterError, AgentRef> =>
  'id' in planner === 'id' in caller
    ? TE.right(planner)
    : pipe(
        readAgent({ api, agent: planner, context }),
        TE.chain(({ id, number }) =>
          TE.fromNullable(failure('Conflict', 'the planner needs an agent number'))(
            'id' in caller ? { id } : number === undefined ? undefined : { number },
          ),
        ),
      );

const scheduleCallbacks = (api: Api, config: SobotConfig) =>
  serve(
    campaignPort.scheduleCallbacks,
    (plan, rows, context) => {
      const numbers = sendable(rows);
      if (numbers.length === 0) return TE.right(toCallbackAnswer(rows, []));
      return pipe(
        TE.fromEither(actingAgent(plan.createdBy, operatorOf(config), 'createdBy')),
        TE.chain((planner) => namedAlike(api, planner, plan.agent, context)),
        TE.chainEitherK((planner) => fromCallbackPlan(plan, planner, numbers)),
        TE.chain((json) => api.ask(createContactPlansInBulk, { body: { json } }, context)),
        TE.map((ids) => toCallbackAnswer(rows, ids)),
      );
    },
    { batching: mostCallbacks, note: 'numbers of 3 to 16 digits' },
  );

const tasks = (api: Api, config: SobotConfig) => [
  serve(
    campaignPort.create,
    (campaign, context) =>
      pipe(
        actingAgent(campaign.createdBy, operatorOf(config), 'createdBy'),
        E.chain((creator) => fromNewCampaign(campaign, config.campaigns ?? {}, creator)),
        TE.fromEither,
        TE.chain((json) => api.ask(createOutboundTask, { body: { json } }, context)),
        TE.map((task) => applied(toNewCampaign(campaign, task))),
      ),
    { note: 'needs the codes of a contact template and a wrap-up template' },
  ),
  serve(
    campaignPort.list,
    (query, context) =>
      listByNumber(
        query,
        listPages,
        (asked) =>
          pipe(
            TE.fromEither(fromCampaignQuery(query, asked)),
            TE.chain((json) => api.ask(queryOutboundTaskList, { body: { json } }, context)),
          ),
        toPage(campaignPort.list, toCampaign),
      ),
    { note: 'campaigns come with their code, not their id', limits: { pageSize: listPages.maxSize } },
  ),
];

const contacts = (api: Api, config: SobotConfig) => [
  addContacts(api, config, config.importBatchSize ?? defaults.importBatchSize),
  serve(campaignPort.importResult, (query, context) => askForResults(api, config, query, context), {
    limits: { pageSize: listPages.maxSize },
  }),
];

/** Campaigns, which the vendor calls outbound tasks, and callbacks, which it calls contact plans. */
export const campaigns = (api: Api, config: SobotConfig) => [
  ...tasks(api, config),
  ...contacts(api, config),
  scheduleCallbacks(api, config),
];
