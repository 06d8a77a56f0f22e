import {
  accepted,
  AgentId,
  applied,
  notSet,
  unchanged,
  type AgentPresence,
  type AgentSession,
  type CallContext,
  type ContactCenterError,
  type SignIn,
  type Warning,
  type Written,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as T from 'fp-ts/lib/Task.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { fromAgentRef } from '../mapping/agents.js';
import { credentialsIn } from '../mapping/session.js';
import type { Sessions } from '../surfaces/gateway/sessions.js';
import { ownPresence, pending, presenceIfSignedIn } from './session-presence.js';
import { setQueues } from './session-settings.js';

type Result<A> = TE.TaskEither<ContactCenterError, A>;

/** The queues that were set for a new session, if any; the agent is signed in whatever becomes of that. */
type Joined = Pick<AgentSession, 'queues'> & { readonly warnings: readonly Warning[] };

const join = (sessions: Sessions, { agent, queues }: SignIn, context: CallContext): T.Task<Joined> =>
  queues === undefined
    ? T.of({ warnings: [] })
    : pipe(
        setQueues(sessions)({ agent, queues }, context),
        T.map(
          E.match(
            (error): Joined => ({ warnings: [notSet(error)('queues')] }),
            ({ value, warnings }): Joined => ({ queues: value.queues, warnings }),
          ),
        ),
      );

/** What was begun, and what is so of it by now. */
const begin = (
  sessions: Sessions,
  agentId: string,
  wanted: SignIn,
  context: CallContext,
): Result<Written<AgentSession>> => {
  const { state = 'not-ready', station } = wanted;
  return pipe(
    TE.fromTask<Joined, ContactCenterError>(join(sessions, wanted, context)),
    TE.bindTo('joined'),
    TE.bind('presence', () => ownPresence(sessions, agentId, context)),
    TE.bimap(
      (error) => error.with({ effect: 'done' }),
      ({ joined: { warnings, ...joined }, presence }) => {
        const begun = {
          agent: { id: AgentId(agentId) },
          ...(station === undefined ? {} : { station }),
          ...joined,
        };
        return presence.state === state
          ? applied({ ...begun, presence }, warnings)
          : { ...accepted({ ...begun, presence: pending(presence, state) }), warnings };
      },
    ),
  );
};

const signedInAlready = (agentId: string, presence: AgentPresence): Written<AgentSession> =>
  unchanged({ agent: { id: AgentId(agentId) }, presence });

/** Signs agents in, unless this center has them signed in. */
export const signIn =
  (sessions: Sessions) =>
  (wanted: SignIn, context: CallContext): Result<Written<AgentSession>> =>
    pipe(
      TE.fromEither(fromAgentRef(wanted.agent)),
      TE.bindTo('agentId'),
      TE.bind('presence', ({ agentId }) => presenceIfSignedIn(sessions, agentId, context)),
      TE.chain(({ agentId, presence }) => {
        if (presence !== undefined) return TE.right(signedInAlready(agentId, presence));
        const { state = 'not-ready', takeOver } = wanted;
        const wish = { state, takeOver, instead: credentialsIn(wanted), context };
        return pipe(
          sessions.signIn(agentId, wish),
          TE.chain((isNew) =>
            isNew
              ? begin(sessions, agentId, wanted, context)
              : pipe(
                  ownPresence(sessions, agentId, context),
                  TE.map((now) => signedInAlready(agentId, now)),
                ),
          ),
        );
      }),
    );
