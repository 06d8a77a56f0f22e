import type { Campaign, CampaignProgress, ContactOutcome } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as R from 'fp-ts/lib/Record.js';
import { notFound, type Answer } from '../shared/answers.js';
import type { CampaignCall, CampaignEntry, ContactEntry } from './state.js';

const picked: readonly ContactOutcome[] = ['connected', 'abandoned', 'machine', 'callback'];

/** Whether a call was picked up that had this outcome. */
export const isPicked = (outcome: ContactOutcome): boolean => picked.includes(outcome);

/** The contacts that were not removed. */
const listedIn = ({ contacts }: CampaignEntry): readonly ContactEntry[] =>
  [...contacts.values()].filter(({ contact }) => contact.state !== 'removed');

const countContacts = (listed: readonly ContactEntry[]) => {
  const remaining = listed.filter(({ contact }) => contact.state === 'pending').length;
  const done = listed.length - remaining;
  const agents = listed.flatMap(({ agent }) => agent ?? []);
  return {
    contacts: listed.length,
    unassigned: listed.length - agents.length,
    agents: new Set(agents).size,
    executed: done,
    answered: listed.filter(({ contact: { state, outcome } }) => state === 'done' && outcome === 'connected')
      .length,
    remaining,
    finished: done,
  };
};

const countCalls = (calls: readonly CampaignCall[]) => {
  const callsAnswered = calls.filter(({ attempt }) => isPicked(attempt.outcome)).length;
  return {
    dialed: calls.length,
    callsAnswered,
    failed: calls.length - callsAnswered,
    abandoned: calls.filter(({ attempt }) => attempt.outcome === 'abandoned').length,
    talkSec: calls.reduce((sum, { talkSec }) => sum + talkSec, 0),
  };
};

const ratio = (part: number, whole: number): number | undefined => (whole === 0 ? undefined : part / whole);

/** What was counted before, and with it the contacts on the list and their calls. */
const counted = (entry: CampaignEntry): CampaignProgress => {
  const { progress = {} } = entry.campaign;
  const more = { ...countContacts(listedIn(entry)), ...countCalls(entry.calls) };
  const counts = pipe(
    more,
    R.mapWithIndex((counter: keyof typeof more, count: number) => (progress[counter] ?? 0) + count),
  );
  return {
    ...progress,
    ...counts,
    executedRate: ratio(counts.executed, counts.contacts),
    answeredRate: ratio(counts.answered, counts.executed),
    callAnswerRate: ratio(counts.callsAnswered, counts.dialed),
    averageTalkSec: ratio(counts.talkSec, counts.callsAnswered),
  };
};

/** A campaign as callers see it. */
export const shown = (entry: CampaignEntry): Campaign =>
  entry.contacts.size + entry.calls.length === 0
    ? entry.campaign
    : { ...entry.campaign, progress: counted(entry) };

/** How a campaign goes, or one batch of its contacts; `NotFound` for a batch that is not there. */
export const progressOf = (entry: CampaignEntry, batch?: string): Answer<CampaignProgress> => {
  if (batch === undefined) return E.right(shown(entry).progress ?? {});
  const found = entry.imports.filter(({ result }) => result.batch === batch);
  return found.length === 0
    ? E.left(notFound('batch'))
    : E.right({ contacts: listedIn(entry).filter((each) => each.batch === batch).length });
};
