import type { AgentPresence } from '../domain/agent-presence.js';
import type { Agent } from '../domain/agent.js';
import type { AgentCounts } from '../domain/queue-status.js';

type CountName = keyof AgentCounts;

const isNotReady = ({ state }: AgentPresence): boolean => state === 'not-ready';

const isCounted: Readonly<Record<CountName, (presence: AgentPresence) => boolean>> = {
  signedIn: ({ state }) => state !== 'logged-out',
  ready: ({ state }) => state === 'ready',
  reserved: ({ state }) => state === 'reserved',
  busy: ({ state }) => state === 'busy',
  wrapUp: ({ state }) => state === 'wrap-up',
  notReady: isNotReady,
  onBreak: (presence) => isNotReady(presence) && (presence.reason === 'break' || presence.reason === 'meal'),
  training: (presence) => isNotReady(presence) && presence.reason === 'training',
};

/**
 * Counts what the agents of a queue are doing, as far as the provider tells it. A state that we have no word for is none of
 * those that are counted, but it may be one of somebody who is signed in. Where an agent's state is not told at all, every
 * count could be wrong, so none is told.
 */
export const countAgents =
  (told: readonly CountName[]) =>
  (agents: readonly Pick<Agent, 'presence'>[]): AgentCounts | undefined => {
    const presences = agents.flatMap(({ presence }) => presence ?? []);
    if (presences.length < agents.length) return undefined;
    const hasUnknown = presences.some(({ state }) => state === 'unknown');
    return Object.fromEntries(
      told
        .filter((name) => name !== 'signedIn' || !hasUnknown)
        .map((name) => [name, presences.filter(isCounted[name]).length]),
    );
  };
