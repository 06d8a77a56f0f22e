import type { AgentPresence, AgentState, CallContext, ContactCenterError } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { toOthersPresence, toOwnPresence } from '../mapping/agent-states.js';
import { isNotSignedIn } from '../surfaces/gateway/sign-in.js';
import type { Sessions } from '../surfaces/gateway/sessions.js';
import { agentByWorkNo } from '../surfaces/gateway/wire/inspection.js';
import { agentStatus } from '../surfaces/gateway/wire/state.js';
import { supervising, type Supervised } from './supervision.js';

type Result<A> = TE.TaskEither<ContactCenterError, A>;

/** What the gateway says of an agent whom this center has signed in. */
export const ownPresence = (
  sessions: Sessions,
  agentId: string,
  context: CallContext,
): Result<AgentPresence> => pipe(sessions.within(agentStatus, agentId, {}, context), TE.map(toOwnPresence));

/** `undefined` where this center has no session of the agent's. */
export const presenceIfSignedIn = (
  sessions: Sessions,
  agentId: string,
  context: CallContext,
): Result<AgentPresence | undefined> =>
  pipe(
    ownPresence(sessions, agentId, context),
    TE.orElse((error) => (isNotSignedIn(error) ? TE.right(undefined) : TE.left(error))),
  );

/** What the gateway says of an agent to a supervisor. */
export const othersPresence = (
  sessions: Sessions,
  { agentId, by }: Supervised,
  context: CallContext,
): Result<AgentPresence> =>
  pipe(
    supervising(sessions, by, { call: agentByWorkNo, request: { params: { workno: agentId } } }, context),
    TE.map(toOthersPresence),
  );

/** What was asked for and is not so yet. */
export const pending = (now: AgentPresence, state: AgentState): AgentPresence => ({ ...now, pending: state });
