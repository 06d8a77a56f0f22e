import { QueueId } from '@cordboard/core';
import { bringing } from '../checked.js';
import { adapterCalls, type AdapterCall } from '../contenders/adapter-calls.js';
import { bareFetch } from '../contenders/bare-fetch.js';
import { kyLine } from '../contenders/ky-line.js';
import { perCall } from '../cpu.js';
import { race } from '../race.js';
import type { Part, Scenario, Setting } from '../scenario.js';
import { peopleAt } from '../world/peer-pages.js';
import { startServers } from '../world/servers.js';

// Mostly the transport, which uses documented interfaces only (decision 0020): decoding and mapping are to cost no more
// than ky and the pool save of a fetch.
const limit = { atMost: 1.1 };

/** A round is about as long for a small reply as for a page. */
const callsOf = ({ rows }: AdapterCall, { quick }: Setting): number =>
  (rows > 1 ? 100 : 300) * (quick ? 1 : 2);

const partOf =
  (adapterCall: AdapterCall): Part =>
  async (setting) => {
    const { vendor, reply, rows } = adapterCall;
    const servers = await startServers({ agents: peopleAt(vendor), guidMode: 'static' });
    setting.onEnd(servers.close);
    const center = await servers.center(vendor, 'played');
    const adapter = await bringing(`${vendor}, ${reply}`, rows, adapterCall.call(center));
    const asked = await servers.last();
    const fetching = bareFetch(servers.url, asked);
    const line = await kyLine(servers.url, asked);
    const calls = callsOf(adapterCall, setting);
    return [1, 16, 64].map((concurrency) =>
      race({
        name: `${vendor}, ${reply}, ${concurrency} in flight`,
        contenders: {
          fetch: perCall(fetching, { calls, concurrency }),
          adapter: perCall(adapter, { calls, concurrency }),
          line: perCall(line, { calls, concurrency }),
        },
        ratios: [
          {
            name: 'adapter call / fetch + JSON.parse',
            of: (cost) => cost('adapter') / cost('fetch'),
            limit: concurrency === 64 ? undefined : limit,
          },
          { name: 'ky over the pool / fetch + JSON.parse', of: (cost) => cost('line') / cost('fetch') },
        ],
      }),
    );
  };

export const callCost: Scenario = {
  name: 'call-cost',
  about: 'CPU of one call, signed, sent, decoded and mapped, against a plain fetch of the same bytes',
  rounds: [15, 5],
  parts: adapterCalls(QueueId('5001')).map(partOf),
};
