import {
  CampaignAttempt,
  AttemptQuery,
  ContactSelector,
  RemoveContacts,
} from '../domain/campaign-attempt.js';
import { Callback, CallbackPlan, CallbackRow } from '../domain/callback.js';
import { RecallCampaign, RemoveCampaign, UpdateCampaign } from '../domain/campaign-changes.js';
import { CampaignContact, ContactQuery } from '../domain/campaign-contact.js';
import {
  Campaign,
  CampaignProgress,
  CampaignQuery,
  NewCampaign,
  OneCampaign,
  ProgressQuery,
} from '../domain/campaign.js';
import { NoValue } from '../domain/common.js';
import { Contact, ContactImport, ImportQuery, ImportResult } from '../domain/contact.js';
import { bulk } from '../operation/kinds/bulk.js';
import { list } from '../operation/kinds/list.js';
import { read } from '../operation/kinds/read.js';
import { write } from '../operation/kinds/write.js';
import type { PortOf } from '../operation/operation.js';

/** A phone number is the same with and without the leading plus. */
const bare = (phoneNumber: string): string => phoneNumber.replace(/^\+/, '');

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
  /**
   * Creates a campaign with all its contacts and lets it dial, from the start of its schedule on, or at once. The contacts are one
   * request: more rows than `limits.batchSize` are `InvalidInput` before anything is sent, nothing is sent where the rows end with
   * an error, and what the provider refuses fails the call. The report tells the campaign as `created`, where the provider does;
   * also one that was made, but not filled: its rows are `failed` or `unknown`, and {@link Campaigns.addContacts} goes on.
   * When the answer is lost, each row is `unknown`; it is never sent again, and a journal does not repeat it either.
   */
  launch: bulk('campaigns.launch', {
    summary: 'Launch a campaign with its contacts',
    repeat: 'unsafe',
    reach: 'person',
    destroys: false,
    header: NewCampaign,
    row: Contact,
    value: NoValue,
    makes: Campaign,
    repetition: (_, { phoneNumber }) => bare(phoneNumber),
  }),
  /** One page of the campaigns. */
  list: list('campaigns.list', {
    summary: 'List campaigns',
    query: CampaignQuery,
    item: Campaign,
    identity: ({ ref }) => JSON.stringify('code' in ref && ref.code !== undefined ? ref.code : ref),
  }),
  /** One campaign; `NotFound` when there is none. */
  get: read('campaigns.get', {
    summary: 'Get a campaign',
    input: OneCampaign,
    output: Campaign,
  }),
  /** How a campaign goes, at the time of the call; `NotFound` when there is none. */
  getProgress: read('campaigns.getProgress', {
    summary: 'See how a campaign goes',
    input: ProgressQuery,
    output: CampaignProgress,
  }),
  /**
   * Changes what a campaign says. `Conflict` when the campaign is over, else `unchanged` when it says so already. What the
   * provider cannot change is `Unsupported` by its path, and nothing is changed then.
   */
  update: write('campaigns.update', {
    summary: 'Change a campaign',
    repeat: 'safe',
    reach: 'account',
    destroys: false,
    input: UpdateCampaign,
    value: Campaign,
  }),
  /** Lets a campaign that has not begun dial. `unchanged` when it is running; `Conflict` in any other state. */
  start: write('campaigns.start', {
    summary: 'Start a campaign',
    repeat: 'safe',
    reach: 'person',
    destroys: false,
    input: OneCampaign,
    value: Campaign,
  }),
  /**
   * Lets a running campaign make no new calls; those under way go on. `unchanged` when it is paused; `Conflict` in any
   * other state.
   */
  pause: write('campaigns.pause', {
    summary: 'Pause a campaign',
    repeat: 'safe',
    reach: 'account',
    destroys: false,
    input: OneCampaign,
    value: Campaign,
  }),
  /** Lets a paused campaign dial again. `unchanged` when it is running; `Conflict` in any other state. */
  resume: write('campaigns.resume', {
    summary: 'Resume a campaign',
    repeat: 'safe',
    reach: 'person',
    destroys: false,
    input: OneCampaign,
    value: Campaign,
  }),
  /**
   * Ends a campaign for good, whether it has begun or not; calls under way go on. `unchanged` when it is over already.
   */
  stop: write('campaigns.stop', {
    summary: 'Stop a campaign for good',
    repeat: 'safe',
    reach: 'account',
    destroys: false,
    input: OneCampaign,
    value: Campaign,
  }),
  /** Removes a campaign and its contacts. `Conflict` while it runs, `NotFound` when it is gone. */
  remove: write('campaigns.remove', {
    summary: 'Remove a campaign',
    repeat: 'unsafe',
    reach: 'account',
    destroys: true,
    input: RemoveCampaign,
    value: OneCampaign,
  }),
  /**
   * Calls contacts of a campaign that is over once more, and is never repeated by itself. The value is the campaign that
   * dials, which may be a new one. `Conflict` when the campaign is not over, or when there is no contact to call.
   */
  recall: write('campaigns.recall', {
    summary: 'Call contacts of a campaign again',
    repeat: 'unsafe',
    reach: 'person',
    destroys: false,
    input: RecallCampaign,
    value: Campaign,
  }),
  /**
   * Adds any number of contacts, streamed in batches. `accepted` means the provider works through the
   * batch later: ask {@link Campaigns.importResult} with the batch code of the receipt. A
   * campaign that is over takes none: `Conflict` for each row, or rejected later.
   */
  addContacts: bulk('campaigns.addContacts', {
    summary: 'Add contacts to a campaign, in bulk',
    repeat: 'keyed',
    reach: 'person',
    destroys: false,
    header: ContactImport,
    row: Contact,
    value: NoValue,
    repetition: ({ duplicates }, { phoneNumber }) => (duplicates === 'keep' ? undefined : bare(phoneNumber)),
  }),
  /** One page of what became of a campaign's batches; a batch that is still being worked on is absent. */
  importResult: list('campaigns.importResult', {
    summary: "See what became of a campaign's contact batches",
    query: ImportQuery,
    item: ImportResult,
    identity: ({ batch, importedAt }) => JSON.stringify([batch, importedAt ?? null]),
  }),
  /**
   * One page of a campaign's contacts, one for each number, with what became of them. Numbers that the provider masks stay
   * masked.
   */
  listContacts: list('campaigns.listContacts', {
    summary: "List a campaign's contacts",
    query: ContactQuery,
    item: CampaignContact,
    identity: ({ id }) => id,
  }),
  /**
   * Takes contacts off a campaign's list, so that they are not called any more. `unchanged` for a row that names none who is
   * there, where the provider tells; `Conflict` for one who is being called.
   */
  removeContacts: bulk('campaigns.removeContacts', {
    summary: 'Remove contacts from a campaign, in bulk',
    repeat: 'safe',
    reach: 'account',
    destroys: true,
    header: RemoveContacts,
    row: ContactSelector,
    value: NoValue,
  }),
  /**
   * One page of what became of each dialing of a campaign. What is newest may come later: ask again with a period that overlaps
   * the one before.
   */
  listAttempts: list('campaigns.listAttempts', {
    summary: "List a campaign's attempts to reach its contacts",
    query: AttemptQuery,
    item: CampaignAttempt,
    identity: ({ contact, externalId, phoneNumber, call, at }) =>
      JSON.stringify([contact ?? externalId ?? phoneNumber, call ?? null, at]),
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
