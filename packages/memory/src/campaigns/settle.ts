import {
  failure,
  RecordId,
  type AgentRef,
  type Call,
  type CallId,
  type CallKind,
  type CallRecord,
  type CampaignContact,
  type CampaignRef,
  type Cause,
  type ContactOutcome,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { findAgent } from '../agents/state.js';
import type { SeedAgent } from '../agents/seed.js';
import { nextCallId } from '../calls/state.js';
import { keep } from '../records/state.js';
import { notFound, type Answer } from '../shared/answers.js';
import type { State } from '../state.js';
import { isPicked } from './progress.js';
import { findCampaign, stateOf, wrongState, type CampaignEntry, type ContactEntry } from './state.js';

/** What is known of the call that settles a contact. */
export interface SettledCall {
  /** Who talked; left out: the agent who was given the contact, if any. */
  readonly agent?: AgentRef | undefined;
  /** Seconds of talk. Default 0. */
  readonly talkSec?: number | undefined;
  /** What the agent chose to say how it went. Default none. */
  readonly labels?: readonly string[] | undefined;
}

/** Why the call ended that had an outcome; none for those that need no call. */
const causes: Readonly<Record<ContactOutcome, Cause | undefined>> = {
  connected: 'completed',
  'no-answer': 'no-answer',
  busy: 'busy',
  rejected: 'rejected',
  abandoned: 'abandoned',
  machine: 'voicemail',
  unreachable: 'unreachable',
  'invalid-number': 'invalid-number',
  'skipped-dnc': undefined,
  'skipped-window': undefined,
  exhausted: 'no-answer',
  callback: 'completed',
  failed: 'failed',
  unknown: 'unknown',
};

/** The contact with a key that is to be called. */
const findPending = (entry: CampaignEntry, externalId: string): Answer<ContactEntry> => {
  const found = [...entry.contacts.values()].filter(({ contact }) => contact.externalId === externalId);
  const pending = found.find(({ contact }) => contact.state === 'pending');
  if (pending !== undefined) return E.right(pending);
  return E.left(
    found.length === 0 ? notFound('contact') : failure('Conflict', 'the contact is not to be called'),
  );
};

/** A campaign's contact, and all that is known of a call to it. */
interface Ended {
  readonly entry: CampaignEntry;
  readonly contact: CampaignContact;
  readonly batch?: string | undefined;
  readonly outcome: ContactOutcome;
  readonly cause: Cause;
  readonly agent: SeedAgent | undefined;
  readonly call: SettledCall;
}

const kindOf = ({ campaign: { dialing } }: CampaignEntry): CallKind => dialing?.mode ?? 'unknown';

const recordOf = ({ queues, clock }: State, id: CallId, ended: Ended): CallRecord => {
  const { entry, contact, outcome, cause, agent, call } = ended;
  const [queue] = entry.campaign.queues ?? [];
  const answered = isPicked(outcome);
  const startedAt = clock.now();
  const { talkSec = 0, labels } = call;
  return {
    id: RecordId(id),
    set: kindOf(entry) === 'agentless' ? 'broadcast' : 'contact-center',
    call: id,
    direction: 'outbound',
    kind: kindOf(entry),
    channel: 'voice',
    customerNumber: contact.phoneNumber,
    agent: agent && { id: agent.id, number: agent.number, name: agent.name },
    queue: queue === undefined ? undefined : { id: queue, name: queues.byId.get(queue)?.name },
    startedAt,
    answeredAt: answered ? startedAt : undefined,
    connectedAt: agent === undefined ? undefined : startedAt,
    endedAt: new Date(clock.nowMs() + talkSec * 1000).toISOString(),
    talkSec,
    answered,
    cause,
    campaign: entry.campaign.ref,
    labels: labels && [...labels],
  };
};

/** Makes the call, which is over at once and leaves its record. */
const call = (state: State, ended: Ended): CampaignContact => {
  const { entry, contact, outcome, cause, batch } = ended;
  const id = nextCallId(state.calls, state.clock);
  const over: Call = { id, state: 'ended', direction: 'outbound', kind: kindOf(entry) };
  state.calls.byId.set(id, over);
  const record = recordOf(state, id, ended);
  keep(state.records, record);
  const { phoneNumber, externalId } = contact;
  const at = state.clock.now();
  const attempt = { phoneNumber, at, outcome, contact: contact.id, externalId, batch, call: id, cause };
  entry.calls.push({ attempt, talkSec: record.talkSec ?? 0 });
  return {
    ...contact,
    state: 'done',
    outcome,
    attempts: (contact.attempts ?? 0) + 1,
    lastCall: id,
    agentName: record.agent?.name,
    queueName: record.queue?.name,
    labels: record.labels,
    failure: record.answered === true ? undefined : outcome,
  };
};

const isDone = ({ contacts }: CampaignEntry): boolean =>
  ![...contacts.values()].some(({ contact }) => ['pending', 'in-progress'].includes(contact.state));

/** What becomes of a contact of a campaign that runs; the last one completes the campaign. */
export const settle = (
  state: State,
  campaign: CampaignRef,
  externalId: string,
  outcome: ContactOutcome,
  told: SettledCall,
): Answer<void> =>
  pipe(
    findCampaign(state.campaigns, campaign),
    E.filterOrElse(
      (entry) => stateOf(entry) === 'running',
      (entry) => wrongState(entry),
    ),
    E.bindTo('entry'),
    E.bind('found', ({ entry }) => findPending(entry, externalId)),
    E.bind('agent', ({ found }): Answer<SeedAgent | undefined> => {
      const ref = told.agent ?? (found.agent && { id: found.agent });
      return ref === undefined ? E.right(undefined) : findAgent(state.agents, ref);
    }),
    E.map(({ entry, found, agent }) => {
      const cause = causes[outcome];
      const contact: CampaignContact =
        cause === undefined
          ? { ...found.contact, state: 'skipped', outcome }
          : call(state, { ...found, entry, outcome, cause, agent, call: told });
      entry.contacts.set(contact.id, { ...found, contact });
      if (isDone(entry)) {
        const over = { ...entry.campaign, state: 'completed' as const };
        state.campaigns.byId.set(entry.id, { ...entry, campaign: over });
      }
      state.clock.tick();
    }),
  );
