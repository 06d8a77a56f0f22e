import { isDeepStrictEqual } from 'node:util';
import type { Agent, ContactCenterError, ErrorKind, Queue } from '@cordboard/core/provider';
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

const textOrNone = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

/** No page says what an empty text does; here it takes away what was there. */
const textOrNull = (text: string | undefined): string | null | undefined => (text === '' ? null : text);

const isNewSeats = hasFields(
  { voiceGroupId: isId, size: isWhole(1, 10_000) },
  { displayNum: isText, ccode: isText },
);

const refusals: ReadonlyMap<ErrorKind, Refusal> = new Map([
  ['AlreadyExists', '-34'],
  ['Conflict', '-67'],
  ['InvalidInput', '-22'],
]);

/** A failure of the center as the vendor's code. */
const refusalOf = ({ kind }: ContactCenterError): Refusal => refusals.get(kind) ?? '-18';

/** Makes a seat; the vendor chooses its names, and the account from its job number. */
const addSeat = (
  { center, state }: ItniotechWorld,
  { id: queue }: Queue,
  { displayNum, ccode }: Guarded<typeof isNewSeats>,
) =>
  pipe(
    center.agents.create({
      agent: {
        name: 'sandbox',
        queues: [{ queue }],
        callerId: textOrNone(displayNum),
        callingCode: textOrNone(ccode),
      },
    }),
    TE.chain(({ value: { id, number = id } }) =>
      center.agents.update({ agent: { id }, set: { name: `sandbox_${number}` } }),
    ),
    TE.bimap(refusalOf, ({ value: { id, name = '' } }) => {
      state.seatExtras.set(id, { account: name });
      return { keyId: Number(id), name };
    }),
  );

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
    TE.chain(({ group }) =>
      pipe(
        Array.from({ length: input.size }, () => group),
        TE.traverseSeqArray((each) => addSeat(world, each, input)),
        TE.map((made) => {
          record(world, request, `add ${input.size} agents to queue ${group.id}`);
          return made;
        }),
      ),
    ),
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
const moveTo = ({ center }: ItniotechWorld, { agent }: Seat, group: Queue): Done => {
  const { id } = agent;
  const left = (agent.queues ?? []).filter((queue) => queue.id !== group.id);
  const rows = [
    ...left.map((queue) => ({ queue: queue.id, remove: [{ id }] })),
    { queue: group.id, add: [{ agent: { id } }] },
  ];
  return pipe(
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
const edit = ({ center, state }: ItniotechWorld, { agent, account }: Seat, update: Update) =>
  pipe(
    center.agents.update({
      agent: { id: agent.id },
      set: {
        name: update.name,
        number: update.empNo,
        displayName: textOrNull(update.petName),
        callerId: textOrNull(update.displayNum),
        callingCode: textOrNull(update.ccode),
      },
    }),
    TE.bimap(refusalOf, ({ outcome }) => {
      const before = {
        account,
        password: state.seatExtras.get(agent.id)?.password,
      };
      const after = {
        account,
        password: update.password === undefined ? before.password : md5(update.password),
      };
      state.seatExtras.set(agent.id, after);
      return outcome !== 'unchanged' || !isDeepStrictEqual(before, after);
    }),
  );

/** Agent update, which also moves a seat to another group. */
const updateSeat = reading(isUpdate, (update, world, request) =>
  pipe(
    orBroken(liveSeats(world)),
    TE.chain((seats) => seatFor(update, seats)),
    TE.bindTo('seat'),
    TE.bind('group', ({ seat }) => groupOfUpdate(world, seat, update)),
    TE.bind('isEdited', ({ seat }) => edit(world, seat, update)),
    TE.chain(({ seat, group, isEdited }) => {
      const isMoved = groupOf(seat.agent)?.id !== group.id;
      return pipe(
        isMoved ? moveTo(world, seat, group) : TE.right(undefined),
        TE.map(() => {
          if (isEdited || isMoved) record(world, request, `update agent ${update.keyId}`);
          return null;
        }),
      );
    }),
  ),
);

const setEnabled = ({ center }: ItniotechWorld, { agent }: Seat, enabled: boolean): Done =>
  pipe(
    center.agents.setEnabled({ agent: { id: agent.id }, enabled }),
    TE.bimap(refusalOf, () => undefined),
  );

/** Whether a group call for a group goes on. */
const isCalling = ({ state }: ItniotechWorld, group: Group | undefined): boolean =>
  [...state.tasks.values()].some(
    (task) =>
      task.plan.kind === 'group-call' &&
      task.state === 'running' &&
      task.plan.groups.includes(Number(group?.id)),
  );

/** A deleted seat has no group and cannot sign in; it is still listed. */
const remove = ({ state, ...world }: ItniotechWorld, { agent, account, password }: Seat): Done =>
  pipe(
    isCalling({ state, ...world }, groupOf(agent))
      ? TE.left<Refusal>('-68')
      : pipe(world.center.agents.remove({ agent: { id: agent.id } }), TE.mapLeft(refusalOf)),
    TE.map(() => {
      state.seatExtras.set(agent.id, { account, password });
      state.deletedSeats.set(agent.id, {
        ...agent,
        queues: [],
        enabled: false,
        presence: { state: 'logged-out' },
      });
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
