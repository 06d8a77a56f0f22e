import {
  campaigns as operations,
  failure,
  type ContactSelector,
  type Outcome,
  type RemoveContacts,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { Answer } from '../shared/answers.js';
import { bare } from '../shared/phone.js';
import { answerRows, serveBatches } from '../shared/serve.js';
import type { State } from '../state.js';
import { findCampaign, forget, type CampaignEntry, type ContactEntry } from './state.js';

const isMeant =
  (selector: ContactSelector) =>
  ({ contact, batch }: ContactEntry): boolean => {
    if (contact.state === 'removed') return false;
    if ('externalId' in selector) return contact.externalId === selector.externalId;
    return 'batch' in selector
      ? batch === selector.batch
      : bare(contact.phoneNumber) === bare(selector.phoneNumber);
  };

const beingCalled = failure('Conflict', 'the contact is being called');

/** Takes off the list what a row names; unless its history is kept, nothing is known of it any more. */
const take =
  (state: State, entry: CampaignEntry, { keepHistory = false }: RemoveContacts) =>
  (selector: ContactSelector): Answer<Outcome<Record<never, never>>> => {
    const meant = [...entry.contacts.values()].filter(isMeant(selector));
    if (meant.some(({ contact }) => contact.state === 'in-progress')) return E.left(beingCalled);
    for (const { contact, ...rest } of meant) {
      if (keepHistory) entry.contacts.set(contact.id, { contact: { ...contact, state: 'removed' }, ...rest });
      else entry.contacts.delete(contact.id);
    }
    forget(state.campaigns, entry, meant);
    return E.right({ outcome: meant.length === 0 ? 'unchanged' : 'applied' });
  };

/** The operation that takes contacts off a list. */
export const contactRemoval = (state: State) => [
  serveBatches(operations.removeContacts, state.clock, (header, rows) =>
    pipe(
      findCampaign(state.campaigns, header.campaign),
      E.map((entry) => answerRows(rows, take(state, entry, header))),
    ),
  ),
];
