import {
  accepted,
  beyondState,
  failure,
  neverTold,
  NotReadyReason,
  onlyWhileNotReady,
  presence as port,
  serve,
  unchanged,
  whenConfigured,
  withoutValues,
  type AgentPresence,
  type CallContext,
  type ContactCenterError,
  type SetPresence,
  type Written,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { ReasonsConfig } from '../config.js';
import type { Surfaces } from '../configured.js';
import { workNumbers } from '../mapping/agents.js';
import { breakSec } from '../mapping/presence.js';
import { mostQueues } from '../mapping/session-settings.js';
import { forcedChange, ownChange, planOf, wordsWithout, type Plan } from '../mapping/state-changes.js';
import type { Sessions } from '../surfaces/gateway/sessions.js';
import { othersPresence, ownPresence, pending } from './session-presence.js';
import { signIn } from './signing-in.js';
import { signOut } from './signing-out.js';
import { pairOf, supervising, type Supervised } from './supervision.js';

type Result<A> = TE.TaskEither<ContactCenterError, A>;

/** A change of state, and the state that it brings about. */
interface Wanted extends Pick<SetPresence, 'state'> {
  readonly plan: Plan;
}

const setOwn = (
  sessions: Sessions,
  agentId: string,
  { plan, state }: Wanted,
  context: CallContext,
): Result<Written<AgentPresence>> =>
  pipe(
    ownPresence(sessions, agentId, context),
    TE.chain((now) => {
      const change = ownChange(plan, now);
      if (change === undefined) return TE.right(unchanged(now));
      return pipe(
        sessions.within(change.call, agentId, change.request, context),
        TE.map(() => accepted(pending(now, state))),
      );
    }),
  );

const signedOut = failure('Conflict', 'the agent is not signed in');

const setOthers = (
  sessions: Sessions,
  { agentId, by }: Supervised,
  { plan, state }: Wanted,
  context: CallContext,
): Result<Written<AgentPresence>> =>
  pipe(
    TE.fromEither(forcedChange(plan, agentId)),
    TE.bindTo('change'),
    TE.bind('now', () => othersPresence(sessions, { agentId, by }, context)),
    TE.chain(({ change, now }) => {
      if (now.state === 'logged-out') return TE.left(signedOut);
      if (now.state === 'ready' && state === 'ready') return TE.right(unchanged(now));
      return pipe(
        supervising(sessions, by, change, context),
        TE.map(() => accepted(pending(now, state))),
      );
    }),
  );

const setWith =
  (reasons: ReasonsConfig) =>
  (sessions: Sessions) =>
  (wanted: SetPresence, context: CallContext): Result<Written<AgentPresence>> =>
    pipe(
      TE.fromEither(onlyWhileNotReady(wanted)),
      TE.chainEitherK(() => planOf(reasons, wanted)),
      TE.bindTo('plan'),
      TE.bind('pair', () => TE.fromEither(pairOf(wanted))),
      TE.chain(({ plan, pair: { agentId, by } }) => {
        const { state } = wanted;
        return by === undefined
          ? setOwn(sessions, agentId, { plan, state }, context)
          : setOthers(sessions, { agentId, by }, { plan, state }, context);
      }),
    );

const told = 'the gateway tells no more of a session';

const beyondGateway = beyondState.filter((field) => field !== 'pending' && field !== 'activity');

const mine = { refs: { agent: workNumbers } } as const;

const supervised = { refs: { agent: workNumbers, by: workNumbers } } as const;

/** Agents' sessions at the gateway. */
export const sessions = ({ gateway, cms }: Surfaces, reasons: ReasonsConfig = {}) => [
  serve(port.signIn, whenConfigured('gatewayUrl', gateway, signIn), {
    ...mine,
    note: 'asks the gateway for the state afterwards; while that is another yet, the outcome is accepted; station and password stand in the place of the configured ones, which the agent needs all the same, and for this sign-in only; queues are another request, without which the gateway decides',
    limits: { queues: mostQueues },
    bounds: { queues: { limit: 'queues' } },
    without: { 'station.extension': 'the vendor knows phones by number' },
    omits: {
      ...neverTold(beyondGateway, told, 'presence'),
      'station.extension': 'the vendor knows phones by number',
    },
  }),
  serve(
    port.signOut,
    whenConfigured('gatewayUrl', gateway, (open) => signOut({ sessions: open, cms })),
    {
      ...supervised,
      note: 'an agent whom this center has not signed in counts as signed out, unless CC-CMS is configured and says otherwise; with by, an inspector who is signed in through this center does it, and a reason cannot be given',
      without: withoutValues(
        'reason',
        NotReadyReason.values,
        'the vendor has numbers only: reason.native is 1 to 255',
      ),
      omits: neverTold(beyondGateway, told),
    },
  ),
  serve(port.set, whenConfigured('gatewayUrl', gateway, setWith(reasons)), {
    ...supervised,
    note: 'accepted means that the gateway took it: an event says later that it is so; asks for the present state first; with by, an inspector who is signed in through this center does it, not for wrap-up, and with a reason for breaks only',
    traits: { confirms: 'event' },
    limits: { durationSec: breakSec.max },
    bounds: { durationSec: { limit: 'durationSec', atLeast: breakSec.min } },
    without: withoutValues('reason', wordsWithout(reasons), 'the settings have no number for it (reasons)'),
    omits: neverTold(beyondGateway, told),
  }),
];
