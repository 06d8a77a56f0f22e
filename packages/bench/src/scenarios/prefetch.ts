import { paginate, type ContactCenter } from '@cordboard/core/fp';
import { failed } from '../checked.js';
import { race, type Ratio, type Round } from '../race.js';
import type { Scenario } from '../scenario.js';
import { pageRows } from '../world/peer-pages.js';
import { startServers } from '../world/servers.js';

const agents = 10_000;
const latencyMs = 50;
const prefetch = 16;
/** The rate limit of the account: 200 requests in a second, but not all at once. */
const rate = { requests: 40, perMs: 200 };

type Walk = () => Promise<readonly string[]>;

const walking =
  ({ agents: directory }: ContactCenter, prefetch: number): Walk =>
  async () => {
    const ids: string[] = [];
    for await (const { id } of paginate(directory.list, { prefetch })({ limit: pageRows })) ids.push(id);
    return ids;
  };

/** The rows in their order: with and without prefetching, they must be the same. */
const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((id, n) => id === others[n]);

/** Milliseconds that a walk takes; it must bring the rows that page after page brought. */
const timed =
  (walk: Walk, everybody: readonly string[]): Round =>
  async () => {
    const start = performance.now();
    const ids = await walk();
    const tookMs = performance.now() - start;
    return isSame(ids, everybody) ? tookMs : failed('reading ahead brought other rows');
  };

const ratios: readonly Ratio<'pageAfterPage' | 'prefetching' | 'peak'>[] = [
  {
    name: 'page after page / reading ahead, time',
    of: (cost) => cost('pageAfterPage') / cost('prefetching'),
    limit: { atLeast: 6 },
  },
  {
    name: 'most requests in any window / allowed',
    of: (cost) => cost('peak') / rate.requests,
    limit: { atMost: 1 },
    worst: true,
  },
];

export const prefetching: Scenario = {
  name: 'prefetch',
  about: `${agents} agents, ${latencyMs} ms away: reading ${prefetch} pages ahead under a rate, against page after page`,
  rounds: [4, 1],
  parts: [
    async ({ onEnd }) => {
      const servers = await startServers({ agents, queues: 40, latencyMs });
      onEnd(servers.close);
      const pageAfterPage = walking(await servers.center('itniotech', 'sandbox'), 0);
      const prefetching = walking(await servers.center('itniotech', 'sandbox', { rate }), prefetch);
      const everybody = await pageAfterPage();
      const contenders = {
        pageAfterPage: timed(pageAfterPage, everybody),
        prefetching: timed(prefetching, everybody),
        peak: async () => {
          await servers.clear();
          await prefetching();
          return servers.peakRate('itniotech', rate.perMs);
        },
      };
      const name = `${agents} agents, ${rate.requests} requests in ${rate.perMs} ms allowed`;
      return [race({ name, contenders, ratios })];
    },
  ],
};
