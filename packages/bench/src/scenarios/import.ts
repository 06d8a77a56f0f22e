import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failed } from '../checked.js';
import { cordboard, type Ended } from '../program.js';
import { startVendor, type Vendor } from '../import/vendor.js';
import { figureOf, type Ratio } from '../race.js';
import type { Part, Scenario } from '../scenario.js';

/** The rate limit of the account. */
const rate = { requests: 20, perMs: 1000 };
const faultShare = 0.05;
const latencyMs = 50;
const kills = 2;
const mostRuns = 40;

const settings = { importBatchSize: 100, timeoutMs: 2000, maxReplyBytes: 1_048_576 };

const csvOf = (contacts: number): string =>
  ['phoneNumber,name,note']
    .concat(Array.from({ length: contacts }, (_, i) => `1555${String(i).padStart(7, '0')},"Ada ${i}",bench`))
    .join('\n');

/** A folder from which the program imports. */
const folderFor = async (vendor: Vendor, more: object, sizes: readonly number[]): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'cordboard-import-'));
  const sobot = { ...vendor.settings, ...settings, ...more };
  await writeFile(
    join(folder, 'cordboard.json'),
    JSON.stringify({ provider: 'sobot', providers: { sobot } }),
  );
  for (const size of sizes) await writeFile(join(folder, `${size}.csv`), csvOf(size));
  return folder;
};

const importOf = (input: string, contacts: number): readonly string[] => [
  ...['campaigns', 'add-contacts', '--input', input, '--rows', `${contacts}.csv`],
];

/** What one import told. */
interface Told {
  readonly perContact: number;
  readonly different: number;
  readonly aboveIdleMb: number;
  readonly rateUsed: number;
}

const runToTheEnd = async (vendor: Vendor, folder: string, contacts: number): Promise<Told> => {
  const idle = await cordboard(importOf(await vendor.newCampaign(), 1), folder);
  vendor.clear();
  const journal = ['--journal', `${performance.now()}.journal`];
  const argv = [...importOf(await vendor.newCampaign(), contacts), ...journal];
  const shortestMs = (contacts / settings.importBatchSize / rate.requests) * rate.perMs;
  const runs: Ended[] = [];
  const paces: ReturnType<Vendor['pace']>[] = [];
  do {
    const killAfterMs = runs.length < kills ? 1500 + Math.random() * (shortestMs / 2) : Infinity;
    vendor.pace();
    runs.push(
      await cordboard(argv, folder, (kill) => {
        if (killAfterMs < Infinity) setTimeout(kill, killAfterMs);
      }),
    );
    paces.push(vendor.pace());
  } while (runs.at(-1)?.code !== 0 && runs.length < mostRuns);
  if (runs.at(-1)?.code !== 0) failed('the import never came to its end');
  const longest = [...paces].sort((a, b) => b.requests - a.requests)[0]?.perSec ?? NaN;
  const { contacts: taken, different } = vendor.taken();
  return {
    perContact: taken / contacts,
    different: different / contacts,
    aboveIdleMb: Math.max(...runs.map(({ peakMb }) => peakMb)) - idle.peakMb,
    rateUsed: longest / ((rate.requests / rate.perMs) * 1000),
  };
};

const promises: readonly (Omit<Ratio<never>, 'of'> & { readonly of: (told: Told) => number })[] = [
  {
    name: 'contacts the vendor took / contacts',
    of: (told) => told.perContact,
    limit: { atMost: 1 },
    worst: true,
  },
  { name: 'different ones / contacts', of: (told) => told.different, limit: { atLeast: 1 } },
  { name: 'peak memory above idle, MB', of: (told) => told.aboveIdleMb, limit: { atMost: 64 }, worst: true },
  { name: 'rate used in the longest run', of: (told) => told.rateUsed, limit: { atLeast: 0.9 } },
];

const interrupted: Part = async ({ quick, onEnd }) => {
  const contacts = quick ? 20_000 : 100_000;
  const vendor = await startVendor(faultShare, latencyMs);
  onEnd(vendor.close);
  const folder = await folderFor(vendor, { rate }, [1, contacts]);
  onEnd(() => rm(folder, { recursive: true }));
  const name = `${contacts} contacts, ${faultShare * 100} % faults, killed ${kills} times`;
  return [
    {
      name,
      run: async (rounds, onRound) => {
        const told: Told[] = [];
        for (let round = 0; round < rounds; round += 1) {
          told.push(await runToTheEnd(vendor, folder, contacts));
          onRound();
        }
        return promises.map((promise) => figureOf(name, promise, told.map(promise.of)));
      },
    },
  ];
};

/** What an import of each size takes beyond one of a single contact. */
const growing: Part = async ({ quick, onEnd }) => {
  const [shortest, ...longer] = [1000, 10_000, ...(quick ? [] : [100_000])] as const;
  const vendor = await startVendor(0, 0);
  onEnd(vendor.close);
  const folder = await folderFor(vendor, {}, [1, shortest, ...longer]);
  onEnd(() => rm(folder, { recursive: true }));
  const of = async (contacts: number): Promise<Ended> =>
    cordboard(importOf(await vendor.newCampaign(), contacts), folder);
  const name = 'imports by their size';
  return [
    {
      name,
      run: async (rounds, onRound) => {
        const perRow = new Map<number, number[]>();
        for (let round = 0; round < rounds; round += 1) {
          const one = await of(1);
          for (const contacts of [shortest, ...longer]) {
            const { cpuMs } = await of(contacts);
            perRow.set(contacts, [...(perRow.get(contacts) ?? []), (cpuMs - one.cpuMs) / contacts]);
          }
          onRound();
        }
        const first = perRow.get(shortest) ?? [];
        return longer.map((contacts) =>
          figureOf(
            name,
            { name: `${contacts} / ${shortest} contacts, CPU per contact`, limit: { atMost: 1.2 } },
            (perRow.get(contacts) ?? []).map((cost, round) => cost / (first[round] ?? NaN)),
          ),
        );
      },
    },
  ];
};

export const imports: Scenario = {
  name: 'import',
  about: 'a large import by the command line: nothing lost, nothing twice, little memory, the rate used',
  rounds: [3, 1],
  parts: [interrupted, growing],
};
