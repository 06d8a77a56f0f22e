import { setTimeout as wait } from 'node:timers/promises';
import { orThrow } from '@cordboard/core/fp';
import type { AgentRef, AgentState, ContactCenterError } from '@cordboard/core/provider';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { errorOf } from '../results.js';
import type { Prepared } from '../scenario.js';

const patienceMs = 5000;
const lookMs = 20;

/** Whether an agent gets into a state: what is only accepted takes a while. */
export const gets = async (
  { center }: Pick<Prepared, 'center'>,
  agent: AgentRef,
  state: AgentState,
  sinceMs = Date.now(),
): Promise<boolean> => {
  const presence = await orThrow(center.presence.get({ agent }));
  if (presence.state === state) return true;
  if (Date.now() - sinceMs > patienceMs) return false;
  await wait(lookMs);
  return gets({ center }, agent, state, sinceMs);
};

/** Signs the agent in, wherever the agent may be signed in before. That it worked shows in what follows. */
export const signedIn = ({ center, known: { agent } }: Prepared): Promise<unknown> =>
  center.presence.signIn({ agent, takeOver: true })();

/** Signs the agent out: in and out again, for a center signs out whom it has signed in. */
export const signedOut = async (world: Prepared): Promise<void> => {
  await signedIn(world);
  await orThrow(world.center.presence.signOut({ agent: world.known.agent }));
};

/** Signs the supervisor in, too, where that is needed to act. That it worked shows in what follows. */
export const supervisorSignedIn = async (world: Prepared): Promise<void> => {
  await signedIn(world);
  await world.center.presence.signIn({ agent: world.known.supervisor, takeOver: true })();
};

/** What is told of acting on an agent by another who is no supervisor, and by the agent, both of whom are signed in. */
export const unsupervised = async (
  world: Prepared,
  act: (by: AgentRef) => TaskEither<ContactCenterError, unknown>,
) => {
  const { agent, otherAgent } = world.known;
  await signedIn(world);
  await world.center.presence.signIn({ agent: otherAgent, takeOver: true })();
  return { byAnother: await errorOf(act(otherAgent)), bySelf: await errorOf(act(agent)) };
};
