import {
  agentDirectory,
  AgentId,
  failure,
  serve,
  type Agent,
  type AgentPassword,
  type AgentPatch,
  type AgentRef,
  type CallContext,
  type ContactCenterError,
  type Handler,
  type NewAgent,
  type OneAgent,
  type UpdateAgent,
  type Written,
  applied,
  unchanged,
  notSet,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import {
  checkPassword,
  checkSeatPatch,
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
import { fromLeaderRemoval, fromNewLeader } from '../mapping/leader-accounts.js';
import { pageSize, seatId, toAgent } from '../mapping/agents.js';
import { leaderId } from '../mapping/team-leaders.js';
import { searchSeat } from '../surfaces/api/seats.js';
import { searchPerson } from '../surfaces/api/team-leaders.js';
import {
  addSeatList,
  removeSeat,
  updateSeat,
  type AddedSeat,
  type SeatReply,
} from '../surfaces/api/wire/agents.js';
import { removeTeamLeader } from '../surfaces/api/wire/team-leaders.js';
import type { Directory } from './agents.js';
import { changeLeader, createLeader, updateLeader } from './leader-accounts.js';

type Answer<A> = TE.TaskEither<ContactCenterError, A>;

const taken = failure('AlreadyExists', 'an agent has that number already');

/** No agent has the number yet: the vendor would notice only once the new agent is there. */
const numberIsFree = ({ api }: Directory, { number }: NewAgent, context: CallContext): Answer<void> =>
  number === undefined
    ? TE.right(undefined)
    : pipe(
        searchPerson(api, { number }, context),
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
      (error): Answer<Written<Agent>> => TE.right(applied(known, warnings(error))),
      (seat) =>
        pipe(
          change(directory, seat, set, context),
          TE.matchE(
            (error) => TE.right(applied(toAgent(utcOffset)(seat), warnings(error))),
            () => TE.right(applied(toChangedAgent(utcOffset, seat, set))),
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
    agent.role === 'supervisor'
      ? pipe(
          TE.fromEither(checkPassword('agent.password', agent.password)),
          TE.chain(() => TE.fromEither(fromNewLeader(agent))),
          TE.chainFirst(() => numberIsFree(directory, agent, context)),
          TE.chain((request) => createLeader(directory, agent, request, context)),
        )
      : pipe(
          TE.fromEither(fromNewAgent(agent)),
          TE.chain(() => numberIsFree(directory, agent, context)),
          TE.chain(() => add(directory, agent, context)),
          TE.chain((added) => complete(directory, added, agent, context)),
        );

const oneAgent = (id: string): OneAgent => ({ agent: { id: AgentId(id) } });

/** Itniotech Call Center API, Batch operation of agents (`batchingSeat`); a team leader by the call of a sister brand. */
const remove =
  ({ api }: Directory): Handler<{ readonly agent: AgentRef }, Written<OneAgent>> =>
  ({ agent }, context) =>
    pipe(
      searchPerson(api, agent, context),
      TE.chain(
        E.match(
          (leader) =>
            pipe(
              TE.fromEither(fromLeaderRemoval(leader)),
              TE.chain((json) => api.ask(removeTeamLeader, { body: { json } }, context)),
              TE.map(() => applied(oneAgent(leaderId(leader)))),
            ),
          (seat) =>
            pipe(
              TE.fromEither(fromRemoval(seat)),
              TE.chain((json) => api.ask(removeSeat, { body: { json } }, context)),
              TE.map(() => applied(oneAgent(seatId(seat)))),
            ),
        ),
      ),
    );

const updateSeatOf = (
  directory: Directory,
  seat: SeatReply,
  set: AgentPatch,
  context: CallContext,
): Answer<Written<Agent>> =>
  pipe(
    TE.fromEither(checkSeatPatch(set)),
    TE.chain(() =>
      isSo(seat, set)
        ? TE.right(unchanged(toAgent(directory.utcOffset)(seat)))
        : pipe(
            change(directory, seat, set, context),
            TE.map(() => applied(toChangedAgent(directory.utcOffset, seat, set))),
          ),
    ),
  );

/** Itniotech Call Center API, Modify agent (`updateSeat`), Modify team leader (`teamleaderUpdate`). */
const update =
  (directory: Directory): Handler<UpdateAgent, Written<Agent>> =>
  ({ agent, set }, context) =>
    pipe(
      searchPerson(directory.api, agent, context),
      TE.chain(
        E.match(
          (leader) => updateLeader(directory, leader, set, context),
          (seat) => updateSeatOf(directory, seat, set, context),
        ),
      ),
    );

/** Itniotech Call Center API, Modify agent (`updateSeat`), Modify team leader (`teamleaderUpdate`). */
const setPassword =
  (directory: Directory): Handler<AgentPassword, Written<OneAgent>> =>
  ({ agent, password }, context) =>
    pipe(
      TE.fromEither(checkPassword('password', password)),
      TE.chain(() => searchPerson(directory.api, agent, context)),
      TE.chain(
        E.match(
          (leader) =>
            pipe(
              changeLeader(directory, leader, { password }, context),
              TE.map(() => applied(oneAgent(leaderId(leader)))),
            ),
          (seat) =>
            pipe(
              change(directory, seat, { password }, context),
              TE.map(() => applied(oneAgent(seatId(seat)))),
            ),
        ),
      ),
    );

const readsFirst = `reads the lists of agents and team leaders, ${pageSize} at a time, until the agent turns up`;
const ofBrand = "team leaders are added, and removed, by calls that stand on a sister brand's page alone";
const sendsAll =
  'the page Modify agent does not say what becomes of fields that are left out: all are sent as they were read';

/** Agents who come and go, and are changed. */
export const agentAccounts = (directory: Directory) => [
  serve(agentDirectory.create, create(directory), {
    support: 'emulated',
    note: 'one request makes an agent under names of the vendor, another gives the names that are wanted, after the agents were read: where it fails, warnings say so; an agent is in exactly one queue, a supervisor in none, without caller id and calling code',
    without: notGiven,
    traits: { membership: 'single' },
    unconfirmed: `${sendsAll}; ${ofBrand}`,
  }),
  serve(agentDirectory.remove, remove(directory), { note: readsFirst, unconfirmed: ofBrand }),
  serve(agentDirectory.update, update(directory), {
    note: `${readsFirst}; what somebody else changes in between is undone; only supervisors supervise, and have neither caller id nor calling code`,
    traits: { membership: 'single' },
    without: notChanged,
    unconfirmed: `${sendsAll}; an empty text is taken to clear display name, caller id or calling code, and an empty list the queues that are led`,
  }),
  serve(agentDirectory.setPassword, setPassword(directory), {
    note: `${readsFirst}; letters and digits only`,
    traits: { membership: 'single' },
    unconfirmed: sendsAll,
  }),
];
