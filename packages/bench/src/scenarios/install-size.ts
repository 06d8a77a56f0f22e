import { join } from 'node:path';
import * as RR from 'fp-ts/lib/ReadonlyRecord.js';
import { installApps, type App } from '../app/app.js';
import { megabytesIn, megabytesOf } from '../app/size.js';
import { installPeers, peers, peersFolder } from '../contenders/peers.js';
import { race, type Cost, type Race, type Round } from '../race.js';
import type { Scenario } from '../scenario.js';

const mostMegabytes = 10;

const sizes = ({ folder, adapter }: App): Race => {
  const contenders: Readonly<Record<string, Round>> = {
    ours: () => Promise.resolve(megabytesIn(join(folder, 'node_modules'))),
    ...RR.map((name: string) => () => Promise.resolve(megabytesOf(name, peersFolder)))(peers),
  };
  return race({
    name: `core + ${adapter}`,
    contenders,
    ratios: [
      {
        name: `installed / ${mostMegabytes} MB`,
        of: (cost) => cost('ours') / mostMegabytes,
        limit: { atMost: 1 },
      },
      ...Object.entries(peers).map(([peer, name]) => ({
        name: `installed / ${name}`,
        of: (cost: Cost<string>) => cost('ours') / cost(peer),
      })),
    ],
  });
};

export const installSize: Scenario = {
  name: 'install-size',
  about: 'what installing core and one adapter brings into an empty app',
  rounds: [1, 1],
  parts: [
    ({ onEnd }) => {
      installPeers();
      const { apps, remove } = installApps();
      onEnd(remove);
      return Promise.resolve(apps.map(sizes));
    },
  ],
};
