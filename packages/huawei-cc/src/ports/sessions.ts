import {
  accepted,
  AgentId,
  applied,
  beyondState,
  failure,
  neverTold,
  onlyWhileNotReady,
  presence as port,
  serve,
  unchanged,
  whenConfigured,
  withoutValues,
  type AgentPresence,
  type AgentSession,
  type CallContext,
  type ContactCenterError,
  type SetPresence,
  type SignIn,
  type SignOut,
  type Written,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Surfaces } from '../configured.js';
import { changeOffered, fromSetPresence, isInCall, toOwnPresence } from '../mapping/agent-states.js';
import { fromAgentRef, workNumbers } from '../mapping/agents.js';
import { breakSec } from '../mapping/presence.js';
import type { Cms } from '../surfaces/cms/surface.js';
import { isNotSignedIn } from '../surfaces/gateway/sign-in.js';
import type { Sessions } from '../surfaces/gateway/sessions.js';
import { forceLogout, signOut as signOutCall } from '../surfaces/gateway/wire/session.js';
import { agentStatus } from '../surfaces/gateway/wire/state.js';
import { agentByRef } from './agents.js';

type Result<A> = TE.TaskEither<ContactCenterError, A>;

/** What the gateway says of an agent whom this center has signed in. */
const ownPresence = (sessions: Sessions, agentId: string, context: CallContext): Result<AgentPresence> =>
  pipe(sessions.within(agentStatus, agentId, {}, context), TE.map(toOwnPresence));

/** `undefined` where this center has no session of the agent's. */
const presenceIfSignedIn = (
  sessions: Sessions,
  agentId: string,
  context: CallContext,
): Result<AgentPresence | undefined> =>
  pipe(
    ownPresence(sessions, agentId, context),
    TE.orElse((error) => (isNotSignedIn(error) ? TE.right(undefined) : TE.left(error))),
  );

/** What was asked for and is not so yet. */
const pending = (now: AgentPresence, state: SetPresence['state']): AgentPresence => ({
  ...now,
  pending: state,
});

const beginSession = (
  sessions: Sessions,
  agentId: string,
  { state = 'not-ready', takeOver }: SignIn,
  context: CallContext,
): Result<Written<AgentSession>> =>
  pipe(
    sessions.signIn(agentId, { state, takeOver, context }),
    TE.bindTo('isNew'),
    TE.bind('presence', ({ isNew }) =>
      pipe(
        ownPresence(sessions, agentId, context),
        TE.mapLeft((error) => (isNew ? error.with({ effect: 'done' }) : error)),
      ),
    ),
    TE.map(({ isNew, presence }) => {
      const agent = { id: AgentId(agentId) };
      if (!isNew) return unchanged({ agent, presence });
      return presence.state === state
        ? applied({ agent, presence })
        : accepted({ agent, presence: pending(presence, state) });
    }),
  );

const signIn =
  (sessions: Sessions) =>
  (wanted: SignIn, context: CallContext): Result<Written<AgentSession>> =>
    pipe(
      TE.fromEither(fromAgentRef(wanted.agent)),
      TE.chain((agentId) =>
        pipe(
          presenceIfSignedIn(sessions, agentId, context),
          TE.chain((presence) =>
            presence === undefined
              ? beginSession(sessions, agentId, wanted, context)
              : TE.right(unchanged({ agent: { id: AgentId(agentId) }, presence })),
          ),
        ),
      ),
    );

const elsewhere = failure(
  'Conflict',
  'the agent is signed in elsewhere; presence.signIn with takeOver ends that session',
);

const inCall = failure('Conflict', 'the agent is in a call; force ends it');

const loggedOut: AgentPresence = { state: 'logged-out' };

/** An agent whom this center has not signed in: where the monitoring is configured, it tells who else has. */
const whoIsNotHere = (
  cms: Cms | undefined,
  { agent }: SignOut,
  context: CallContext,
): Result<AgentPresence> =>
  cms === undefined
    ? TE.right(loggedOut)
    : pipe(
        agentByRef(cms, agent, context),
        TE.map(({ presence = loggedOut }) => presence),
        TE.filterOrElse(
          ({ state }) => state === 'logged-out',
          () => elsewhere,
        ),
      );

const signOut =
  (sessions: Sessions, cms: Cms | undefined) =>
  (wanted: SignOut, context: CallContext): Result<Written<AgentPresence>> => {
    const { agent, force = false } = wanted;
    const leave = (agentId: string, now: AgentPresence): Result<Written<AgentPresence>> =>
      !force && isInCall(now)
        ? TE.left(inCall)
        : pipe(
            sessions.signOut(force ? forceLogout : signOutCall, agentId, context),
            TE.map(() => applied(loggedOut)),
          );
    return pipe(
      TE.fromEither(fromAgentRef(agent)),
      TE.chain((agentId) =>
        pipe(
          presenceIfSignedIn(sessions, agentId, context),
          TE.chain((now) =>
            now === undefined
              ? pipe(whoIsNotHere(cms, wanted, context), TE.map(unchanged))
              : leave(agentId, now),
          ),
        ),
      ),
    );
  };

const set =
  (sessions: Sessions) =>
  (wanted: SetPresence, context: CallContext): Result<Written<AgentPresence>> =>
    pipe(
      TE.fromEither(pipe(onlyWhileNotReady(wanted), E.chain(changeOffered))),
      TE.chain(() => TE.fromEither(fromAgentRef(wanted.agent))),
      TE.bindTo('agentId'),
      TE.bind('now', ({ agentId }) => ownPresence(sessions, agentId, context)),
      TE.chain(({ agentId, now }) => {
        const change = fromSetPresence(wanted, now);
        if (change === undefined) return TE.right(unchanged(now));
        return pipe(
          sessions.within(change.call, agentId, change.request, context),
          TE.map(() => accepted(pending(now, wanted.state))),
        );
      }),
    );

const told = 'the gateway tells no more of a session';

const beyondGateway = beyondState.filter((field) => field !== 'pending' && field !== 'activity');

const mine = { refs: { agent: workNumbers } } as const;

/** Agents' sessions at the gateway. */
export const sessions = ({ gateway, cms }: Surfaces) => [
  serve(port.signIn, whenConfigured('gatewayUrl', gateway, signIn), {
    ...mine,
    note: 'asks the gateway for the state afterwards; while that is another yet, the outcome is accepted',
    omits: neverTold(beyondGateway, told, 'presence'),
  }),
  serve(
    port.signOut,
    whenConfigured('gatewayUrl', gateway, (open) => signOut(open, cms)),
    {
      ...mine,
      note: 'an agent whom this center has not signed in counts as signed out, unless CC-CMS is configured and says otherwise',
      omits: neverTold(beyondState, told),
    },
  ),
  serve(port.set, whenConfigured('gatewayUrl', gateway, set), {
    ...mine,
    note: 'accepted means that the gateway took it: an event says later that it is so; asks for the present state first',
    traits: { confirms: 'event' },
    limits: { durationSec: breakSec.max },
    bounds: { durationSec: { limit: 'durationSec', atLeast: breakSec.min } },
    without: {
      ...withoutValues('state', ['wrap-up'], 'no page describes the call for it'),
      ...withoutValues(
        'reason',
        ['meal', 'meeting', 'training', 'away', 'system', 'other'],
        'the vendor has numbers for the reasons of an account, and no call that tells what they mean',
      ),
    },
    omits: neverTold(beyondGateway, told),
  }),
];
