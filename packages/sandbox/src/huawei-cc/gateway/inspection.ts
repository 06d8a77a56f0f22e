import type { AgentPresence, SetPresence } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { every } from '../../every.js';
import { isAtRest } from './agent-states.js';
import type { Refusal } from './codes.js';
import { inspectedBy } from './inspector.js';
import { isWithin } from './numbers.js';
import { sessionOf, type GatewayCall, type Route, type Serve } from './route.js';
import type { Session } from './sessions.js';

/** On the gateway's own scale, and on that of the CTI platform. */
const states: Readonly<Record<AgentPresence['state'], readonly [status: number, ctiStatus: number]>> = {
  unknown: [0, 9],
  'logged-out': [2, 0],
  'not-ready': [3, 7],
  ready: [4, 1],
  reserved: [7, 2],
  busy: [7, 5],
  'wrap-up': [5, 6],
};

const atRest = [8, 8] as const;

const statesOf = (presence: AgentPresence): readonly [number, number] =>
  isAtRest(presence) ? atRest : states[presence.state];

/** Querying an agent of the same VDN; both states come as text, as on the page. */
const agentByWorkNo: Serve = (call) => {
  const { world, params } = call;
  const agent = { number: params.workno ?? '' };
  return pipe(
    sessionOf(call),
    TE.chain(() =>
      pipe(
        TE.Do,
        TE.bind('presence', () => world.center.presence.get({ agent })),
        TE.bind('places', () => every(world.center.queues.listMembers, { agent })),
        TE.mapLeft((): Refusal => '300-003'),
      ),
    ),
    TE.map(({ presence, places }) => {
      const [status, ctiStatus] = statesOf(presence);
      return {
        body: {
          message: '',
          result: {
            workno: agent.number,
            name: agent.number,
            status: String(status),
            ctiStatus: String(ctiStatus),
            groupid: -1,
            skilllist: places.map(({ queue }) => ({ name: queue.name, id: Number(queue.id), mediatype: 5 })),
            mediatype: 'TTF',
            vdnid: 1,
            callids: [],
          },
        },
      };
    }),
  );
};

const empty = { body: { message: '', result: {} } };

const record = ({ world, request, params }: GatewayCall, effect: string): void => {
  const key = world.ledger.keyOf(params.workNo ?? '', effect);
  world.ledger.record({ vendor: 'huawei-cc', request, effect, key });
};

/** How an agent is told what an inspector has done. */
type Told = readonly [eventType: string, content: unknown];

/** Forces an agent into a state; the agent is told, and the inspector is not. */
const forcing =
  (wanted: (call: GatewayCall) => Omit<SetPresence, 'agent'>, [eventType, content]: Told): Serve =>
  (call) => {
    const { workNo = '' } = call.params;
    return pipe(
      inspectedBy(call, workNo),
      TE.chain((session) =>
        pipe(
          call.world.center.presence.set({ agent: { number: workNo }, ...wanted(call) }),
          TE.mapLeft((): Refusal => '900-005'),
          TE.map(({ outcome }) => {
            if (outcome !== 'unchanged') record(call, eventType);
            session.mailbox.put({ eventType, workNo, content });
            return empty;
          }),
        ),
      ),
    );
  };

const forceRest = forcing(
  ({ params }) => ({ state: 'not-ready', reason: 'break', durationSec: Number(params.time) }),
  ['AgentState_SetRest_Success', null],
);

/** Forcing an agent to rest, for some seconds and for a cause. */
const forceRestWithin: Serve = (call) => {
  const { time, reason } = call.params;
  return isWithin(time, 1, 86_399) && isWithin(reason, 1, 255) ? forceRest(call) : TE.left('000-002');
};

const end = (call: GatewayCall, session: Session): void => {
  call.sessions.end(session);
  record(call, 'sign out');
};

/** Signing an agent out, also from a contact. */
const forceSignOut: Serve = (call) =>
  pipe(
    inspectedBy(call, call.params.workNo ?? ''),
    TE.map((session) => {
      end(call, session);
      return empty;
    }),
  );

const post = (path: string, serve: Serve): Route => ({
  method: 'POST',
  path: `qualitycontrol/{agentid}/${path}`,
  serve,
});

/** What an inspector sees of agents and does to them. */
export const inspectionRoutes: readonly Route[] = [
  { method: 'GET', path: 'agentgroup/{agentid}/agentbyworkno/{workno}', serve: agentByWorkNo },
  post(
    'forcebusy/{workNo}',
    forcing(
      () => ({ state: 'not-ready', reason: 'busy' }),
      ['AgentState_SetNotReady_Success', { reason: '3' }],
    ),
  ),
  post(
    'forceidle/{workNo}',
    forcing(() => ({ state: 'ready' }), ['AgentState_Ready', null]),
  ),
  post('forcerest/{workNo}/{time}/{reason}', forceRestWithin),
  post('forcelogout/{workNo}', forceSignOut),
];
