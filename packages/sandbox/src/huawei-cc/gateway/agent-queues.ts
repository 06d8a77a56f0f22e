import type { QueueId, QueueMember } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { every } from '../../every.js';
import { isObject, isText } from '../../guards.js';
import { parseJson } from '../../http.js';
import type { Refusal } from './codes.js';
import { inspectedBy } from './inspector.js';
import { carriedOut, sessionOf, type GatewayCall, type Route, type Serve } from './route.js';

/** The queues that an agent is configured for, signed in to them or not. */
const placesOf = ({ world }: GatewayCall, workNo: string): TE.TaskEither<Refusal, readonly QueueMember[]> =>
  pipe(
    every(world.center.queues.listMembers, { agent: { number: workNo } }),
    TE.mapLeft((): Refusal => '600-001'),
  );

const voice = 5;

const skillsOf = (call: GatewayCall, workNo: string) =>
  pipe(
    sessionOf(call),
    TE.chain(() => placesOf(call, workNo)),
    TE.map((places) => ({
      body: {
        result: places.map(({ queue }) => ({ name: queue.name, id: Number(queue.id), mediatype: voice })),
      },
    })),
  );

/** Querying the configured skill queues, one's own or another agent's. */
const agentSkills: Serve = (call) => skillsOf(call, call.agentId);
const agentSkillsByWorkNo: Serve = (call) => skillsOf(call, call.params.workno ?? '');

/** Signs an agent in to those of some queues that the agent is configured for, and out of all others. */
const signInTo = (call: GatewayCall, workNo: string, ids: readonly string[]): TE.TaskEither<Refusal, void> =>
  pipe(
    placesOf(call, workNo),
    TE.map((places) => places.map(({ queue }) => queue.id).filter((id) => ids.includes(id))),
    TE.chain((queues) => setQueues(call, workNo, queues.length === 0 ? 'none' : queues)),
  );

const setQueues = (
  call: GatewayCall,
  workNo: string,
  queues: 'all' | 'none' | readonly QueueId[],
): TE.TaskEither<Refusal, void> =>
  carriedOut(
    call,
    `queues ${String(queues)}`,
    call.world.center.presence.setQueues({ agent: { number: workNo }, queues }),
    workNo,
  );

const longestList = 4000;

const readIds = (skillid: string): E.Either<Refusal, readonly string[]> =>
  skillid.length <= longestList && /^(\d+(;\d+)*)?$/.test(skillid)
    ? E.right(skillid.split(';'))
    : E.left('000-002');

/** Resetting the queues: all that are configured, or those of them that are listed, which may be none. */
const resetSkill: Serve = (call) => {
  const { params, request, agentId } = call;
  return pipe(
    sessionOf(call),
    TE.chain(() =>
      params.autoflag === 'true'
        ? setQueues(call, agentId, 'all')
        : pipe(
            TE.fromEither(readIds(request.query.get('skillid') ?? '')),
            TE.chain((ids) => signInTo(call, agentId, ids)),
          ),
    ),
    TE.map(() => ({ body: { result: {} } })),
  );
};

interface Adjustment {
  readonly workNo: string;
  readonly skills: readonly string[];
}

const mostSkills = 1000;

const readAdjustment = (body: unknown): E.Either<Refusal, Adjustment> => {
  if (!isObject(body) || !isText(body.workNo) || !Array.isArray(body.skills)) return E.left('100-001');
  const { workNo } = body;
  const skills: readonly unknown[] = body.skills;
  const areRight = skills.length > 0 && skills.length <= mostSkills && skills.every(Number.isSafeInteger);
  return areRight ? E.right({ workNo, skills: skills.map(String) }) : E.left('100-001');
};

/** Adjusting the queues of an agent who is signed in, by an inspector. */
const adjustSkill: Serve = (call) =>
  pipe(
    TE.fromEither(readAdjustment(parseJson(call.request.body))),
    TE.chainFirst(({ workNo }) => inspectedBy(call, workNo)),
    TE.chain(({ workNo, skills }) => signInTo(call, workNo, skills)),
    TE.map(() => ({ body: { message: '', result: {} } })),
  );

/** The calls about the queues that an agent who is signed in takes calls from. */
export const agentQueueRoutes: readonly Route[] = [
  { method: 'GET', path: 'onlineagent/{agentid}/agentskills', serve: agentSkills },
  { method: 'GET', path: 'onlineagent/{agentid}/agentskillsbyworkno/{workno}', serve: agentSkillsByWorkNo },
  { method: 'POST', path: 'onlineagent/{agentid}/resetskill/{autoflag}', serve: resetSkill },
  { method: 'POST', path: 'qualitycontrol/{agentid}/adjustskill', serve: adjustSkill },
];
