import { createHash } from 'node:crypto';
import type { Agent, AgentQuery, AgentState } from '@cordboard/core';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { every } from '../every.js';
import { isObject, isText, isWhole, own } from '../guards.js';
import { parseJson } from '../http.js';
import type { World } from '../world.js';
import type { Refusal } from './codes.js';
import type { Serve } from './endpoint.js';

/** 3 covers the ringing phone too; 9 stands in no table of the vendor, as a newer state would. */
const statuses: Readonly<Record<AgentState, number>> = {
  'logged-out': 1,
  ready: 2,
  reserved: 3,
  busy: 3,
  'wrap-up': 4,
  'not-ready': 5,
  unknown: 9,
};

const groupOf = ({ queues = [] }: Agent) => queues[0];

const statusOf = ({ presence }: Agent): number => statuses[presence?.state ?? 'logged-out'];

interface SeatQuery {
  readonly current: number;
  readonly size: number;
  readonly filter: AgentQuery;
  readonly status: number | undefined;
  readonly voiceGroupId: number | undefined;
}

const isFlag = isWhole(0, 1);
const isStatus = isWhole(1, 5);
const isId = isWhole(1, Number.MAX_SAFE_INTEGER);

/** Tests of the fields of `params`; a field that is not documented is refused rather than overlooked. */
const params: Readonly<Record<string, (u: unknown) => boolean>> = {
  enable: isFlag,
  name: isText,
  voiceGroupId: isId,
  status: isStatus,
};

const readQuery = (body: unknown): E.Either<Refusal, SeatQuery> => {
  if (!isObject(body) || !isObject(body.params)) return E.left('-22');
  const { current, size } = body;
  const { enable, name, voiceGroupId, status } = body.params;
  const isDocumented = Object.entries(body.params).every(
    ([field, value]) => own(params, field)?.(value) === true,
  );
  if (!isDocumented || !isId(current) || !isWhole(1, 100)(size)) return E.left('-22');
  return E.right({
    current,
    size,
    status: isStatus(status) ? status : undefined,
    voiceGroupId: isId(voiceGroupId) ? voiceGroupId : undefined,
    filter: {
      ...(isFlag(enable) ? { enabled: enable === 0 } : {}),
      ...(isText(name) && name !== '' ? { name } : {}),
    },
  });
};

/** `yyyy-MM-dd HH:mm:ss` in UTC+8, which it does not say. */
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
const lies = (total: number): Readonly<Record<string, unknown>> => ({
  total: total + 4,
  size: 20,
  current: 1,
  pages: 1,
});

const pageOf = (
  { current, size }: SeatQuery,
  agents: readonly Agent[],
  { options }: World,
): Readonly<Record<string, unknown>> => {
  const total = agents.length;
  const records = agents.slice((current - 1) * size, current * size).map(rowOf);
  return {
    total,
    size,
    current,
    pages: Math.ceil(total / size),
    ...(options.lyingCounters === true ? lies(total) : {}),
    // An empty page comes without the key.
    ...(records.length === 0 ? {} : { records }),
    searchCount: true,
  };
};

const fits =
  ({ status, voiceGroupId }: SeatQuery) =>
  (agent: Agent): boolean =>
    (status === undefined || statusOf(agent) === status) &&
    // An agent has one group here, however many queues the center knows of.
    (voiceGroupId === undefined || groupOf(agent)?.id === String(voiceGroupId));

/** Agent query (`seat/query`). */
export const querySeats: Serve = (world, request) =>
  pipe(
    TE.fromEither(readQuery(parseJson(request.body))),
    TE.bindTo('query'),
    TE.bind('agents', ({ query }) =>
      pipe(
        every(world.center.agents.list, query.filter),
        TE.mapLeft((): Refusal => '-18'),
      ),
    ),
    TE.map(({ query, agents }) => pageOf(query, agents.filter(fits(query)), world)),
  );
