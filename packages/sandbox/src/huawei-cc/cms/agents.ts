import type { Agent, AgentState, NotReadyReason, AgentPresence } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { credentials } from '../../credentials.js';
import { every } from '../../every.js';
import { isObject, isWhole, own } from '../../guards.js';
import type { Refusal } from './codes.js';
import type { Route } from './route.js';

const { ccId, vdn } = credentials['huawei-cc'].cms;

const isCcId = isWhole(1, 65_535);
const isVdn = isWhole(1, 5000);
const isAgentId = (u: unknown): u is number => isWhole(101, 59_999)(u) || isWhole(70_000, 999_999)(u);

/** Whether these fields are all there, each as its page wants it, and no others. */
const isOf = <F extends string>(
  fields: Readonly<Record<F, (u: unknown) => u is number>>,
  u: Readonly<Record<string, unknown>>,
): u is Readonly<Record<F, number>> =>
  Object.keys(u).every((field) => Object.hasOwn(fields, field)) &&
  Object.entries<(value: unknown) => boolean>(fields).every(([field, test]) => test(own(u, field)));

/** The documented fields of a body that names the customer and these fields, and no others. */
const readBody = <F extends string>(
  body: unknown,
  fields: Readonly<Record<F, (u: unknown) => u is number>>,
): E.Either<Refusal, Readonly<Record<F, number>>> => {
  if (!isObject(body) || !isCcId(body.ccId) || !isVdn(body.vdn)) return E.left('0100002');
  const { ccId: center, vdn: virtual, ...others } = body;
  if (!isOf(fields, others)) return E.left('0100002');
  return center === ccId && virtual === vdn ? E.right(others) : E.left('0101003');
};

const unknown: AgentPresence = { state: 'unknown' };

/** Not ready, in the states of the platform: 7 busy, 8 rest, 9 study. */
const whileNotReady: Readonly<Record<NotReadyReason, number>> = {
  break: 8,
  meal: 8,
  meeting: 8,
  away: 8,
  training: 9,
  busy: 7,
  system: 7,
  other: 7,
};

/** The states of the platform; 11 is in no table. */
const platformStates: Readonly<Record<Exclude<AgentState, 'not-ready'>, number>> = {
  'logged-out': 0,
  ready: 1,
  reserved: 4,
  busy: 5,
  'wrap-up': 6,
  unknown: 11,
};

const platformState = ({ state, reason = 'other' }: AgentPresence): number =>
  state === 'not-ready' ? whileNotReady[reason] : platformStates[state];

/** The page's own table from a state of the platform to the state of the agent; 0 is unknown. */
const agentStates = [2, 4, 7, 7, 7, 7, 5, 3, 8, 0];

/** The sign-in time of an agent who is not signed in, as in the page's sample. */
const never = 4_294_967_295_000;

/** The center does not know when an agent signed in: `loginDate` is when the present state began. */
const detailsOf = (agentId: number, { name, station, presence = unknown }: Agent, now: number): object => {
  const isSignedIn = presence.state !== 'logged-out';
  const since = presence.since === undefined ? now : Date.parse(presence.since);
  const citStatus = platformState(presence);
  return {
    workNo: agentId,
    vdnId: vdn,
    citStatus,
    name,
    phoneNumber: isSignedIn ? (station?.extension ?? station?.phoneNumber ?? null) : null,
    loginDate: isSignedIn ? since : never,
    currentStateTime: Math.max(0, Math.floor((now - since) / 1000)),
    mediaType: isSignedIn ? 1 : 0,
    status: agentStates[citStatus] ?? 0,
  };
};

/** Querying the details of one agent. */
const agentByWorkNo: Route = {
  method: 'POST',
  path: 'agent/agentbyworkno',
  serve: ({ center, now }, body) =>
    pipe(
      TE.fromEither(readBody(body, { agentId: isAgentId })),
      TE.chain(({ agentId }) =>
        pipe(
          center.agents.get({ agent: { number: String(agentId) } }),
          TE.mapLeft((): Refusal => '0101002'),
          TE.map((agent) => ({ data: detailsOf(agentId, agent, now()) })),
        ),
      ),
    ),
};

const isOffset = isWhole(0, 1_000_000);
const isLimit = isWhole(1, 1000);

/** Querying the states of all agents by page; `count` is that of all. The page names no largest limit. */
const totalAgentDynamicInfo: Route = {
  method: 'POST',
  path: 'vdn/totalagentdynamicinfo',
  serve: ({ center }, body) =>
    pipe(
      TE.fromEither(readBody(body, { offset: isOffset, limit: isLimit })),
      TE.chain(({ offset, limit }) =>
        pipe(
          every(center.agents.list, {}),
          TE.mapLeft((): Refusal => '0100002'),
          TE.map((agents) => {
            const rows = agents.flatMap(({ number, presence = unknown }) =>
              number === undefined ? [] : [{ agentId: Number(number), state: platformState(presence) }],
            );
            return { data: rows.slice(offset, offset + limit), count: rows.length };
          }),
        ),
      ),
    ),
};

/** The calls about agents. */
export const agentRoutes: readonly Route[] = [agentByWorkNo, totalAgentDynamicInfo];
