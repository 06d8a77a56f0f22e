import {
  AgentId,
  failure,
  invalidInput,
  type Agent,
  type AgentPatch,
  type ContactCenterError,
  type NewAgent,
  type QueueId,
  type Secret,
  type AboutOf,
  type agentDirectory,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type {
  AddedSeat,
  AddSeatListRequest,
  BatchRequest,
  SeatReply,
  UpdateSeatRequest,
} from '../surfaces/api/wire/agents.js';
import { fromSeat, keyOf, seatId, toAgent } from './agents.js';
import { fromQueue } from './queues.js';
import { refusing } from './refusing.js';
import { textOf } from './values.js';

const noPlace = 'an agent has names, a number, a caller id and a queue here, and nothing else';

/** What a new agent cannot be given. */
export const notGiven: AboutOf<typeof agentDirectory.create>['without'] = {
  'agent.id': 'the vendor chooses the id',
  'agent.username': 'the vendor chooses the account that an agent signs in with',
  'agent.email': noPlace,
  'agent.phoneNumber': 'an agent has one phone account of its own',
  'agent.extension': 'an agent has one phone account of its own',
  'agent.role=admin': 'the vendor has agents and team leaders only',
  'agent.queues.level': 'an agent is in a queue or not: there are no levels',
};

/** What of an agent cannot be changed. */
export const notChanged: AboutOf<typeof agentDirectory.update>['without'] = {
  'set.email': noPlace,
  'set.role': 'an agent does not become a team leader, nor the other way round',
  'set.wrapUpSec': 'the wrap-up time is a setting of the queue: queues.configure',
  'set.wrapUpScope': 'the wrap-up time is a setting of the queue: queues.configure',
  'set.phoneNumber': 'an agent has one phone account of its own',
  'set.extension': 'an agent has one phone account of its own',
};

/** "Letters and digits": Itniotech Call Center API, Modify agent. */
export const checkPassword = (
  path: string,
  password: Secret | undefined,
): E.Either<ContactCenterError, void> =>
  password === undefined || /^[A-Za-z0-9]+$/.test(password.reveal())
    ? E.right(undefined)
    : E.left(invalidInput([{ path, message: 'expected letters and digits only' }]));

const noQueue = failure('Unsupported', 'agent.queues is required here: every agent is in a queue');

const ofLeaders = 'only team leaders lead queues';

/** The queue that a new agent is put into: exactly one. */
const oneQueue = ({ queues = [] }: NewAgent): E.Either<ContactCenterError, QueueId> => {
  const [first, second] = queues;
  if (first === undefined) return E.left(noQueue);
  return second === undefined
    ? E.right(first.queue)
    : E.left(failure('Unsupported', 'agent.queues.1: an agent is in one queue only'));
};

/** The vendor's request for one new agent, whose names come with a change. */
export const fromNewAgent = (agent: NewAgent): E.Either<ContactCenterError, AddSeatListRequest> =>
  pipe(
    checkPassword('agent.password', agent.password),
    E.chain(() => refusing('agent', agent, ['supervises'], ofLeaders)),
    E.chain(() => oneQueue(agent)),
    E.chain(fromQueue),
    E.map((group) => ({ ...group, size: 1, displayNum: agent.callerId, ccode: agent.callingCode })),
  );

/** What a new agent is like as long as nothing else is known. */
export const toAddedAgent = (
  { keyId, name }: AddedSeat,
  { queues = [], callerId, callingCode }: NewAgent,
): Agent => ({
  id: AgentId(String(keyId).trim()),
  name: textOf(name),
  queues: queues.map(({ queue }) => ({ id: queue })),
  callerId,
  callingCode,
});

/** The changes that give a new agent what was asked for. */
export const fromWishes = ({ name, displayName, number, password }: NewAgent): Changes => ({
  name,
  displayName,
  number,
  password,
});

/** The fields of a new agent that a change sets, by their paths. */
export const wished = (agent: NewAgent): readonly string[] =>
  (['name', 'displayName', 'number', 'password'] as const)
    .filter((field) => agent[field] !== undefined)
    .map((field) => `agent.${field}`);

/** What can be changed of a seat. */
export type Changes = Pick<AgentPatch, 'name' | 'displayName' | 'number' | 'callerId' | 'callingCode'> & {
  readonly password?: Secret | undefined;
};

/** An empty text takes away what was there. */
const orEmpty = (value: string | null | undefined): string | undefined => (value === null ? '' : value);

/** A seat as it is after changes. When it was changed is not known. */
export const changed = (
  seat: SeatReply,
  { name, number, displayName, callerId, callingCode }: Changes,
): SeatReply => ({
  ...seat,
  name: name ?? seat.name,
  empNo: number ?? seat.empNo,
  petName: displayName === undefined ? seat.petName : displayName,
  displayNum: callerId === undefined ? seat.displayNum : callerId,
  ccode: callingCode === undefined ? seat.ccode : callingCode,
  updateTime: undefined,
});

/** Whether a seat is so already. */
export const isSo = (seat: SeatReply, set: Changes): boolean => {
  const after = changed(seat, set);
  return (['name', 'empNo', 'petName', 'displayNum', 'ccode'] as const).every(
    (field) => textOf(after[field]) === textOf(seat[field]),
  );
};

const inNoQueue = failure(
  'Conflict',
  'the agent is in no queue, and the vendor changes agents in queues only: queues.updateMembers puts the agent into one',
);

/** What cannot be set of a seat is refused. */
export const checkSeatPatch = (set: AgentPatch): E.Either<ContactCenterError, void> =>
  refusing('set', set, ['supervises'], ofLeaders);

/** The vendor's request to change a seat: what is left out is sent as it was read. */
export const fromChanges = (
  seat: SeatReply,
  { name, number, displayName, callerId, callingCode, password }: Changes,
): E.Either<ContactCenterError, UpdateSeatRequest> =>
  pipe(
    fromSeat(seat),
    E.filterOrElse(
      ({ voiceGroupId }) => voiceGroupId !== '',
      () => inNoQueue,
    ),
    E.map((request) => ({
      ...request,
      name: name ?? request.name,
      empNo: number ?? request.empNo,
      petName: displayName === undefined ? request.petName : orEmpty(displayName),
      displayNum: callerId === undefined ? request.displayNum : orEmpty(callerId),
      ccode: callingCode === undefined ? request.ccode : orEmpty(callingCode),
      password,
    })),
  );

/** The vendor's request to delete one agent. */
export const fromRemoval = (seat: SeatReply): E.Either<ContactCenterError, BatchRequest> =>
  pipe(
    keyOf(seatId(seat)),
    E.map((key) => ({ type: 2, idList: [key] })),
  );

/** A changed seat as an agent. */
export const toChangedAgent = (utcOffset: string, seat: SeatReply, set: Changes): Agent =>
  toAgent(utcOffset)(changed(seat, set));
