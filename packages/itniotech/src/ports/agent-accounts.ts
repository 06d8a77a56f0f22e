import {
  agentDirectory,
  AgentId,
  failure,
  serve,
  type Agent,
  type AgentPassword,
  type AgentRef,
  type CallContext,
  type ContactCenterError,
  type Handler,
  type NewAgent,
  type OneAgent,
  type UpdateAgent,
  type Warning,
  type Written,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import {
  checkPassword,
  fromChanges,
  fromNewAgent,
  fromRemoval,
  fromWishes,
  isSo,
  notChanged,
  notGiven,
  toAddedAgent,
  toChangedAgent,
  wished,
  type Changes,
} from '../mapping/agent-accounts.js';
import { agentNames, pageSize, seatId, toAgent } from '../mapping/agents.js';
import { searchSeat } from '../surfaces/api/seats.js';
import {
  addSeatList,
  removeSeat,
  updateSeat,
  type AddedSeat,
  type SeatReply,
} from '../surfaces/api/wire/agents.js';
import type { Directory } from './agents.js';

type Answer<A> = TE.TaskEither<ContactCenterError, A>;

const written = <A>(value: A, warnings: readonly Warning[] = []): Written<A> => ({
  value,
  outcome: 'applied',
  warnings,
});

const taken = failure('AlreadyExists', 'an agent has that number already');

/** No agent has the number yet: the vendor would notice only once the new agent is there. */
const numberIsFree = ({ api }: Directory, { number }: NewAgent, context: CallContext): Answer<void> =>
  number === undefined
    ? TE.right(undefined)
    : pipe(
        searchSeat(api, { number }, context),
        TE.matchE(
          (error): Answer<void> => (error.kind === 'NotFound' ? TE.right(undefined) : TE.left(error)),
          () => TE.left(taken),
        ),
      );

const untold = failure('MalformedReply', 'the agent was created, but the vendor did not tell its id', {
  effect: 'done',
});

/** Makes one agent, with names that the vendor chooses. */
const add = ({ api }: Directory, agent: NewAgent, context: CallContext): Answer<AddedSeat> =>
  pipe(
    TE.fromEither(fromNewAgent(agent)),
    TE.chain((json) => api.ask(addSeatList, { body: { json } }, context)),
    TE.chain(([seat]) => (seat === undefined ? TE.left(untold) : TE.right(seat))),
  );

/** Changes an agent who was read. */
const change = ({ api }: Directory, seat: SeatReply, set: Changes, context: CallContext): Answer<void> =>
  pipe(
    TE.fromEither(fromChanges(seat, set)),
    TE.chain((json) => api.ask(updateSeat, { body: { json } }, context)),
  );

const notSet =
  ({ message }: ContactCenterError) =>
  (field: string): Warning => ({ field, message: `may not have been set: ${message}` });

/** Gives a new agent the names that were asked for. The agent is there whatever becomes of that. */
const complete = (
  directory: Directory,
  added: AddedSeat,
  agent: NewAgent,
  context: CallContext,
): Answer<Written<Agent>> => {
  const { api, utcOffset } = directory;
  const set = fromWishes(agent);
  const warnings = (error: ContactCenterError) => wished(agent).map(notSet(error));
  const known = toAddedAgent(added, agent);
  return pipe(
    searchSeat(api, { id: known.id }, context),
    TE.matchE(
      (error): Answer<Written<Agent>> => TE.right(written(known, warnings(error))),
      (seat) =>
        pipe(
          change(directory, seat, set, context),
          TE.matchE(
            (error) => TE.right(written(toAgent(utcOffset)(seat), warnings(error))),
            () => TE.right(written(toChangedAgent(utcOffset, seat, set))),
          ),
        ),
    ),
  );
};

/**
 * Makes an agent and gives it the names. Itniotech Call Center API, Add agent (`addSeatList`), Query agent (`querySeat`),
 * Modify agent (`updateSeat`).
 */
const create =
  (directory: Directory): Handler<{ readonly agent: NewAgent }, Written<Agent>> =>
  ({ agent }, context) =>
    pipe(
      TE.fromEither(fromNewAgent(agent)),
      TE.chain(() => numberIsFree(directory, agent, context)),
      TE.chain(() => add(directory, agent, context)),
      TE.chain((added) => complete(directory, added, agent, context)),
    );

const oneAgent = (seat: SeatReply): OneAgent => ({ agent: { id: AgentId(seatId(seat)) } });

/** Itniotech Call Center API, Batch operation of agents (`batchingSeat`). */
const remove =
  ({ api }: Directory): Handler<{ readonly agent: AgentRef }, Written<OneAgent>> =>
  ({ agent }, context) =>
    pipe(
      searchSeat(api, agent, context),
      TE.chain((seat) =>
        pipe(
          TE.fromEither(fromRemoval(seat)),
          TE.chain((json) => api.ask(removeSeat, { body: { json } }, context)),
          TE.map(() => written(oneAgent(seat))),
        ),
      ),
    );

/** Itniotech Call Center API, Modify agent (`updateSeat`). */
const update =
  (directory: Directory): Handler<UpdateAgent, Written<Agent>> =>
  ({ agent, set }, context) =>
    pipe(
      searchSeat(directory.api, agent, context),
      TE.chain((seat) =>
        isSo(seat, set)
          ? TE.right({ ...written(toAgent(directory.utcOffset)(seat)), outcome: 'unchanged' as const })
          : pipe(
              change(directory, seat, set, context),
              TE.map(() => written(toChangedAgent(directory.utcOffset, seat, set))),
            ),
      ),
    );

/** Itniotech Call Center API, Modify agent (`updateSeat`). */
const setPassword =
  (directory: Directory): Handler<AgentPassword, Written<OneAgent>> =>
  ({ agent, password }, context) =>
    pipe(
      TE.fromEither(checkPassword('password', password)),
      TE.chain(() => searchSeat(directory.api, agent, context)),
      TE.chain((seat) =>
        pipe(
          change(directory, seat, { password }, context),
          TE.map(() => written(oneAgent(seat))),
        ),
      ),
    );

const readsFirst = `reads the list of agents, ${pageSize} at a time, until the agent turns up`;
const sendsAll =
  'the page Modify agent does not say what becomes of fields that are left out: all are sent as they were read';

/** Agents who come and go, and are changed. */
export const agentAccounts = (directory: Directory) => [
  serve(agentDirectory.create, create(directory), {
    support: 'emulated',
    note: 'one request makes an agent under names of the vendor, another gives the names that are wanted, after the agents were read: where it fails, warnings say so',
    without: notGiven,
    needs: { 'agent.queues': 'every agent is in a queue' },
    traits: { membership: 'single' },
    unconfirmed: sendsAll,
  }),
  serve(agentDirectory.remove, remove(directory), { note: readsFirst, refs: { agent: agentNames } }),
  serve(agentDirectory.update, update(directory), {
    note: `${readsFirst}; what somebody else changes in between is undone`,
    refs: { agent: agentNames },
    traits: { membership: 'single' },
    without: notChanged,
    unconfirmed: `${sendsAll}; an empty text is taken to clear the display name or the caller id`,
  }),
  serve(agentDirectory.setPassword, setPassword(directory), {
    note: `${readsFirst}; letters and digits only`,
    refs: { agent: agentNames },
    traits: { membership: 'single' },
    unconfirmed: sendsAll,
  }),
];
