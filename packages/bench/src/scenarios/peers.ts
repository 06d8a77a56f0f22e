import { bringing } from '../checked.js';
import { pageOfAgents } from '../contenders/adapter-calls.js';
import { bareFetch } from '../contenders/bare-fetch.js';
import { kyLine } from '../contenders/ky-line.js';
import { installPeers, openPeer, peers } from '../contenders/peers.js';
import { perCall, type Call, type Load } from '../cpu.js';
import { race, type Cost, type Race, type Ratio, type Round } from '../race.js';
import type { Part, Scenario, Setting } from '../scenario.js';
import { pageRows, peopleAt } from '../world/peer-pages.js';
import { startServers, type Servers } from '../world/servers.js';

/** The client of the folder `peers` that is written by hand. */
const byHand = 'undici-zod';

/** A client that reads a page, and the plain fetch of the same bytes. */
interface Reader {
  readonly client: Call;
  readonly fetching: Call;
}

const readerOf = async (
  servers: Servers,
  name: string,
  page: () => Promise<readonly unknown[]>,
): Promise<Reader> => {
  const client = await bringing(name, pageRows, page);
  return { client, fetching: bareFetch(servers.url, await servers.last()) };
};

type Adapter = 'itniotech' | 'sobot';

/**
 * The cost of a client relative to the plain fetch of its own bytes, so that pages of different vendors can
 * be compared.
 */
const overFetch = (cost: Cost<string>, name: string): number => cost(name) / cost(bytesOf(name));

const bytesOf = (name: string): string => `${name}, bytes alone`;

/** The request of an adapter by ky over the pool, without the adapter. */
const lineOf = (adapter: string): string => `line of ${adapter}`;

const againstFetch = (name: string): Ratio<string> => ({
  name: `${name} / fetch + JSON.parse of the same bytes`,
  of: (cost) => overFetch(cost, name),
});

const againstSdk = (adapter: string, sdk: string): Ratio<string> => ({
  name: `${adapter} over its fetch / ${sdk} over its fetch`,
  of: (cost) => overFetch(cost, adapter) / overFetch(cost, sdk),
  limit: { atMost: 0.9 },
});

/** The page of an adapter, and what the line alone costs of it, against a peer's own page. */
const pageAgainstPage = (adapter: string, sdk: string): readonly Ratio<string>[] => [
  {
    name: `${adapter} / ${sdk}, each its own page`,
    of: (cost) => cost(adapter) / cost(sdk),
    limit: { atMost: 0.9 },
  },
  {
    name: `${lineOf(adapter)} / ${sdk}, each its own page`,
    of: (cost) => cost(lineOf(adapter)) / cost(sdk),
  },
];

const againstHand: Ratio<string> = {
  name: `itniotech / ${byHand}, the same page`,
  of: (cost) => cost('itniotech') / cost(byHand),
};

const raceUnder =
  (adapter: Adapter, line: Call, readers: ReadonlyMap<string, Reader>) =>
  (load: Load): Race =>
    race({
      name: `${adapter}, page of ${pageRows}, ${load.concurrency} in flight`,
      contenders: Object.fromEntries([
        [lineOf(adapter), perCall(line, load)],
        ...[...readers].flatMap(([name, { client, fetching }]): [string, Round][] => [
          [name, perCall(client, load)],
          [bytesOf(name), perCall(fetching, load)],
        ]),
      ]),
      ratios: [
        ...[...readers.keys()].map(againstFetch),
        ...(adapter === 'itniotech' ? [againstHand] : []),
        ...Object.keys(peers).flatMap((sdk) => [againstSdk(adapter, sdk), ...pageAgainstPage(adapter, sdk)]),
      ],
    });

const loads = ({ quick }: Setting): readonly Load[] =>
  [1, 16].map((concurrency) => ({ calls: quick ? 80 : 300, concurrency }));

const partOf =
  (adapter: Adapter): Part =>
  async (setting) => {
    installPeers();
    const servers = await startServers({ agents: peopleAt(adapter) });
    setting.onEnd(servers.close);
    const page = pageOfAgents(await servers.center(adapter, 'played'));
    const readers = new Map<string, Reader>([[adapter, await readerOf(servers, adapter, page)]]);
    const line = await kyLine(servers.url, await servers.last());
    for (const name of [...(adapter === 'itniotech' ? [byHand] : []), ...Object.keys(peers)]) {
      readers.set(name, await readerOf(servers, name, await openPeer(name, servers.url)));
    }
    return loads(setting).map(raceUnder(adapter, line, readers));
  };

export const peerCost: Scenario = {
  name: 'peers',
  about: "CPU of a page of 100 agents, against the peers' SDKs on pages of 100 of their own vendors",
  rounds: [15, 5],
  parts: [partOf('itniotech'), partOf('sobot')],
};
