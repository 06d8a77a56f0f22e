import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import {
  failure,
  onlyWhileNotReady,
  presence as port,
  presenceOf,
  toPresenceRow,
  unchanged,
  type AgentPresence,
  type AgentSession,
  type ReasonIn,
  type SetPresence,
  type SignIn,
  type Written,
} from '@cordboard/core/provider';
import { toAgent } from '../agents/shown.js';
import type { SeedAgent } from '../agents/seed.js';
import { findAgent, putAgent } from '../agents/state.js';
import { applied, type Answer } from '../shared/answers.js';
import { patched } from '../shared/patch.js';
import { serve } from '../shared/serve.js';
import type { State } from '../state.js';
import { findSubject, isSignedIn, signedOut } from './session.js';
import { queuesAtSignIn, sessionSettings } from './session-settings.js';

const isInContact = (agent: SeedAgent): boolean => ['reserved', 'busy'].includes(presenceOf(agent).state);

const disabled = failure('PermissionDenied', 'the account is disabled');
const inContact = failure('Conflict', 'the agent is handling a contact');

const put = ({ agents }: State, agent: SeedAgent, presence: AgentPresence): AgentPresence => {
  putAgent(agents, { ...agent, presence });
  return presence;
};

const sessionOf = (state: State, agent: SeedAgent, presence: AgentPresence): AgentSession => ({
  agent: toPresenceRow(toAgent(state)(agent)).agent,
  presence,
});

/** The password is not looked at, as there is none to compare it with. */
const signIn = (
  state: State,
  agent: SeedAgent,
  { state: wanted = 'not-ready', station, queues }: SignIn,
): Answer<Written<AgentSession>> => {
  if (agent.enabled === false) return E.left(disabled);
  if (isSignedIn(agent)) return E.right(unchanged(sessionOf(state, agent, presenceOf(agent))));
  const now = state.clock.now();
  const presence = put(state, agent, { state: wanted, since: now, signedInAt: now });
  const { warnings, ...joined } =
    queues === undefined ? { warnings: [] } : queuesAtSignIn(state, agent, queues);
  const session = patched<AgentSession>(sessionOf(state, agent, presence), { station, ...joined });
  return E.right({ ...applied(state.clock, session), warnings });
};

const signOut = (state: State, agent: SeedAgent, force = false): Answer<Written<AgentPresence>> => {
  if (!isSignedIn(agent)) return E.right(unchanged({ ...agent.presence, state: 'logged-out' }));
  if (isInContact(agent) && !force) return E.left(inContact);
  state.presence.settings.delete(agent.id);
  const presence = put(state, agent, { state: 'logged-out', since: state.clock.now() });
  return E.right(applied(state.clock, presence));
};

/** What has no word of ours is another reason, and keeps its own. */
const toReason = (reason: ReasonIn | undefined): Pick<AgentPresence, 'reason' | 'native'> =>
  typeof reason === 'object' ? { reason: 'other', native: { code: reason.native } } : { reason };

const set = (state: State, agent: SeedAgent, wanted: SetPresence): Answer<Written<AgentPresence>> => {
  const before = presenceOf(agent);
  if (!isSignedIn(agent)) return E.left(signedOut);
  if (isInContact(agent)) return E.left(inContact);
  const { reason, native } = toReason(wanted.reason);
  const isSo =
    before.state === wanted.state && before.reason === reason && before.native?.code === native?.code;
  if (isSo) return E.right(unchanged(before));
  const { clock } = state;
  const { signedInAt, custom, channels } = before;
  const until =
    wanted.durationSec === undefined
      ? undefined
      : new Date(clock.nowMs() + wanted.durationSec * 1000).toISOString();
  const after = patched<AgentPresence>(
    { state: wanted.state, since: clock.now() },
    { reason, until, signedInAt, custom, channels, native },
  );
  return E.right(applied(clock, put(state, agent, after)));
};

/** Signing in and out, and what is set in between. */
export const sessions = (state: State) => [
  serve(port.signIn, (wanted) =>
    pipe(
      findAgent(state.agents, wanted.agent),
      E.chain((found) => signIn(state, found, wanted)),
    ),
  ),
  serve(port.signOut, (wanted) =>
    pipe(
      findSubject(state.agents, wanted),
      E.chain((found) => signOut(state, found, wanted.force)),
    ),
  ),
  serve(port.set, (wanted) =>
    pipe(
      onlyWhileNotReady(wanted),
      E.chain(() => findSubject(state.agents, wanted)),
      E.chain((found) => set(state, found, wanted)),
    ),
  ),
  ...sessionSettings(state),
];
