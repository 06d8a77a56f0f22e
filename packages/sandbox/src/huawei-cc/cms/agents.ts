import type { Agent, AgentState, NotReadyReason, Presence } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { credentials } from '../../credentials.js';
import { isObject, isWhole } from '../../guards.js';
import type { Refusal } from './codes.js';
import type { Route } from './route.js';

const { ccId, vdn } = credentials['huawei-cc'].cms;

const isCcId = isWhole(1, 65_535);
const isVdn = isWhole(1, 5000);
const isAgentId = (u: unknown): u is number => isWhole(101, 59_999)(u) || isWhole(70_000, 999_999)(u);

const documented = ['ccId', 'vdn', 'agentId'];

/** The agent asked for. */
const readAgentId = (body: unknown): E.Either<Refusal, number> => {
  if (!isObject(body) || !isCcId(body.ccId) || !isVdn(body.vdn) || !isAgentId(body.agentId))
    return E.left('0100002');
  if (Object.keys(body).some((field) => !documented.includes(field))) return E.left('0100002');
  return body.ccId === ccId && body.vdn === vdn ? E.right(body.agentId) : E.left('0101003');
};

const unknown: Presence = { state: 'unknown' };

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

const platformState = ({ state, reason = 'other' }: Presence): number =>
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
      TE.fromEither(readAgentId(body)),
      TE.chain((agentId) =>
        pipe(
          center.agents.get({ agent: { number: String(agentId) } }),
          TE.mapLeft((): Refusal => '0101002'),
          TE.map((agent) => detailsOf(agentId, agent, now())),
        ),
      ),
    ),
};

/** The calls about agents. */
export const agentRoutes: readonly Route[] = [agentByWorkNo];
