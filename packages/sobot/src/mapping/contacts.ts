import { createHash } from 'node:crypto';
import {
  decidingName,
  type AgentRef,
  type Assignment,
  type Contact,
  type ContactImport,
} from '@cordboard/core/provider';
import type { AgentAndCount, DataDetail, ImportRequest } from '../surfaces/api/wire/campaigns.js';
import { fromActor } from './agents.js';
import { duplicateRules, fromCampaignRef } from './campaigns.js';
import { fromPhoneNumber } from './values.js';

/** Which of the input's contacts a request contains. */
export interface Span {
  /** From 0. */
  readonly first: number;
  readonly size: number;
  /** Whether it certainly contains all of them. */
  readonly isWhole: boolean;
}

const longestCode = 20;

/**
 * The code of a request's batch: the caller's for the first request, with the request's number after it from
 * the second on. A code too long for that keeps its beginning, and a digest stands for the rest.
 */
export const batchCode = (given: string | undefined, request: number, idempotencyKey: string): string => {
  if (given === undefined) return idempotencyKey.replace(/[^A-Za-z0-9]/g, '').slice(0, longestCode);
  if (request === 0) return given;
  const suffix = `p${String(request + 1)}`;
  if (given.length + suffix.length <= longestCode) return `${given}${suffix}`;
  const head = given.slice(0, longestCode / 2);
  const digest = createHash('sha256').update(given).digest('hex');
  return `${head}${digest.slice(0, longestCode - head.length - suffix.length)}${suffix}`;
};

type Assigned = Pick<ImportRequest, 'assignRule' | 'assignAgentAndCount'>;

interface Share {
  readonly agent: AgentRef;
  readonly contacts: number;
}

const sum = (shares: readonly Share[]): number => shares.reduce((total, { contacts }) => total + contacts, 0);

/** The part of each agent's share that falls into one request: shares are given for the whole input. */
const sharesWithin = (shares: readonly Share[], { first, size, isWhole }: Span): readonly Share[] =>
  isWhole
    ? shares
    : shares.map(({ agent }, i) => {
        const from = Math.max(sum(shares.slice(0, i)), first);
        const until = Math.min(sum(shares.slice(0, i + 1)), first + size);
        return { agent, contacts: Math.max(0, until - from) };
      });

const evenShares = (agents: readonly AgentRef[], { size }: Span): readonly Share[] =>
  agents.map((agent, i) => ({
    agent,
    contacts: Math.floor(size / agents.length) + (i < size % agents.length ? 1 : 0),
  }));

const toAgentsAndCounts = (shares: readonly Share[]): readonly AgentAndCount[] =>
  shares
    .filter(({ contacts }) => contacts > 0)
    .map(({ agent, contacts }) => ({ agentID: decidingName(agent).value, count: contacts }));

/** The part of an assignment that falls into one request; when no agent is left, none is assigned. */
export const fromAssignment = (assignment: Assignment, span: Span): Assigned => {
  if (assignment.kind === 'none') return { assignRule: 'NoAssign' };
  const isEven = assignment.kind === 'even';
  // Left out: all agents.
  if (isEven && assignment.agents === undefined) return { assignRule: 'AssignAverage' };
  const counts = toAgentsAndCounts(
    isEven ? evenShares(assignment.agents ?? [], span) : sharesWithin(assignment.shares, span),
  );
  return counts.length === 0
    ? { assignRule: 'NoAssign' }
    : { assignRule: isEven ? 'AssignAverage' : 'AssignAppoint', assignAgentAndCount: counts };
};

// A contact that names its agent is an assignment too, though none was asked for.
const toRule = ({ assignRule }: Assigned, contacts: readonly Contact[]): Assigned['assignRule'] =>
  assignRule === 'NoAssign' && contacts.some(({ agentNumber }) => agentNumber !== undefined)
    ? 'AssignAppoint'
    : assignRule;

const fromContact = (contact: Contact): DataDetail => ({
  telephone: fromPhoneNumber(contact.phoneNumber),
  allocationAgent: contact.agentNumber,
  name: contact.name,
  description: contact.note,
  customFields:
    contact.fields === undefined
      ? undefined
      : Object.entries(contact.fields).map(([fieldId, fieldValue]) => ({ fieldId, fieldValue })),
});

export const fromContacts = (
  about: ContactImport,
  contacts: readonly Contact[],
  { importer, assigned, batch }: { importer: AgentRef; assigned: Assigned; batch: string },
): ImportRequest => ({
  ...fromActor(importer),
  ...fromCampaignRef(about.campaign),
  callingListCode: batch,
  removeDuplicatesRule: duplicateRules[about.duplicates ?? 'skip-in-campaign'],
  enableFilterDoNotCallListNumber: about.skipDoNotCall === false ? 'NoFilter' : 'Filter',
  ...assigned,
  assignRule: toRule(assigned, contacts),
  dataDetails: contacts.map(fromContact),
});
