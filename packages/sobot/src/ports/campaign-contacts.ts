import {
  campaigns as operations,
  listByNumber,
  lookUp,
  notOffered,
  serve,
  type BatchContext,
  type BatchHandler,
  type CallContext,
  type Contact,
  type ContactCenterError,
  type ContactImport,
  type ImportQuery,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { importBatchSizeOf, operatorOf, type SobotConfig } from '../config.js';
import { actingAgent } from '../mapping/agents.js';
import { fromImportQuery, toImportResult } from '../mapping/campaigns.js';
import { batchCode, fromAssignment, fromContacts } from '../mapping/contacts.js';
import { listPages, toPage } from '../mapping/pages.js';
import type { Api } from '../surfaces/api/surface.js';
import { batchImportResultQuery, outboundTaskImportData } from '../surfaces/api/wire/campaigns.js';

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
        toPage(operations.importResult, toImportResult(query.campaign)),
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
            identity: operations.importResult.identity,
            isMeant: ({ batch }) => batch === query.batch,
          }),
          TE.chain(TE.fromOption(() => error)),
          TE.mapLeft(() => error.with({ effect: 'maybe' })),
        )
      : TE.left(error);

/** Imports contacts in one request, under the code of their batch. */
export const importContacts =
  (api: Api, config: SobotConfig): BatchHandler<ContactImport, Contact, object> =>
  (about, rows, context) => {
    const batch = batchCode(about.batch, context.batch, context.idempotencyKey);
    const { campaign, importedBy } = about;
    const { offset: first } = context;
    // Another batch follows only a full one.
    const isWhole = first === 0 && rows.length < importBatchSizeOf(config);
    const span = { first, size: rows.length, isWhole };
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
  };

// The order of imports does not matter: contacts are assigned by their index in the whole input.
const mostImports = 8;

/** A contact of an outbound task has no such name. */
export const noKeys = {
  'rows.externalId': 'a contact has no key of the caller’s; a field of the template can hold one',
} as const;

/** Adding contacts, and what became of it. */
export const contacts = (api: Api, config: SobotConfig) => [
  serve(operations.addContacts, importContacts(api, config), {
    batching: { size: importBatchSizeOf(config), concurrency: mostImports },
    refs: { 'assignment.agents': ['id'], 'assignment.shares.agent': ['id'] },
    without: noKeys,
  }),
  serve(operations.importResult, (query, context) => askForResults(api, config, query, context), {
    limits: { pageSize: listPages.maxSize },
  }),
  notOffered(operations.removeContacts, 'the vendor has no such call: contacts are removed in the console'),
  notOffered(operations.listAttempts, 'the vendor has no such call: records.list has the calls'),
  notOffered(
    operations.listContacts,
    'the vendor has no such call: the contacts of a task are shown in the console',
  ),
];
