import {
  applied,
  membershipsAmong,
  presence as port,
  serve,
  whenConfigured,
  type AgentRef,
  type CallContext,
  type ContactCenterError,
  type QueueId,
  type SessionQueues,
  type SetSessionQueues,
  type Written,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Surfaces } from '../configured.js';
import type { StateChange } from '../mapping/agent-states.js';
import { fromAgentRef, workNumbers } from '../mapping/agents.js';
import {
  fromAdjustedQueues,
  fromAfterCall,
  fromAutoAnswer,
  fromQueueChoice,
  mostQueues,
  onlyListed,
  toMemberships,
} from '../mapping/session-settings.js';
import type { Sessions } from '../surfaces/gateway/sessions.js';
import { agentSkills, agentSkillsByWorkNo } from '../surfaces/gateway/wire/skills.js';
import { pairOf, supervising, type Pair } from './supervision.js';

type Result<A> = TE.TaskEither<ContactCenterError, A>;

/** Sets something of an agent's session, by one call. */
const setting =
  <I extends { readonly agent: AgentRef }>(change: (wanted: I) => StateChange) =>
  (sessions: Sessions) =>
  (wanted: I, context: CallContext): Result<Written<I>> => {
    const { call, request } = change(wanted);
    return pipe(
      TE.fromEither(fromAgentRef(wanted.agent)),
      TE.chain((agentId) => sessions.within(call, agentId, request, context)),
      TE.map(() => applied(wanted)),
    );
  };

/** The queues that an agent is a member of, as the agent or the supervisor is told. */
const membershipsOf = (
  sessions: Sessions,
  { agentId, by }: Pair,
  context: CallContext,
): Result<readonly QueueId[]> =>
  pipe(
    by === undefined
      ? sessions.within(agentSkills, agentId, {}, context)
      : supervising(
          sessions,
          by,
          { call: agentSkillsByWorkNo, request: { params: { workno: agentId } } },
          context,
        ),
    TE.map(toMemberships),
  );

const sendListed = (
  sessions: Sessions,
  { agentId, by }: Pair,
  queues: readonly QueueId[],
  context: CallContext,
): Result<void> => {
  if (by !== undefined) return supervising(sessions, by, fromAdjustedQueues(agentId, queues), context);
  const { call, request } = fromQueueChoice(queues);
  return sessions.within(call, agentId, request, context);
};

const setListed = (
  sessions: Sessions,
  pair: Pair,
  { agent, wanted }: { readonly agent: AgentRef; readonly wanted: readonly QueueId[] },
  context: CallContext,
): Result<Written<SessionQueues>> =>
  pipe(
    membershipsOf(sessions, pair, context),
    TE.chainEitherK((memberships) => membershipsAmong(wanted, memberships)),
    TE.chain(({ queues, warnings }) =>
      pipe(
        sendListed(sessions, pair, queues, context),
        TE.map(() => applied({ agent, queues }, warnings)),
      ),
    ),
  );

/** Sets the queues of an agent, in the agent's own name or by a supervisor. */
export const setQueues =
  (sessions: Sessions) =>
  (wanted: SetSessionQueues, context: CallContext): Result<Written<SessionQueues>> => {
    const { agent, queues } = wanted;
    return pipe(
      TE.fromEither(pairOf(wanted)),
      TE.chain((pair) => {
        if (typeof queues !== 'string') return setListed(sessions, pair, { agent, wanted: queues }, context);
        if (pair.by !== undefined) return TE.left(onlyListed);
        const { call, request } = fromQueueChoice(queues);
        return pipe(
          sessions.within(call, pair.agentId, request, context),
          TE.map(() => applied({ agent, queues })),
        );
      }),
    );
  };

const mine = { refs: { agent: workNumbers } } as const;

const confirmedByReply = {
  waives: { 'read-back': 'nothing reads it back' },
  traits: { confirms: 'reply' },
} as const;

/** What the gateway keeps for as long as an agent is signed in. */
export const sessionSettings = ({ gateway }: Surfaces) => [
  serve(port.setAutoAnswer, whenConfigured('gatewayUrl', gateway, setting(fromAutoAnswer)), {
    ...mine,
    ...confirmedByReply,
    note: 'for this session only: each sign-in sets it as signIn.autoAnswer of the configuration says; no event tells of it',
  }),
  serve(port.setAfterCall, whenConfigured('gatewayUrl', gateway, setting(fromAfterCall)), {
    ...mine,
    ...confirmedByReply,
    note: 'for this session only: each sign-in sets it as signIn.readyAfterCall of the configuration says; no event tells of it',
  }),
  serve(port.setQueues, whenConfigured('gatewayUrl', gateway, setQueues), {
    ...confirmedByReply,
    note: 'for this session only; reads the queues of the agent first where some are listed; with by, an inspector who is signed in through this center does it, and queues have to be listed',
    limits: { queues: mostQueues },
    bounds: { queues: { limit: 'queues' } },
    refs: { agent: workNumbers, by: workNumbers },
    unconfirmed:
      'Adjusting the Skill Queue of a Specified Agent: whether it takes queues that the agent is no member of is not said; none is sent',
  }),
];
