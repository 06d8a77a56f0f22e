import { QueueId } from '@cordboard/core';
import { bringing } from '../checked.js';
import { adapterCalls, type AdapterCall } from '../contenders/adapter-calls.js';
import { bareFetch } from '../contenders/bare-fetch.js';
import { perCall } from '../cpu.js';
import { race, type Limit, type Race } from '../race.js';
import type { Scenario, Setting } from '../scenario.js';
import { pageRows } from '../world/peer-pages.js';
import { startServers, type Servers } from '../world/servers.js';

const limit: Limit = { atMost: 0.8 };

/** A round is about as long for a small reply as for a page. */
const callsOf = ({ rows }: AdapterCall, { quick }: Setting): number =>
  (rows > 1 ? 100 : 300) * (quick ? 1 : 2);

const racesOf = async (
  servers: Servers,
  adapterCall: AdapterCall,
  setting: Setting,
): Promise<readonly Race[]> => {
  const { vendor, reply, rows } = adapterCall;
  const center = await servers.center(vendor, 'played');
  const adapter = await bringing(`${vendor}, ${reply}`, rows, adapterCall.call(center));
  const fetching = bareFetch(servers.url, await servers.last());
  const calls = callsOf(adapterCall, setting);
  return [1, 16, 64].map((inFlight) =>
    race({
      name: `${vendor}, ${reply}, ${inFlight} in flight`,
      contenders: {
        fetch: perCall(fetching, { calls, inFlight }),
        adapter: perCall(adapter, { calls, inFlight }),
      },
      ratios: [
        {
          name: 'adapter call / fetch + JSON.parse',
          of: (cost) => cost('adapter') / cost('fetch'),
          limit: inFlight === 64 ? undefined : limit,
        },
      ],
    }),
  );
};

export const callCost: Scenario = {
  name: 'call-cost',
  about: 'CPU of one call, signed, sent, proven and mapped, against a bare fetch of the same bytes',
  rounds: [15, 5],
  races: async (setting) => {
    const servers = await startServers({ agents: pageRows, guidMode: 'static' });
    setting.onEnd(servers.close);
    const races: Race[] = [];
    for (const call of adapterCalls(QueueId('5001'))) races.push(...(await racesOf(servers, call, setting)));
    return races;
  },
};
