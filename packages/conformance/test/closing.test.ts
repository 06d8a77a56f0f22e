import { getEventListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { connect, orThrow, type ContactCenter } from '@cordboard/core/fp';
import type { CallOptions } from '@cordboard/core';
import { memory } from '@cordboard/memory';
import { known, startSandbox } from '@cordboard/sandbox';
import { adapters } from './faults/vendor.js';

/** How many timers and sockets keep the process alive. */
const resources = (): number =>
  process.getActiveResourcesInfo().filter((name) => /^(Timeout|Immediate|TCP)/.test(name)).length;

type Call = (center: ContactCenter, options: CallOptions) => Promise<unknown>;

const list: Call = ({ agents }, options) => orThrow(agents.list({}, options));

/** Signs an agent in, and polls until the center is closed. */
const inSession: Call = ({ routing }, options) =>
  orThrow(routing.setConcurrency({ agent: known.agent, channel: 'voice', max: 2 }, options));

test.each<readonly [string, Call]>([
  ['itniotech', list],
  ['sobot', list],
  ['huawei-cc', inSession],
  ['memory', list],
])(
  'nothing is left of 300 centers that were connected, called and closed: %s',
  async (provider, call) => {
    const sandbox = await startSandbox({ pollHoldMs: 10 });
    const { signal } = new AbortController();
    const config = { ...sandbox.config, provider };
    const once = async (): Promise<void> => {
      const center = await orThrow(connect(config, { adapters: [...Object.values(adapters), memory] }));
      await call(center, { signal, timeoutMs: 60_000 });
      await orThrow(center.close());
    };
    const before = resources();
    for (let i = 0; i < 300; i += 1) await once();
    // What is closed is listed until the event loop comes around, and at both ends of a connection.
    for (let turns = 0; turns < 200 && resources() > before; turns += 1) await wait(5);
    expect(resources()).toBeLessThanOrEqual(before);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    await sandbox.close();
  },
  600_000,
);
