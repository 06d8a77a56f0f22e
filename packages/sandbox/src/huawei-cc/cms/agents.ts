import type { Agent, ContactCenterError } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { credentials } from '../../credentials.js';
import { every } from '../../every.js';
import type { World } from '../../world.js';
import { isWhole } from '../../guards.js';
import { isListOf, readBody } from './body.js';
import type { Refusal } from './codes.js';
import type { Route } from './route.js';
import { platformState, unknown } from './states.js';

const { vdn } = credentials['huawei-cc'].cms;

const isAgentId = (u: unknown): u is number => isWhole(101, 59_999)(u) || isWhole(70_000, 999_999)(u);

/** The page's own table from a state of the platform to the state of the agent; 0 is unknown. */
const agentStates = [2, 4, 7, 7, 7, 7, 5, 3, 8, 0];

/** The sign-in time of an agent who is not signed in, as in the page's sample. */
const never = 4_294_967_295_000;

const secondsSince = (since: string | undefined, now: number): number =>
  since === undefined ? 0 : Math.max(0, Math.floor((now - Date.parse(since)) / 1000));

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
    currentStateTime: secondsSince(presence.since, now),
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

const invalid = (): Refusal => '0100002';

/** What a page of all agents says of each; `count` is that of all. */
const pageOfAgents =
  (toRow: (agentId: number, agent: Agent, now: number) => object): Route['serve'] =>
  ({ center, now }, body) =>
    pipe(
      TE.fromEither(readBody(body, { offset: isOffset, limit: isLimit })),
      TE.chain(({ offset, limit }) =>
        pipe(
          every(center.agents.list, {}),
          TE.bimap(invalid, (agents) => {
            const rows = agents.flatMap((agent) =>
              agent.number === undefined ? [] : [toRow(Number(agent.number), agent, now())],
            );
            return { data: rows.slice(offset, offset + limit), count: rows.length };
          }),
        ),
      ),
    );

/** Querying the states of all agents by page. The page names no largest limit. */
const totalAgentDynamicInfo: Route = {
  method: 'POST',
  path: 'vdn/totalagentdynamicinfo',
  serve: pageOfAgents((agentId, { presence = unknown }) => ({ agentId, state: platformState(presence) })),
};

/** The same with how many seconds each state has lasted. */
const totalAgentAbstract: Route = {
  method: 'POST',
  path: 'vdn/totalagentabstractex3',
  serve: pageOfAgents((agentId, { presence = unknown }, now) => ({
    agentId,
    currentState: platformState(presence),
    currentStateTime: secondsSince(presence.since, now),
    locationId: 0,
  })),
};

const isAgentIds = isListOf(isAgentId, 6000);

/** The queues of one agent, and whether the agent is signed in to each of them. */
const skillsOf = (
  center: World['center'],
  agentId: number,
): TE.TaskEither<ContactCenterError, readonly object[]> =>
  pipe(
    every(center.queues.listMembers, { agent: { number: String(agentId) } }),
    TE.map((places) => [
      {
        agentId,
        skills: places.map(({ queue, joined }) => ({
          skillId: Number(queue.id),
          isLogin: joined === true ? 1 : 0,
        })),
      },
    ]),
    TE.orElse((error) => (error.kind === 'NotFound' ? TE.right([]) : TE.left(error))),
  );

/** Querying the queues of some agents; one who is not there has no row. */
const skillsOfAgents: Route = {
  method: 'POST',
  path: 'agentgroup/siteagentcallandskillinfobyagentids',
  serve: ({ center }, body) =>
    pipe(
      TE.fromEither(readBody(body, { agentIds: isAgentIds })),
      TE.chain(({ agentIds }) =>
        pipe(
          agentIds,
          TE.traverseSeqArray((agentId) => skillsOf(center, agentId)),
          TE.bimap(invalid, (rows) => ({ data: rows.flat() })),
        ),
      ),
    ),
};

/** The calls about agents. */
export const agentRoutes: readonly Route[] = [
  agentByWorkNo,
  totalAgentDynamicInfo,
  totalAgentAbstract,
  skillsOfAgents,
];
