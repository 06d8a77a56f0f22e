import {
  CallbackId,
  CampaignId,
  ContactId,
  failure,
  type AgentId,
  type CampaignAttempt,
  type RequestOutcome,
  type Campaign,
  type CampaignContact,
  type CampaignRef,
  type CampaignState,
  type ContactCenterError,
  type ImportResult,
} from '@cordboard/core/provider';
import { orNotFound, type Answer } from '../shared/answers.js';
import { byKey } from '../shared/by-key.js';
import type { Ledger } from '../shared/once.js';
import { bare } from '../shared/phone.js';
import { supply, uuidLike } from '../shared/supply.js';
import type { CampaignsSeed, SeedCampaign } from './seed.js';

/** What became of a batch, and the agent who imported it. */
export interface ImportEntry {
  readonly result: ImportResult;
  readonly importedBy: AgentId | undefined;
}

/** A contact on a list, and what its callers do not see of it. */
export interface ContactEntry {
  readonly contact: CampaignContact;
  /** Who was given it. */
  readonly agent?: AgentId | undefined;
  /** The batch with which it was added. */
  readonly batch?: string | undefined;
}

/** A call that a campaign made. */
export interface CampaignCall {
  readonly attempt: CampaignAttempt;
  readonly talkSec: number;
}

/** A campaign with its contacts. */
export interface CampaignEntry {
  readonly id: CampaignId;
  /** Its progress is what was counted before the contacts and calls that are listed here. */
  readonly campaign: Campaign;
  readonly createdBy: AgentId | undefined;
  /** The numbers on its list, as `bare` writes them. */
  readonly numbers: Set<string>;
  readonly contacts: Map<ContactId, ContactEntry>;
  readonly calls: CampaignCall[];
  readonly imports: ImportEntry[];
}

/** The port's part of the state. */
export interface CampaignsState {
  readonly byId: Map<CampaignId, CampaignEntry>;
  readonly idByCode: Map<string, CampaignId>;
  /** The numbers on the lists of all campaigns. */
  readonly contacted: Set<string>;
  /** What `create` and `addContacts` did under each idempotency key. */
  readonly created: Ledger<CampaignId>;
  readonly imported: Ledger<RequestOutcome<Record<never, never>>>;
  readonly nextId: () => CampaignId;
  readonly nextCode: () => string;
  readonly nextBatchCode: () => string;
  readonly nextCallbackId: () => CallbackId;
  readonly nextContactId: () => ContactId;
}

/** A campaign with these contacts. */
export const toEntry = (
  { id, code, createdBy, ...campaign }: SeedCampaign,
  contacts: readonly CampaignContact[] = [],
  attempts: readonly CampaignAttempt[] = [],
): CampaignEntry => ({
  id,
  campaign: { ref: { id, code }, ...campaign },
  createdBy,
  numbers: new Set(contacts.map(({ phoneNumber }) => bare(phoneNumber))),
  contacts: new Map(contacts.map((contact) => [contact.id, { contact }])),
  calls: attempts.map((attempt) => ({ attempt, talkSec: 0 })),
  imports: [],
});

/** The campaigns that a seed describes. */
export const createCampaigns = ({
  campaigns = [],
  contacts = [],
  attempts = [],
}: CampaignsSeed): CampaignsState => {
  const entries = campaigns.map((campaign) =>
    toEntry(
      campaign,
      contacts.filter((each) => each.campaign === campaign.id).map(({ contact }) => contact),
      attempts.filter((each) => each.campaign === campaign.id).map(({ attempt }) => attempt),
    ),
  );
  const byId = byKey(entries, ({ id }) => id);
  const idByCode = new Map(campaigns.map(({ id, code }) => [code, id]));
  const seeded = new Set<string>(contacts.map(({ contact }) => contact.id));
  const contactIds = supply(1, String, (id) => seeded.has(id));
  const ids = supply(1, uuidLike(1), (id) => byId.has(CampaignId(id)));
  const callbackIds = supply(1, uuidLike(2), () => false);
  return {
    byId,
    idByCode,
    contacted: new Set(entries.flatMap(({ numbers }) => [...numbers])),
    created: new Map(),
    imported: new Map(),
    nextId: () => CampaignId(ids()),
    nextCode: supply(
      1,
      (n) => `campaign${String(n)}`,
      (code) => idByCode.has(code),
    ),
    nextBatchCode: supply(
      1,
      (n) => `batch${String(n)}`,
      () => false,
    ),
    nextCallbackId: () => CallbackId(callbackIds()),
    nextContactId: () => ContactId(contactIds()),
  };
};

/** The campaign a reference means, where the id decides; `NotFound`. */
export const findCampaign = ({ byId, idByCode }: CampaignsState, ref: CampaignRef): Answer<CampaignEntry> => {
  const id = 'id' in ref ? ref.id : idByCode.get(ref.code);
  return orNotFound('campaign')(id === undefined ? undefined : byId.get(id));
};

/** How far a campaign is. */
export const stateOf = ({ campaign: { state = 'draft' } }: CampaignEntry): CampaignState => state;

const over: readonly CampaignState[] = ['stopped', 'completed', 'failed'];

export const isOver = (entry: CampaignEntry): boolean => over.includes(stateOf(entry));

/** The state of a campaign does not allow something. */
export const wrongState = (entry: CampaignEntry): ContactCenterError =>
  failure('Conflict', `the campaign is ${stateOf(entry)}`);

/** Whether a number is on the list of a campaign, once contacts were taken off it. */
const isOn = ({ contacts }: CampaignEntry, number: string): boolean =>
  [...contacts.values()].some(
    ({ contact }) => contact.state !== 'removed' && bare(contact.phoneNumber) === number,
  );

/** Forgets the numbers of contacts that were taken off a list, where no other contact has them. */
export const forget = (
  { byId, contacted }: CampaignsState,
  entry: CampaignEntry,
  gone: readonly ContactEntry[],
): void => {
  for (const { contact } of gone) {
    const number = bare(contact.phoneNumber);
    if (!isOn(entry, number)) entry.numbers.delete(number);
    if (![...byId.values()].some(({ numbers }) => numbers.has(number))) contacted.delete(number);
  }
};
