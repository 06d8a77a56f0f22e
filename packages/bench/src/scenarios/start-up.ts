import { installApps, type App } from '../app/app.js';
import { dependenciesOf, importing } from '../app/imports.js';
import { installPeers, peers, peersFolder } from '../contenders/peers.js';
import { race, type Ratio, type Round } from '../race.js';
import type { Scenario } from '../scenario.js';

type Rounds = Readonly<Record<string, Round>>;

const ofAll = ({ adapter }: App): string => `core + ${adapter}`;
const ofDependencies = (app: App): string => `${ofAll(app)}, dependencies alone`;

const ours = (app: App): Rounds => ({
  [ofAll(app)]: importing(app.folder, 'all', ['@cordboard/core', `@cordboard/${app.adapter}`]),
  [ofDependencies(app)]: importing(app.folder, 'dependencies', dependenciesOf(app)),
});

const theirs = ([name, packageName]: readonly [string, string]): Rounds => ({
  [name]: importing(peersFolder, name, [packageName]),
});

const ratiosOf = (app: App): readonly Ratio<string>[] => [
  {
    name: `${ofAll(app)} / ${ofDependencies(app)}`,
    of: (cost) => cost(ofAll(app)) / cost(ofDependencies(app)),
    limit: { atMost: 1.45 },
  },
  ...Object.entries(peers).map(([name, packageName]) => ({
    name: `${ofAll(app)} / ${packageName}`,
    of: (cost: (contender: string) => number) => cost(ofAll(app)) / cost(name),
  })),
];

export const startUp: Scenario = {
  name: 'start-up',
  about: 'CPU of importing core and one adapter in a fresh process',
  rounds: [61, 9],
  parts: [
    ({ onEnd }) => {
      installPeers();
      const { apps, remove } = installApps();
      onEnd(remove);
      const contenders = [...apps.map(ours), ...Object.entries(peers).map(theirs)].reduce((all, some) => ({
        ...all,
        ...some,
      }));
      return Promise.resolve([race({ name: 'import', contenders, ratios: apps.flatMap(ratiosOf) })]);
    },
  ],
};
