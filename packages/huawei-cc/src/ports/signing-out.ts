import {
  accepted,
  applied,
  failure,
  unchanged,
  type AgentPresence,
  type CallContext,
  type ContactCenterError,
  type SignOut,
  type Written,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { isInCall, type StateChange } from '../mapping/agent-states.js';
import { fromSignOut } from '../mapping/state-changes.js';
import type { Cms } from '../surfaces/cms/surface.js';
import type { Sessions } from '../surfaces/gateway/sessions.js';
import { agentByRef } from './agents.js';
import { othersPresence, pending, presenceIfSignedIn } from './session-presence.js';
import { pairOf, supervising, type Supervised } from './supervision.js';

type Result<A> = TE.TaskEither<ContactCenterError, A>;

/** The surfaces that signing out asks. */
interface Served {
  readonly sessions: Sessions;
  readonly cms: Cms | undefined;
}

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

/** Signs an agent out in the agent's own name. */
const leave = (
  { sessions, cms }: Served,
  agentId: string,
  { wanted, change }: { readonly wanted: SignOut; readonly change: StateChange },
  context: CallContext,
): Result<Written<AgentPresence>> =>
  pipe(
    presenceIfSignedIn(sessions, agentId, context),
    TE.chain((now) => {
      if (now === undefined) return pipe(whoIsNotHere(cms, wanted, context), TE.map(unchanged));
      if (wanted.force !== true && isInCall(now)) return TE.left(inCall);
      return pipe(
        sessions.signOut(change.call, agentId, change.request, context),
        TE.map(() => applied(loggedOut)),
      );
    }),
  );

/** Has a supervisor sign an agent out, whose session may be anybody's. */
const throwOut = (
  { sessions }: Served,
  { agentId, by }: Supervised,
  { wanted, change }: { readonly wanted: SignOut; readonly change: StateChange },
  context: CallContext,
): Result<Written<AgentPresence>> =>
  pipe(
    othersPresence(sessions, { agentId, by }, context),
    TE.chain((now) => {
      if (now.state === 'logged-out') return TE.right(unchanged(now));
      if (wanted.force !== true && isInCall(now)) return TE.left(inCall);
      return pipe(
        supervising(sessions, by, change, context),
        TE.map(() => accepted(pending(now, 'logged-out'))),
      );
    }),
  );

/** Signs agents out, in their own names or by a supervisor. */
export const signOut =
  (served: Served) =>
  (wanted: SignOut, context: CallContext): Result<Written<AgentPresence>> =>
    pipe(
      TE.fromEither(pairOf(wanted)),
      TE.bindTo('pair'),
      TE.bind('change', ({ pair }) => TE.fromEither(fromSignOut(wanted, pair.agentId))),
      TE.chain(({ pair: { agentId, by }, change }) =>
        by === undefined
          ? leave(served, agentId, { wanted, change }, context)
          : throwOut(served, { agentId, by }, { wanted, change }, context),
      ),
    );
