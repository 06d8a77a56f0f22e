import { paginate, type ContactCenter } from '@cordboard/core';
import { failed } from '../checked.js';
import { cpuMsOf } from '../cpu.js';
import { race, type Ratio, type Round } from '../race.js';
import type { Scenario, Setting } from '../scenario.js';
import { pageRows } from '../world/peer-pages.js';
import { startServers } from '../world/servers.js';

const walk = async ({ agents }: ContactCenter, expected: number): Promise<void> => {
  let rows = 0;
  const everybody = paginate(agents.list)({ limit: pageRows });
  while ((await everybody.next()).done !== true) rows += 1;
  if (rows !== expected) failed(`a walk brought ${rows} agents instead of ${expected}`);
};

/** CPU per row; a short list is walked several times, so that a round is not over before it began. */
const perRow = async (agents: number, { onEnd }: Setting): Promise<Round> => {
  const servers = await startServers({ agents, queues: 40 });
  onEnd(servers.close);
  const center = await servers.center('itniotech', 'sandbox');
  const times = Math.max(1, 10_000 / agents);
  return async () => {
    const cpuMs = await cpuMsOf(async () => {
      for (let i = 0; i < times; i += 1) await walk(center, agents);
    });
    return cpuMs / (times * agents);
  };
};

const against =
  (shortest: number) =>
  (agents: number): Ratio<string> => ({
    name: `${agents} agents / ${shortest} agents, per agent`,
    of: (cost) => cost(String(agents)) / cost(String(shortest)),
    limit: { atMost: 1.2 },
  });

export const growth: Scenario = {
  name: 'growth',
  about: 'CPU per agent when a whole list is walked, by the length of the list',
  rounds: [5, 3],
  races: async (setting) => {
    const [shortest, ...longer] = [1000, 10_000, ...(setting.quick ? [] : [100_000])] as const;
    const contenders: Record<string, Round> = {};
    for (const agents of [shortest, ...longer]) contenders[agents] = await perRow(agents, setting);
    return [race({ name: 'walk of all agents', contenders, ratios: longer.map(against(shortest)) })];
  },
};
