import { createHash } from 'node:crypto';
import {
  AgentId,
  QueueId,
  type Agent,
  type AgentQuery,
  type AgentState,
  type NumberedPage,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { every, slice, sliceOf, type Slice } from '../../every.js';
import { isObject, isText, isWhole, own } from '../../guards.js';
import { parseJson, type SandboxRequest } from '../../http.js';
import type { World } from '../../world.js';
import type { Refusal } from './codes.js';
import type { Route, Serve } from './route.js';

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

const groupOf = ({ queues = [] }: Agent) => queues[0];

const statusOf = ({ presence }: Agent): number => statuses[presence?.state ?? 'logged-out'];

interface SeatQuery {
  readonly asked: NumberedPage;
  /** What the center itself can filter by. */
  readonly filter: AgentQuery;
  /** The remaining filter. */
  readonly fits: ((agent: Agent) => boolean) | undefined;
}

const isFlag = isWhole(0, 1);
const isStatus = isWhole(1, 5);
const isId = isWhole(1, Number.MAX_SAFE_INTEGER);

/** Tests of the fields of `params`; undocumented fields are refused. */
const params: Readonly<Record<string, (u: unknown) => boolean>> = {
  enable: isFlag,
  name: isText,
  voiceGroupId: isId,
  status: isStatus,
};

/** The center looks for one state at a time; two have the same status. */
const stateWith = (status: number): Pick<AgentQuery, 'state'> => {
  const [state, another] = states.filter((each) => statuses[each] === status);
  return another === undefined ? { state } : {};
};

/** Only what the center's own filters leave open: an agent has one group here, however many queues. */
const fitsOf = (status: number | undefined, group: QueueId | undefined): SeatQuery['fits'] => {
  const isExact = group === undefined && (status === undefined || stateWith(status).state !== undefined);
  return isExact
    ? undefined
    : (agent) =>
        (status === undefined || statusOf(agent) === status) &&
        (group === undefined || groupOf(agent)?.id === group);
};

const readQuery = (body: unknown): E.Either<Refusal, SeatQuery> => {
  if (!isObject(body) || !isObject(body.params)) return E.left('-22');
  const { current, size } = body;
  const { enable, name, voiceGroupId, status } = body.params;
  const isDocumented = Object.entries(body.params).every(
    ([field, value]) => own(params, field)?.(value) === true,
  );
  if (!isDocumented || !isId(current) || !isWhole(1, 100)(size)) return E.left('-22');
  const group = isId(voiceGroupId) ? QueueId(String(voiceGroupId)) : undefined;
  return E.right({
    asked: { page: current, size },
    filter: {
      ...(isFlag(enable) ? { enabled: enable === 0 } : {}),
      ...(isText(name) && name !== '' ? { name } : {}),
      ...(isStatus(status) ? stateWith(status) : {}),
      ...(group === undefined ? {} : { queue: group }),
    },
    fits: fitsOf(isStatus(status) ? status : undefined, group),
  });
};

/** `yyyy-MM-dd HH:mm:ss` in UTC+8, without an offset. */
const dateOf = (instant: string | undefined): string | null =>
  instant === undefined
    ? null
    : new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

/** What the vendor returns as the agent's password. */
const passwordOf = ({ id }: Agent): string => createHash('md5').update(`sandbox seat ${id}`).digest('hex');

const rowOf = (agent: Agent, place: number): Readonly<Record<string, unknown>> => {
  const group = groupOf(agent);
  const status = statusOf(agent);
  return {
    keyId: Number(agent.id),
    empNo: agent.number ?? null,
    petName: agent.displayName ?? '',
    name: agent.name ?? '',
    appId: '1000009',
    deleteFlag: 0,
    createTime: dateOf(agent.createdAt),
    updateTime: dateOf(agent.updatedAt),
    enable: agent.enabled === false ? 1 : 0,
    priority: agent.priority ?? 1,
    voiceGroupId: group === undefined ? null : Number(group.id),
    account: `sandbox_${agent.number ?? agent.id}`,
    password: passwordOf(agent),
    displayNum: agent.callerId ?? null,
    ccode: null,
    appName: null,
    groupName: group?.name ?? null,
    // The table says Integer, the sample has a string.
    status: place % 2 === 0 ? String(status) : status,
  };
};

/** The counters of the vendor's sample contradict its one row and the request above it. */
const wrongValues = (total: number): Readonly<Record<string, unknown>> => ({
  total: total + 4,
  size: 20,
  current: 1,
  pages: 1,
});

const pageOf = (
  { page: current, size }: NumberedPage,
  { rows, total }: Slice<Agent>,
  { options }: World,
): Readonly<Record<string, unknown>> => ({
  total,
  size,
  current,
  pages: Math.ceil(total / size),
  ...(options.wrongCounters === true ? wrongValues(total) : {}),
  // An empty page comes without the key.
  ...(rows.length === 0 ? {} : { records: rows.map(rowOf) }),
  searchCount: true,
});

const seatsOn = ({ center }: World, { asked, filter, fits }: SeatQuery) =>
  fits === undefined
    ? slice(center.agents.list, filter, asked)
    : pipe(
        every(center.agents.list, filter),
        TE.map((agents) => sliceOf(asked, agents.filter(fits))),
      );

/** Agent query. */
const querySeats: Serve = (world, request) =>
  pipe(
    TE.fromEither(readQuery(parseJson(request.body))),
    TE.chain((query) =>
      pipe(
        seatsOn(world, query),
        TE.bimap(
          (): Refusal => '-18',
          (found) => pageOf(query.asked, found, world),
        ),
      ),
    ),
  );

const isIdList = (u: unknown): u is readonly number[] => Array.isArray(u) && u.length > 0 && u.every(isId);

/** What the batch operation does by its `type`; deleting is not simulated. */
const switches: ReadonlyMap<unknown, boolean> = new Map([
  [3, false],
  [4, true],
]);

const switchSeat =
  ({ center, ledger }: World, request: SandboxRequest, enabled: boolean) =>
  (id: number): TE.TaskEither<Refusal, void> =>
    pipe(
      center.agents.setEnabled({ agent: { id: AgentId(String(id)) }, enabled }),
      // The page lists no code for an agent that does not exist; of those it has, the one about parameters fits.
      TE.mapLeft(({ kind }): Refusal => (kind === 'Conflict' ? '-67' : kind === 'NotFound' ? '-22' : '-18')),
      TE.map(({ outcome }) => {
        if (outcome === 'unchanged') return;
        const effect = `${enabled ? 'enable' : 'disable'} agent ${id}`;
        ledger.record({
          vendor: 'itniotech',
          request,
          effect,
          key: ledger.keyOf(request.path, request.body),
        });
      }),
    );

/** Batch operation of agents: one code for all of them. */
const batchingSeat: Serve = (world, request) => {
  const body = parseJson(request.body);
  const { type, idList } = isObject(body) ? body : {};
  const enabled = switches.get(type);
  return enabled === undefined || !isIdList(idList)
    ? TE.left('-22')
    : pipe(
        idList,
        TE.traverseSeqArray(switchSeat(world, request, enabled)),
        TE.map(() => null),
      );
};

/** The calls about seats, which is what the vendor calls agents. */
export const seatRoutes: readonly Route[] = [
  { method: 'POST', path: '/v3/cc/seat/query', serve: querySeats },
  { method: 'POST', path: '/v3/cc/seat/batchingSeat', serve: batchingSeat },
];
