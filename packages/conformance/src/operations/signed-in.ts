import { setTimeout as wait } from 'node:timers/promises';
import { orThrow } from '@cordboard/core/fp';
import type { AgentRef, AgentState } from '@cordboard/core/provider';
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
