import {
  campaigns as operations,
  failure,
  type Campaign,
  type CampaignContact,
  type RecallCampaign,
  type Written,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { applied, type Answer } from '../shared/answers.js';
import { patched } from '../shared/patch.js';
import { serve } from '../shared/serve.js';
import type { State } from '../state.js';
import { knownQueues, problemIn } from './made.js';
import { shown } from './progress.js';
import { findCampaign, stateOf, wrongState, type CampaignEntry, type ContactEntry } from './state.js';

const isMeant: Readonly<Record<RecallCampaign['which'], (contact: CampaignContact) => boolean>> = {
  failed: ({ state, outcome }) => state === 'done' && outcome !== 'connected',
  'not-called': ({ state }) => state === 'pending',
  all: ({ state }) => state === 'done' || state === 'pending',
};

const noneLeft = failure('Conflict', 'the campaign has no such contact left');

/** Puts contacts back, to be called once more; what came of earlier calls stays. */
const putBack = (contacts: CampaignEntry['contacts'], chosen: readonly ContactEntry[]): void => {
  for (const { contact, ...rest } of chosen) {
    contacts.set(contact.id, { contact: { ...contact, state: 'pending' }, ...rest });
  }
};

/** Has a campaign that is over dial again, under its own name. */
const recall = (
  state: State,
  { campaign: ref, which, set = {} }: RecallCampaign,
): Answer<Written<Campaign>> =>
  pipe(
    findCampaign(state.campaigns, ref),
    E.filterOrElse(
      (entry) => ['stopped', 'completed'].includes(stateOf(entry)),
      (entry) => wrongState(entry),
    ),
    E.bindTo('entry'),
    E.bind('chosen', ({ entry }) => {
      const chosen = [...entry.contacts.values()].filter(({ contact }) => isMeant[which](contact));
      return chosen.length === 0 ? E.left(noneLeft) : E.right(chosen);
    }),
    E.chainFirst(() => knownQueues(state.queues, set)),
    E.chain(({ entry, chosen }) => {
      const campaign = patched<Campaign>(entry.campaign, { ...set, state: 'running' });
      const problem = problemIn({ schedule: campaign.schedule, hours: campaign.hours, dialing: set.dialing });
      if (problem !== undefined) return E.left(problem);
      const after = { ...entry, campaign };
      putBack(after.contacts, chosen);
      state.campaigns.byId.set(entry.id, after);
      return E.right(applied(state.clock, shown(after)));
    }),
  );

/** The operation that calls contacts again. */
export const recalling = (state: State) => [serve(operations.recall, (input) => recall(state, input))];
