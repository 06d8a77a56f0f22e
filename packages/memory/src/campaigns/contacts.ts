import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as RA from 'fp-ts/lib/ReadonlyArray.js';
import {
  failure,
  type AgentId,
  type AgentRef,
  type Assignment,
  type RequestOutcome,
  type BatchContext,
  type Campaign,
  type Contact,
  type ContactImport,
  type DuplicateRule,
  type ImportResult,
  type NewCampaign,
  type Outcome,
} from '@cordboard/core/provider';
import { findAgent, findAgentId, type AgentsState } from '../agents/state.js';
import { mustNotCall } from '../routing/do-not-call.js';
import { notFound, type Answer } from '../shared/answers.js';
import { once } from '../shared/once.js';
import { bare } from '../shared/phone.js';
import { answerRows } from '../shared/serve.js';
import type { State } from '../state.js';
import { open, provenCampaign } from './made.js';
import { shown } from './progress.js';
import { findCampaign, isOver, wrongState, type CampaignEntry, type ContactEntry } from './state.js';

type Nothing = Record<never, never>;

/** An import whose every reference was found. */
interface Import {
  readonly entry: CampaignEntry;
  readonly importedBy: AgentId | undefined;
  /** Who gets the contact at a place in the whole input, from 0. */
  readonly agentAt: (place: number) => AgentId | undefined;
}

const idsOf = (agents: AgentsState, refs: readonly AgentRef[]): Answer<readonly AgentId[]> =>
  pipe(
    refs,
    E.traverseArray((ref) => findAgent(agents, ref)),
    E.map(RA.map(({ id }) => id)),
  );

const inTurn =
  (agents: readonly AgentId[]): Import['agentAt'] =>
  (place) =>
    agents[place % agents.length];

/** One after the other, each until the share is full. */
const byShares =
  (sizes: readonly number[]) =>
  (agents: readonly AgentId[]): Import['agentAt'] => {
    const ends = RA.scanLeft(0, (sum: number, size: number) => sum + size)(sizes).slice(1);
    return (place) => agents[ends.findIndex((end) => place < end)];
  };

const findAssignees = (
  agents: AgentsState,
  assignment: Assignment = { kind: 'none' },
): Answer<Import['agentAt']> => {
  if (assignment.kind === 'none') return E.right(() => undefined);
  if (assignment.kind === 'shares') {
    const { shares } = assignment;
    return pipe(
      idsOf(
        agents,
        shares.map(({ agent }) => agent),
      ),
      E.map(byShares(shares.map(({ contacts }) => contacts))),
    );
  }
  const enabledAgents = [...agents.byId.values()].filter(({ enabled }) => enabled);
  return pipe(idsOf(agents, assignment.agents ?? enabledAgents.map(({ id }) => ({ id }))), E.map(inTurn));
};

const mayImport = ({ entry, importedBy }: Import): boolean =>
  importedBy === undefined || entry.createdBy === undefined || importedBy === entry.createdBy;

const findImport = ({ agents, campaigns }: State, header: ContactImport): Answer<Import> =>
  pipe(
    findCampaign(campaigns, header.campaign),
    E.bindTo('entry'),
    E.bind('importedBy', () => findAgentId(agents, header.importedBy)),
    E.bind('agentAt', () => findAssignees(agents, header.assignment)),
    E.filterOrElse(mayImport, () =>
      failure('PermissionDenied', 'only the agent who created the campaign may import contacts'),
    ),
  );

/** The code of a batch: the one given, with a number from the second batch on. */
const batchCode = (state: State, given: string | undefined, batch: number): string => {
  if (given === undefined) return state.campaigns.nextBatchCode();
  return batch === 0 ? given : `${given}${String(batch + 1)}`;
};

const usualRule: DuplicateRule = 'skip-in-campaign';

/** Puts one contact on the list, unless a rule leaves it out. */
const take = ({ agents, routing, campaigns, clock }: State, { entry }: Import, header: ContactImport) => {
  const inBatch = new Set<string>();
  const known: Record<DuplicateRule, ReadonlySet<string>> = {
    keep: new Set(),
    'skip-in-batch': inBatch,
    'skip-in-campaign': entry.numbers,
    'skip-everywhere': campaigns.contacted,
  };
  const duplicates = known[header.duplicates ?? usualRule];
  return ({ phoneNumber, agentNumber }: Contact): Answer<Outcome<Nothing>> => {
    if (isOver(entry)) return E.left(wrongState(entry));
    const number = bare(phoneNumber);
    if (duplicates.has(number)) return E.right({ outcome: 'unchanged' });
    if (agentNumber !== undefined && !agents.idBy.number.has(agentNumber)) {
      return E.left(notFound('agent'));
    }
    if (header.skipDoNotCall !== false && mustNotCall(routing, number, clock.nowMs())) {
      return E.left(failure('Conflict', 'the number is on the do-not-call list'));
    }
    for (const numbers of [inBatch, entry.numbers, campaigns.contacted]) numbers.add(number);
    return E.right({ outcome: 'applied' });
  };
};

/** Who gets a contact: the agent it names, else by the assignment, which may leave it unassigned. */
const assigneeOf = (
  { agents }: State,
  job: Import,
  { agentNumber }: Contact,
  place: number,
): AgentId | undefined =>
  agentNumber === undefined ? job.agentAt(place) : agents.idBy.number.get(agentNumber);

const countOf = (answers: readonly Outcome<Nothing>[], outcome: Outcome<Nothing>['outcome']): number =>
  answers.filter((answer) => answer.outcome === outcome).length;

/** Puts a contact on the list of its campaign. */
const put = (
  { campaigns }: State,
  { contacts }: CampaignEntry,
  { phoneNumber, name, note, fields, externalId }: Contact,
  { agent, batch }: Pick<ContactEntry, 'agent' | 'batch'>,
): void => {
  const id = campaigns.nextContactId();
  const contact = { id, phoneNumber, state: 'pending' as const, attempts: 0, externalId, name, note, fields };
  contacts.set(id, { contact, agent, batch });
};

/** One batch of a call to add contacts. */
interface Batch {
  readonly header: ContactImport;
  readonly rows: readonly Contact[];
  readonly context: BatchContext;
}

const run = (state: State, job: Import, { header, rows, context }: Batch): RequestOutcome<Nothing> => {
  const { entry, importedBy } = job;
  const answer = answerRows(rows, take(state, job, header));
  const batch = batchCode(state, header.batch, context.batch);
  rows.forEach((contact, i) => {
    if (answer.rows[i]?.outcome !== 'applied') return;
    const agent = assigneeOf(state, job, contact, context.offset + i);
    put(state, entry, contact, { agent, batch });
  });
  const result: ImportResult = {
    batch,
    campaign: entry.campaign.ref,
    added: countOf(answer.rows, 'applied'),
    duplicates: countOf(answer.rows, 'unchanged'),
    rejected: countOf(answer.rows, 'failed'),
    importedAt: state.clock.now(),
    duplicateRule: header.duplicates ?? usualRule,
  };
  entry.imports.push({ result, importedBy });
  return { ...answer, receipt: { batch: result.batch } };
};

const repeated = (answer: Outcome<Nothing>): Outcome<Nothing> =>
  answer.outcome === 'applied' ? { outcome: 'unchanged' } : answer;

/**
 * Imports one batch of contacts. A number that is there already, by the rule for duplicates, is
 * `unchanged`; one on the do-not-call list, or for a campaign that is over, failed with `Conflict`, for
 * it will not be called. The same batch under the same key adds nothing: its rows are as before, what
 * was `applied` is `unchanged`.
 */
export const addContacts = (state: State, batch: Batch): Answer<RequestOutcome<Nothing>> => {
  const { header, rows, context } = batch;
  return pipe(
    once(state.campaigns.imported, { key: context.idempotencyKey, input: [header, rows] }, () =>
      pipe(
        findImport(state, header),
        E.map((job) => run(state, job, batch)),
      ),
    ),
    E.map(({ answer, isReplay }) => (isReplay ? { ...answer, rows: answer.rows.map(repeated) } : answer)),
  );
};

/**
 * Creates a campaign with its contacts, which runs, or is to run when its schedule begins. A contact on the do-not-call list
 * is left out, as where contacts are added.
 */
export const launch = (
  state: State,
  { header, rows, context }: Omit<Batch, 'header'> & { readonly header: NewCampaign },
): Answer<RequestOutcome<Nothing, Campaign>> => {
  const startMs = Date.parse(header.schedule?.start ?? '');
  const first = startMs > state.clock.nowMs() ? 'scheduled' : 'running';
  return pipe(
    provenCampaign(state, header),
    E.bindTo('importedBy'),
    E.bind('entry', ({ importedBy }) =>
      findCampaign(state.campaigns, { id: open(state, header, importedBy, first) }),
    ),
    E.map(({ entry, importedBy }) => {
      const { ref: campaign } = entry.campaign;
      const job = { entry, importedBy, agentAt: () => undefined };
      const answer = run(state, job, { header: { campaign }, rows, context });
      return { ...answer, created: shown(entry) };
    }),
  );
};
