import { Callback, CallbackPlan, CallbackRow } from '../domain/callback.js';
import { Campaign, CampaignQuery, NewCampaign } from '../domain/campaign.js';
import { NoValue } from '../domain/common.js';
import { Contact, ContactImport, ImportQuery, ImportResult } from '../domain/contact.js';
import { bulk } from '../operation/kinds/bulk.js';
import { list } from '../operation/kinds/list.js';
import { write } from '../operation/kinds/write.js';
import type { PortOf } from '../operation/operation.js';

/** The operations of {@link Campaigns}. */
export const campaigns = {
  /** Creates a campaign without contacts, not running. Repeating it with the same idempotency key creates one. */
  create: write('campaigns.create', {
    summary: 'Create a campaign',
    repeat: 'keyed',
    reach: 'account',
    destroys: false,
    input: NewCampaign,
    value: Campaign,
  }),
  /** One page of the campaigns. */
  list: list('campaigns.list', {
    summary: 'List campaigns',
    query: CampaignQuery,
    item: Campaign,
    identity: ({ ref }) => JSON.stringify('code' in ref && ref.code !== undefined ? ref.code : ref),
  }),
  /**
   * Adds any number of contacts, streamed in batches. `accepted` means the provider works through the
   * batch later: ask {@link Campaigns.importResult} with the batch code of the receipt.
   */
  addContacts: bulk('campaigns.addContacts', {
    summary: 'Add contacts to a campaign, in bulk',
    repeat: 'keyed',
    reach: 'person',
    destroys: false,
    header: ContactImport,
    row: Contact,
    value: NoValue,
    repetition: ({ duplicates }, { phoneNumber }) =>
      duplicates === 'keep' ? undefined : phoneNumber.replace(/^\+/, ''),
  }),
  /** One page of what became of a campaign's batches; a batch that is still being worked on is absent. */
  importResult: list('campaigns.importResult', {
    summary: "See what became of a campaign's contact batches",
    query: ImportQuery,
    item: ImportResult,
    identity: ({ batch, importedAt }) => JSON.stringify([batch, importedAt ?? null]),
  }),
  /** Plans calls to any number of customers; each row brings back the id of its callback. */
  scheduleCallbacks: bulk('campaigns.scheduleCallbacks', {
    summary: 'Schedule callbacks to customers, in bulk',
    repeat: 'unsafe',
    reach: 'person',
    destroys: false,
    header: CallbackPlan,
    row: CallbackRow,
    value: Callback,
  }),
} as const;

/** Calls the center makes: campaigns, their contacts, and promised callbacks. */
export interface Campaigns extends PortOf<typeof campaigns> {}
