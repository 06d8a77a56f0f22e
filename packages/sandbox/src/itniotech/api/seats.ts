import { randomUUID } from 'node:crypto';
import {
  QueueId,
  type Agent,
  type AgentQuery,
  type AgentState,
  type ContactCenterError,
  type NumberedPage,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { every, slice, sliceOf, type Slice } from '../../every.js';
import { isText, isWhole } from '../../guards.js';
import { hasFields, idInQuery, isFlag, isId, reading, type Guarded } from './body.js';
import type { Refusal } from './codes.js';
import { dateOfInstant } from './dates.js';
import {
  allSeats,
  existingGroup,
  groupOf,
  isUntouched,
  liveSeats,
  seatLicense,
  seatOf,
  seatsLeft,
  type Seat,
} from './directory.js';
import { orBroken, record } from './effects.js';
import { asked, isPageBody, pageOf } from './pages.js';
import type { ItniotechWorld, Route, Serve } from './route.js';

/** 3 covers the ringing phone too; 9 is not documented, like a newer state. */
const statuses: Readonly<Record<AgentState, number>> = {
  'logged-out': 1,
  ready: 2,
  reserved: 3,
  busy: 3,
  'wrap-up': 4,
  'not-ready': 5,
  unknown: 9,
};

const states: readonly AgentState[] = [
  'logged-out',
  'not-ready',
  'ready',
  'reserved',
  'busy',
  'wrap-up',
  'unknown',
];

const statusOf = ({ presence }: Agent): number => statuses[presence?.state ?? 'logged-out'];

interface SeatQuery {
  readonly asked: NumberedPage;
  /** What the center itself can filter by. */
  readonly filter: AgentQuery;
  /** Whether the center's filter says it all. */
  readonly isExact: boolean;
  /** All filters. */
  readonly fits: (seat: Seat) => boolean;
}

const isStatus = isWhole(1, 5);

const isSeatParams = hasFields({}, { enable: isFlag, name: isText, voiceGroupId: isId, status: isStatus });

const isSeatQuery = isPageBody(isSeatParams);

/** The center looks for one state at a time; two have the same status. */
const stateWith = (status: number): Pick<AgentQuery, 'state'> => {
  const [state, another] = states.filter((each) => statuses[each] === status);
  return another === undefined ? { state } : {};
};

const lower = (text = ''): string => text.toLowerCase();

const fitsOf =
  ({ enable, name, voiceGroupId, status }: Guarded<typeof isSeatParams>) =>
  ({ agent }: Seat): boolean =>
    (enable === undefined || (agent.enabled === false) === (enable === 1)) &&
    (name === undefined || lower(agent.name).includes(lower(name))) &&
    (voiceGroupId === undefined || groupOf(agent)?.id === String(voiceGroupId)) &&
    (status === undefined || statusOf(agent) === status);

/** An agent has one group here, however many queues, so that the center cannot filter by it alone. */
const queryOf = ({ params, ...page }: Guarded<typeof isSeatQuery>): SeatQuery => {
  const { enable, name, voiceGroupId, status } = params;
  const state = status === undefined ? {} : stateWith(status);
  return {
    asked: asked(page),
    filter: {
      ...(enable === undefined ? {} : { enabled: enable === 0 }),
      ...(name === undefined || name === '' ? {} : { name }),
      ...state,
      ...(voiceGroupId === undefined ? {} : { queue: QueueId(String(voiceGroupId)) }),
    },
    isExact: voiceGroupId === undefined && (status === undefined || state.state !== undefined),
    fits: fitsOf(params),
  };
};

const rowOf = ({ agent, account, ccode, password, isDeleted }: Seat, place: number) => {
  const group = groupOf(agent);
  const status = statusOf(agent);
  return {
    keyId: Number(agent.id),
    empNo: agent.number ?? null,
    petName: agent.displayName ?? '',
    name: agent.name ?? '',
    appId: '1000009',
    // A list may hold rows that were deleted.
    deleteFlag: isDeleted ? 1 : 0,
    createTime: dateOfInstant(agent.createdAt),
    updateTime: dateOfInstant(agent.updatedAt),
    enable: agent.enabled === false ? 1 : 0,
    priority: agent.priority ?? 1,
    voiceGroupId: group === undefined ? null : Number(group.id),
    account,
    password,
    displayNum: agent.callerId ?? null,
    ccode,
    appName: null,
    groupName: group?.name ?? null,
    // The table says Integer, the sample has a string.
    status: place % 2 === 0 ? String(status) : status,
  };
};

/** The center's own page wherever it can tell: a center may be large. */
const seatsOn = (
  world: ItniotechWorld,
  { asked, filter, isExact, fits }: SeatQuery,
): TE.TaskEither<ContactCenterError, Slice<Seat>> => {
  if (!isUntouched(world.state))
    return pipe(
      allSeats(world),
      TE.map((seats) => sliceOf(asked, seats.filter(fits))),
    );
  const { list } = world.center.agents;
  return isExact
    ? pipe(
        slice(list, filter, asked),
        TE.map(({ rows, total }) => ({ rows: rows.map(seatOf(world.state)), total })),
      )
    : pipe(
        every(list, filter),
        TE.map((agents) => sliceOf(asked, agents.map(seatOf(world.state)).filter(fits))),
      );
};

/** Agent query. */
const querySeats = reading(isSeatQuery, (body, world) => {
  const query = queryOf(body);
  return pipe(
    orBroken(seatsOn(world, query)),
    TE.map(({ rows, total }) => pageOf(query.asked, { rows: rows.map(rowOf), total }, world)),
  );
});

/** The seats of the license, and how many of them are left. */
const querySipTotal: Serve = (world, { query }) =>
  pipe(
    idInQuery(query, 'voiceGroupId'),
    TE.chain((group) => existingGroup(world, group, '-22')),
    TE.chain(() => orBroken(seatsLeft(world))),
    TE.map((remaining) => ({ total: seatLicense(world), remaining })),
  );

const isSdkRequest = hasFields({ account: isText, expires: isWhole(60, 28_800) }, {});

/** Every credential is a new one, and the seat's former one has ended. */
const createSdkAuthentication = reading(isSdkRequest, ({ account }, world, request) =>
  pipe(
    orBroken(liveSeats(world)),
    TE.filterOrElse(
      (seats) => seats.some((seat) => seat.account === account),
      (): Refusal => '-24',
    ),
    TE.map(() => {
      record(world, request, 'create a credential for the browser');
      return { authentication: `Bearer sandbox:${account}:${randomUUID()}` };
    }),
  ),
);

/** The calls that read seats, which is what the vendor calls agents. */
export const seatRoutes: readonly Route[] = [
  { method: 'POST', path: '/v3/cc/seat/query', serve: querySeats },
  { method: 'GET', path: '/v3/cc/seat/querySipTotal', serve: querySipTotal },
  { method: 'POST', path: '/v3/cc/seat/createSdkAuthentication', serve: createSdkAuthentication },
];
