import type { SettableState } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { credentials } from '../../credentials.js';
import { parseJson } from '../../http.js';
import type { Refusal } from './codes.js';
import type { AgentEvent } from './mailbox.js';
import { sessionOf, type GatewayCall, type Route, type Serve } from './route.js';
import { setCookie } from './sessions.js';
import { readSignIn, type SignIn } from './sign-in-request.js';

type Happening = readonly [eventType: string, content: unknown];

const signedIn: readonly Happening[] = [
  ['AgentOther_InService', null],
  ['AgentState_Ready', null],
];

/** What happens after a sign-in, by the state asked for: "ready" is the first event in every case. */
const happenings: Readonly<Record<SignIn['status'], readonly Happening[]>> = {
  '3': [...signedIn, ['AgentState_SetNotReady_Success', { reason: '0' }]],
  '4': signedIn,
  '5': [...signedIn, ['AgentState_Work', null]],
};

const eventsAfter = (agentId: string, { status }: SignIn): readonly AgentEvent[] =>
  happenings[status].map(([eventType, content]) => ({ eventType, workNo: agentId, content }));

/** The gateway answers the same for an unknown agent and a wrong password. */
const provePassword = (
  { world, agentId }: GatewayCall,
  { password }: SignIn,
): TE.TaskEither<Refusal, unknown> =>
  pipe(
    world.center.agents.get({ agent: { number: agentId } }),
    TE.mapLeft((): Refusal => '100-004'),
    TE.filterOrElse(
      () => password === credentials['huawei-cc'].passwordOf(agentId),
      (): Refusal => '100-004',
    ),
  );

const states: Readonly<Record<SignIn['status'], SettableState>> = {
  '3': 'not-ready',
  '4': 'ready',
  '5': 'wrap-up',
};

/** What the center knows of it. The gateway knows no disabled accounts: whom the center does not let in has a session all the same. */
const arrived = (
  { world: { center, ledger }, agentId, request }: GatewayCall,
  { status }: SignIn,
): TE.TaskEither<Refusal, void> => {
  const agent = { number: agentId };
  ledger.record({ vendor: 'huawei-cc', request, effect: 'sign in', key: ledger.keyOf(agentId, 'sign in') });
  return TE.fromTask(async () => {
    await center.presence.signOut({ agent, force: true })();
    await center.presence.signIn({ agent, state: states[status] })();
  });
};

const signInWith =
  (mayReplace: boolean): Serve =>
  (call) =>
    pipe(
      TE.fromEither(readSignIn(parseJson(call.request.body))),
      TE.chainFirst((signIn) => provePassword(call, signIn)),
      TE.filterOrElse(
        () => mayReplace || call.sessions.of(call.agentId) === undefined,
        (): Refusal => '100-002',
      ),
      TE.chain((signIn) =>
        pipe(
          arrived(call, signIn),
          TE.map(() => call.sessions.begin(call.agentId, eventsAfter(call.agentId, signIn))),
        ),
      ),
      TE.map((session) => ({
        headers: {
          'Set-GUID': `JSESSIONID=${session.guids.current()}`,
          'Set-Cookie': setCookie(session),
        },
        body: {
          message: '',
          result: {
            vdnid: 1,
            workno: call.agentId,
            mediatype: 'TTF',
            loginTime: String(call.world.now()),
            isForceChange: 'false',
            serverName: 'AgentGateway',
            timeRemaining: '',
          },
        },
      })),
    );

/** Sign-in. */
const signIn = signInWith(false);

/** Forcible sign-in: ends the agent's other session. */
const forceSignIn = signInWith(true);

/** What the center knows of it. Who was removed meanwhile is not there, and leaves all the same. */
const left = (
  { center }: GatewayCall['world'],
  agentId: string,
  force: boolean,
): TE.TaskEither<Refusal, unknown> =>
  pipe(
    center.presence.signOut({ agent: { number: agentId }, force }),
    TE.orElseW(({ kind }) => (kind === 'NotFound' ? TE.right(undefined) : TE.left<Refusal>('100-010'))),
  );

const signOutWith =
  (force: boolean): Serve =>
  (call) => {
    const { world, agentId, request } = call;
    return pipe(
      call.sessions.of(agentId) === undefined ? TE.left<Refusal>('100-008') : sessionOf(call),
      TE.chainFirst(() => left(world, agentId, force)),
      TE.map((session) => {
        call.sessions.end(session);
        const key = world.ledger.keyOf(agentId, 'sign out');
        world.ledger.record({ vendor: 'huawei-cc', request, effect: 'sign out', key });
        return { body: { result: {} } };
      }),
    );
  };

/** Sign-out: not of an agent who is in a contact. */
const signOut = signOutWith(false);

/** Forcible sign-out. */
const forceSignOut = signOutWith(true);

/** Forcible sign-out with a reason, a number from 1 to 255. */
const forceSignOutWithReason: Serve = (call) => {
  const { reason = '' } = call.params;
  const isReason = /^[1-9]\d{0,2}$/.test(reason) && Number(reason) <= 255;
  return isReason ? forceSignOut(call) : TE.left('100-005');
};

/** A new Guid for an agent whose page was lost: in the body, without the prefix that headers have. */
const updateGuid: Serve = (call) =>
  pipe(
    sessionOf(call),
    TE.map((session) => ({ body: { result: { guid: session.guids.renew() } } })),
  );

/** The event poll: at most one event, after a while none; keeps the agent signed in and renews the Guid. */
const pollEvents: Serve = (call) =>
  pipe(
    sessionOf(call),
    TE.bindTo('session'),
    TE.bind(
      'event',
      ({ session }) =>
        () =>
          call.sessions.poll(session, call.request.signal),
    ),
    TE.map(({ session, event }) => {
      const guid = session.guids.renewIfDue();
      return {
        ...(guid === undefined ? {} : { headers: { 'Set-GUID': `JSESSIONID=${guid}` } }),
        body: { message: '', event },
      };
    }),
  );

/** The calls that begin, keep up and end an agent's session. */
export const agentSessionRoutes: readonly Route[] = [
  { method: 'PUT', path: 'onlineagent/{agentid}', serve: signIn },
  { method: 'PUT', path: 'onlineagent/{agentid}/forcelogin', serve: forceSignIn },
  { method: 'DELETE', path: 'onlineagent/{agentid}/logout', serve: signOut },
  { method: 'DELETE', path: 'onlineagent/{agentid}/forcelogout', serve: forceSignOut },
  {
    method: 'DELETE',
    path: 'onlineagent/{agentid}/forcelogoutwithreason/{reason}',
    serve: forceSignOutWithReason,
  },
  { method: 'PUT', path: 'onlineagent/{agentid}/updateGuid', serve: updateGuid },
  { method: 'GET', path: 'agentevent/{agentid}', serve: pollEvents },
];
