import { AgentId, type Agent } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { isText, isWhole } from '../../guards.js';
import type { SandboxRequest } from '../../http.js';
import {
  batchTypes,
  hasFields,
  isDigits,
  isId,
  isIdList,
  isTextOf,
  reading,
  type BatchType,
  type Guarded,
} from './body.js';
import type { Refusal } from './codes.js';
import { isCountryCode } from './countries.js';
import { applicationOf, existingGroup, groupOf, liveSeats, md5, seatsLeft, type Seat } from './directory.js';
import { orBroken, record } from './effects.js';
import type { ItniotechWorld, Route } from './route.js';

type Done = TE.TaskEither<Refusal, void>;

/** The one group of a seat, as the seat keeps it. */
type Group = NonNullable<Agent['queues']>[number];

const instantOf = ({ now }: ItniotechWorld): string => new Date(now()).toISOString();

const isNewSeats = hasFields(
  { voiceGroupId: isId, size: isWhole(1, 10_000) },
  { displayNum: isText, ccode: isText },
);

/** Job numbers that no seat has, in order. */
function* freeNumbers(seats: readonly Seat[]): Generator<string, never> {
  const taken = new Set(seats.map(({ agent }) => agent.number));
  for (let place = 1; ; place += 1) {
    const number = String(place).padStart(3, '0');
    if (!taken.has(number)) yield number;
  }
}

/** Makes a seat; the vendor chooses its names. */
const addSeat = (
  world: ItniotechWorld,
  group: Group,
  number: string,
  { displayNum, ccode }: Guarded<typeof isNewSeats>,
) => {
  const { nextId, addedSeats, seatEdits } = world.state;
  const id = AgentId(String(nextId()));
  const createdAt = instantOf(world);
  const name = `sandbox_${number}`;
  addedSeats.set(id, {
    id,
    number,
    name,
    enabled: true,
    queues: [group],
    ...(displayNum === undefined ? {} : { callerId: displayNum }),
    priority: 1,
    createdAt,
    updatedAt: createdAt,
  });
  if (ccode !== undefined) seatEdits.set(id, { ccode });
  return { keyId: Number(id), name };
};

/** Adds seats. The reply names all of them. */
const addSeatList = reading(isNewSeats, (input, world, request) =>
  pipe(
    // The page lists no code for a group that does not exist; of those it has, the one about parameters fits.
    existingGroup(world, input.voiceGroupId, '-22'),
    TE.filterOrElse(
      () => input.ccode === undefined || isCountryCode(input.ccode),
      (): Refusal => '-22',
    ),
    TE.bindTo('group'),
    TE.bind('left', () => orBroken(seatsLeft(world))),
    TE.filterOrElse(
      ({ left }) => input.size <= left,
      (): Refusal => '-36',
    ),
    TE.bind('seats', () => orBroken(liveSeats(world))),
    TE.map(({ group, seats }) => {
      const numbers = freeNumbers(seats);
      const made = Array.from({ length: input.size }, () =>
        addSeat(world, { id: group.id, name: group.name }, numbers.next().value, input),
      );
      record(world, request, `add ${input.size} agents to queue ${group.id}`);
      return made;
    }),
  ),
);

const isUpdate = hasFields(
  { keyId: isId, voiceGroupId: isDigits(1, 15), name: isTextOf(1, 64), empNo: isTextOf(1, 32) },
  { displayNum: isText, ccode: isText, petName: isText, password: isText },
);

type Update = Guarded<typeof isUpdate>;

const isOnCall = ({ agent: { presence } }: Seat): boolean =>
  presence?.state === 'busy' || presence?.state === 'reserved';

const isFree = (empNo: string, keyId: number, seats: readonly Seat[]): boolean =>
  !seats.some(({ agent: { id, number } }) => number === empNo && id !== String(keyId));

/** The seat of an update that may be carried out. */
const seatFor = (
  { keyId, empNo, ccode, password = '' }: Update,
  seats: readonly Seat[],
): TE.TaskEither<Refusal, Seat> => {
  const seat = seats.find(({ agent }) => agent.id === String(keyId));
  if (seat === undefined) return TE.left('-22');
  if (isOnCall(seat)) return TE.left('-67');
  if (ccode !== undefined && ccode !== '' && !isCountryCode(ccode)) return TE.left('-66');
  if (!/^[A-Za-z0-9]*$/.test(password)) return TE.left('-64 password');
  return isFree(empNo, keyId, seats) ? TE.right(seat) : TE.left('-34');
};

/** A seat has one group: it leaves all others. */
const moveTo = ({ center, state }: ItniotechWorld, { agent }: Seat, group: Group | undefined): Done => {
  const added = state.addedSeats.get(agent.id);
  if (added !== undefined) {
    state.addedSeats.set(agent.id, { ...added, queues: group === undefined ? [] : [group] });
    return TE.right(undefined);
  }
  const { id } = agent;
  const left = (agent.queues ?? []).filter((queue) => queue.id !== group?.id);
  const rows = [
    ...left.map((queue) => ({ queue: queue.id, remove: [{ id }] })),
    ...(group === undefined ? [] : [{ queue: group.id, add: [{ agent: { id } }] }]),
  ];
  return rows.length === 0
    ? TE.right(undefined)
    : pipe(
        orBroken(center.queues.updateMembers({ rows })),
        TE.map(() => undefined),
      );
};

const groupOfUpdate = (world: ItniotechWorld, seat: Seat, { voiceGroupId }: Update) =>
  pipe(
    existingGroup(world, Number(voiceGroupId), '-22'),
    TE.filterOrElse(
      ({ id }) => {
        const own = groupOf(seat.agent);
        return own === undefined || applicationOf(world, Number(own.id)) === applicationOf(world, Number(id));
      },
      (): Refusal => '-65',
    ),
  );

/** Applies what an update says; what it leaves out stays. Returns whether anything is different now. */
const edit = (world: ItniotechWorld, { agent, ccode }: Seat, update: Update): boolean => {
  const { seatEdits } = world.state;
  const before = seatEdits.get(agent.id) ?? {};
  const after = {
    number: update.empNo,
    name: update.name,
    displayName: update.petName ?? agent.displayName,
    callerId: update.displayNum ?? agent.callerId,
    ccode: update.ccode ?? ccode ?? undefined,
    password: update.password === undefined ? before.password : md5(update.password),
  };
  const { number, name, displayName, callerId } = agent;
  const same = { number, name, displayName, callerId, ccode: ccode ?? undefined, password: before.password };
  if (JSON.stringify(after) === JSON.stringify(same)) return false;
  seatEdits.set(agent.id, { ...after, updatedAt: instantOf(world) });
  return true;
};

/** Agent update, which also moves a seat to another group. */
const updateSeat = reading(isUpdate, (update, world, request) =>
  pipe(
    orBroken(liveSeats(world)),
    TE.chain((seats) => seatFor(update, seats)),
    TE.bindTo('seat'),
    TE.bind('group', ({ seat }) => groupOfUpdate(world, seat, update)),
    TE.chainFirst(({ seat, group }) => {
      const isSame = groupOf(seat.agent)?.id === group.id;
      return isSame ? TE.right(undefined) : moveTo(world, seat, { id: group.id, name: group.name });
    }),
    TE.map(({ seat, group }) => {
      const isMoved = groupOf(seat.agent)?.id !== group.id;
      if (edit(world, seat, update) || isMoved) record(world, request, `update agent ${update.keyId}`);
      return null;
    }),
  ),
);

const setEnabled = ({ center, state }: ItniotechWorld, { agent }: Seat, enabled: boolean): Done => {
  const added = state.addedSeats.get(agent.id);
  if (added !== undefined) {
    state.addedSeats.set(agent.id, { ...added, enabled });
    return TE.right(undefined);
  }
  return pipe(
    center.agents.setEnabled({ agent: { id: agent.id }, enabled }),
    TE.bimap(
      ({ kind }): Refusal => (kind === 'Conflict' ? '-67' : '-18'),
      () => undefined,
    ),
  );
};

/** Whether a group call for a group goes on. */
const isCalling = ({ state }: ItniotechWorld, group: Group | undefined): boolean =>
  [...state.tasks.values()].some(
    (task) =>
      task.plan.kind === 'group-call' &&
      task.state === 'running' &&
      task.plan.groups.includes(Number(group?.id)),
  );

/** A deleted seat has no group and cannot sign in; it is still listed. */
const remove = (world: ItniotechWorld, seat: Seat): Done =>
  pipe(
    isCalling(world, groupOf(seat.agent)) ? TE.left('-68') : setEnabled(world, seat, false),
    TE.chain(() => moveTo(world, seat, undefined)),
    TE.map(() => {
      world.state.deletedSeats.add(seat.agent.id);
    }),
  );

const batchOne =
  (world: ItniotechWorld, request: SandboxRequest, type: BatchType) =>
  (seat: Seat): Done => {
    const enabled = type === 'enable';
    const isUnchanged = type !== 'delete' && (seat.agent.enabled !== false) === enabled;
    if (isUnchanged) return TE.right(undefined);
    return pipe(
      type === 'delete' ? remove(world, seat) : setEnabled(world, seat, enabled),
      TE.map(() => {
        record(world, request, `${type} agent ${seat.agent.id}`);
      }),
    );
  };

const isBatch = hasFields({ type: isId, idList: isIdList }, {});

/** Batch operation of agents: one code for all of them, and those before the refused one are done. */
const batchingSeat = reading(isBatch, ({ type, idList }, world, request) => {
  const batchType = batchTypes.get(type);
  if (batchType === undefined) return TE.left('-22');
  return pipe(
    idList,
    TE.traverseSeqArray((id) =>
      pipe(
        orBroken(liveSeats(world)),
        TE.chain((seats) =>
          pipe(
            seats.find(({ agent }) => agent.id === String(id)),
            // The page lists no code for an agent that does not exist; the one about parameters fits.
            TE.fromNullable<Refusal>('-22'),
          ),
        ),
        TE.chain(batchOne(world, request, batchType)),
      ),
    ),
    TE.map(() => null),
  );
});

/** The calls that change seats. */
export const seatChangeRoutes: readonly Route[] = [
  { method: 'POST', path: '/v3/cc/seat/addSeatList', serve: addSeatList },
  { method: 'POST', path: '/v3/cc/seat/updateSeat', serve: updateSeat },
  { method: 'POST', path: '/v3/cc/seat/batchingSeat', serve: batchingSeat },
];
