import {
  campaigns as operations,
  type CampaignAttempt,
  type AttemptQuery,
  type CampaignContact,
  type ContactQuery,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { identity, pipe } from 'fp-ts/lib/function.js';
import { invalid, type Answer } from '../shared/answers.js';
import { holds } from '../shared/filter.js';
import { bare } from '../shared/phone.js';
import { serveList } from '../shared/serve.js';
import type { State } from '../state.js';
import { findCampaign, type CampaignEntry, type ContactEntry } from './state.js';

const matches =
  ({ queues }: State, query: ContactQuery) =>
  ({ contact }: ContactEntry): boolean => {
    const { state, phoneNumber, queueName, labels = [] } = contact;
    return (
      holds(query.states, (states) => states.some((each) => each === state)) &&
      holds(query.number, (number) => bare(phoneNumber) === bare(number)) &&
      holds(query.queue, (id) => queueName !== undefined && queues.byId.get(id)?.name === queueName) &&
      holds(query.labels, (wanted) => wanted.some((label) => labels.includes(label)))
    );
  };

/** Attempts of contacts that are known, removed ones among them; a period that ends before it begins is refused. */
const attemptsOf = (
  { contacts, calls }: CampaignEntry,
  query: AttemptQuery,
): Answer<readonly CampaignAttempt[]> => {
  const { from, to } = query;
  if (from !== undefined && to !== undefined && Date.parse(to) < Date.parse(from)) {
    return E.left(invalid('to', 'must not be before from'));
  }
  return E.right(
    calls
      .map(({ attempt }) => attempt)
      .filter(
        ({ contact, externalId, batch, at }) =>
          (contact === undefined || contacts.has(contact)) &&
          holds(query.externalId, (key) => externalId === key) &&
          holds(query.batch, (code) => batch === code) &&
          holds(from, (instant) => Date.parse(at) >= Date.parse(instant)) &&
          holds(to, (instant) => Date.parse(at) < Date.parse(instant)),
      ),
  );
};

/** The operations that list contacts, and the attempts to reach them. */
export const contactList = (state: State) => [
  serveList(operations.listContacts, state.clock, {
    matching: (query) =>
      pipe(
        findCampaign(state.campaigns, query.campaign),
        E.map(({ contacts }) => [...contacts.values()].filter(matches(state, query))),
      ),
    show: ({ contact }): CampaignContact => contact,
  }),
  serveList(operations.listAttempts, state.clock, {
    matching: (query) =>
      pipe(
        findCampaign(state.campaigns, query.campaign),
        E.chain((entry) => attemptsOf(entry, query)),
      ),
    show: identity<CampaignAttempt>,
  }),
];
