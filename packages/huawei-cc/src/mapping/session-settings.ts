import {
  failure,
  QueueId,
  type AfterCall,
  type AutoAnswer,
  type ContactCenterError,
  type QueueChoice,
} from '@cordboard/core/provider';
import { rowsIn } from '@cordboard/core/http';
import {
  adjustSkill,
  resetSkill,
  type AdjustSkillRequest,
  type AgentSkillsReply,
  type ResetSkillRequest,
} from '../surfaces/gateway/wire/skills.js';
import {
  autoAnswer,
  autoEnterIdle,
  type AutoAnswerRequest,
  type AutoEnterIdleRequest,
} from '../surfaces/gateway/wire/state.js';
import type { StateChange } from './agent-states.js';

/** How calls come to be answered for an agent, or ring. */
export const fromAutoAnswer = ({ enabled }: AutoAnswer): StateChange => {
  const request: AutoAnswerRequest = { flag: enabled ? 'true' : 'false' };
  return { call: autoAnswer, request: { params: { ...request } } };
};

/** How an agent comes to be ready after a call, or in wrap-up. */
export const fromAfterCall = ({ state }: AfterCall): StateChange => {
  const request: AutoEnterIdleRequest = { flag: state === 'ready' ? 'true' : 'false' };
  return { call: autoEnterIdle, request: { params: { ...request } } };
};

/** The queues that an agent is a member of. */
export const toMemberships = ({ result }: AgentSkillsReply): readonly QueueId[] =>
  rowsIn(result).map(({ id }) => QueueId(String(id).trim()));

/** How an agent comes to take contacts of these queues only, in the agent's own name. */
export const fromQueueChoice = (queues: QueueChoice): StateChange => {
  const { autoflag, ...query }: ResetSkillRequest = {
    autoflag: queues === 'all' ? 'true' : 'false',
    skillid: typeof queues === 'string' ? '' : queues.join(';'),
    phonelinkage: 0,
  };
  return { call: resetSkill, request: { params: { autoflag }, query } };
};

/** An id as it came: a number, where it is one. */
const toSkill = (queue: QueueId): number | string =>
  Number.isSafeInteger(Number(queue)) ? Number(queue) : queue;

/** The same by a supervisor: `workNo` is the agent's. */
export const fromAdjustedQueues = (workNo: string, queues: readonly QueueId[]): StateChange => {
  const json: AdjustSkillRequest = { workNo, skills: queues.map(toSkill) };
  return { call: adjustSkill, request: { body: { json } } };
};

/** The most queues that a supervisor can set. */
export const mostQueues = 1000;

/** Of supervisors, who name queues one by one. */
export const onlyListed: ContactCenterError = failure(
  'Unsupported',
  'a supervisor sets queues that are listed, not all or none',
  { problems: [{ path: 'queues', message: 'has to be a list of queues together with by' }] },
);
