import { failure, type CampaignRef, type ContactOutcome } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { settle, type SettledCall } from './campaigns/settle.js';
import type { State } from './state.js';

/**
 * The telephone network of a center in memory, in the hands of a test: a campaign dials nothing by itself. Throws a
 * `ContactCenterError`: `NotFound` for what is not there, `Conflict` for a campaign that does not run or a contact that is not
 * to be called, `Misconfigured` before a center is connected.
 */
export interface Telephone {
  /**
   * Calls the contact of a running campaign that has this key and is to be called, with this outcome. Its list, the
   * campaign's progress and the call records tell of it at once; with the last contact the campaign is `completed`. A
   * `skipped-…` outcome makes no call.
   */
  readonly settle: (
    campaign: CampaignRef,
    externalId: string,
    outcome: ContactOutcome,
    call?: SettledCall,
  ) => void;
}

/** A telephone that works on a state as soon as there is one. */
export const telephoneOf = (stateNow: () => State | undefined): Telephone => ({
  settle: (campaign, externalId, outcome, call = {}) => {
    const state = stateNow();
    if (state === undefined) throw failure('Misconfigured', 'no center is connected with this adapter');
    const settled = settle(state, campaign, externalId, outcome, call);
    if (E.isLeft(settled)) throw settled.left;
  },
});
