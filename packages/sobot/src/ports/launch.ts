import {
  campaigns as operations,
  partKey,
  serve,
  type BatchHandler,
  type Campaign,
  type Contact,
  type ContactCenterError,
  type NewCampaign,
  type RequestOutcome,
} from '@cordboard/core/provider';
import { flow, pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { importBatchSizeOf, type SobotConfig } from '../config.js';
import { batchCode } from '../mapping/contacts.js';
import type { Api } from '../surfaces/api/surface.js';
import { importContacts, noKeys } from './campaign-contacts.js';
import { createTask, needsSchedule, needsTemplates, notCarried, untold } from './tasks.js';

/** The same API without retries of requests whose fate is unknown: a launch calls people. */
const sendingOnce = ({ ask, ...api }: Api): Api => ({
  ...api,
  ask: (call, request, context) =>
    ask({ ...call, endpoint: { ...call.endpoint, repeat: 'unsafe' } }, request, context),
});

/** The rows of an import that failed. Core reports them as unknown where it may have been done after all. */
const notImported =
  (contacts: readonly Contact[]) =>
  (error: ContactCenterError): Pick<RequestOutcome<object>, 'rows'> => ({
    rows: contacts.map(() => ({ outcome: 'failed', error })),
  });

/** Creates a task, then imports all contacts into it. The report has the task and the code of the batch even when the import fails. */
const carryOut =
  (api: Api, config: SobotConfig): BatchHandler<NewCampaign, Contact, object, Campaign> =>
  (campaign, contacts, context) => {
    const idempotencyKey = partKey(context.idempotencyKey, 1);
    const batch = batchCode(undefined, context.batch, idempotencyKey);
    const fill = importContacts(api, config);
    return pipe(
      createTask(api, config)(campaign, context),
      TE.bindTo('created'),
      TE.bindW('imported', ({ created: { ref } }) =>
        pipe(
          fill({ campaign: ref, importedBy: campaign.createdBy, batch }, contacts, {
            ...context,
            idempotencyKey,
          }),
          TE.orElse(flow(notImported(contacts), TE.right)),
        ),
      ),
      TE.map(({ created, imported: { rows } }) => ({ rows, receipt: { batch }, created })),
    );
  };

/** Launches campaigns: the vendor has tasks without contacts, and imports into them. */
export const launch = (api: Api, config: SobotConfig) =>
  serve(operations.launch, carryOut(sendingOnce(api), config), {
    support: 'emulated',
    batching: importBatchSizeOf(config),
    note: `creates a task, and imports the contacts into it; ${needsTemplates}`,
    needs: needsSchedule,
    without: { ...notCarried, ...noKeys },
    omits: untold,
    unconfirmed:
      'Create Outbound Task: no page says that a task calls its contacts by itself once its schedule begins; there is no call that starts one',
  });
