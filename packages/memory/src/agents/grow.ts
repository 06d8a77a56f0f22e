import { AgentId, type AgentPresence } from '@cordboard/core/provider';
import { at, missing, unusedBy, type Cycle } from '../shared/made-up.js';
import type { AgentsSeed, SeedAgent, SeedExtension } from './seed.js';

// The lengths have no common divisor, so that neighbours differ.
const givenNames: Cycle<string> = ['Ada', 'Bruno', 'Chidi', 'Dalia', 'Emeka', 'Freya', 'Goran', 'Hana'];
const familyNames: Cycle<string> = ['Abara', 'Brandt', 'Castelo', 'Dimov', 'Eriksen', 'Fontaine', 'Grover'];
const presences: Cycle<AgentPresence> = [
  { state: 'ready' },
  { state: 'busy' },
  { state: 'wrap-up' },
  { state: 'busy' },
  { state: 'not-ready', reason: 'break' },
  { state: 'ready' },
  { state: 'reserved' },
  { state: 'not-ready', reason: 'meal' },
  { state: 'busy' },
  { state: 'not-ready', reason: 'training' },
  { state: 'logged-out' },
];

/** The made-up agents that a seed lacks for the number wanted. */
export const moreAgents = (
  { agents = [], extensions = [] }: AgentsSeed,
  wanted?: number,
): readonly SeedAgent[] => {
  const ids = unusedBy(agents, ({ id }) => id, 20_001);
  const numbers = unusedBy(agents, ({ number }) => number, 1001);
  const freeExtensions = unusedBy(extensions, ({ number }) => number, 300_001);
  return missing(agents, wanted).map((n) => ({
    id: AgentId(ids()),
    number: numbers(),
    name: `${at(givenNames, n)} ${at(familyNames, n)}`,
    enabled: n % 50 !== 0,
    presence: at(presences, n),
    station: { extension: freeExtensions() },
    wrapUp: { durationSec: 10 * (n % 7), scope: 'agent' },
    priority: 1 + (n % 5),
    createdAt: '2025-12-01T09:00:00+08:00',
    updatedAt: '2025-12-01T09:00:00+08:00',
  }));
};

/** The extensions that the stations of agents name. */
export const extensionsOf = (agents: readonly SeedAgent[]): readonly SeedExtension[] =>
  agents.flatMap(({ station, createdAt }) =>
    station?.extension === undefined
      ? []
      : [{ number: station.extension, codec: 'Opus', boundAt: createdAt }],
  );
