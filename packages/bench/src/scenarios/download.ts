import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { failed } from '../checked.js';
import { startVendor, type Interruption, type Vendor } from '../download/vendor.js';
import { cordboard, type Ended } from '../program.js';
import { figureOf, type Ratio } from '../race.js';
import type { Part, Scenario } from '../scenario.js';

const mebibyte = 2 ** 20;
const smallBytes = 1000;

const downloadTo = (file: string): readonly string[] => [
  ...['records', 'download-recording', '--id', 'call.mp3', '--output', file],
];

/** A folder in which the program downloads. */
const folderFor = async ({ url }: Vendor): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'cordboard-download-'));
  const itniotech = { apiKey: 'bench', apiSecret: 'bench', baseUrl: url };
  await writeFile(
    join(folder, 'cordboard.json'),
    JSON.stringify({ provider: 'itniotech', providers: { itniotech } }),
  );
  return folder;
};

const digestOf = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
};

/** What one download told. */
interface Told {
  readonly peakMb: number;
  readonly aboveSmallMb: number;
  readonly sent: number;
  readonly replies: number;
  readonly right: number;
}

/** The vendor breaks off at a third of the file; at two thirds, the program is killed, and started again. */
const interruptedTwice = async (vendor: Vendor, folder: string, bytes: number): Promise<readonly Ended[]> => {
  const argv = downloadTo('large.mp3');
  let kill = (): void => undefined;
  const events: readonly Interruption[] = [
    { at: bytes / 3, happen: () => true },
    {
      at: (2 * bytes) / 3,
      happen: () => {
        kill();
        return false;
      },
    },
  ];
  vendor.begin(bytes, events);
  const killed = await cordboard(argv, folder, (end) => {
    kill = end;
  });
  return [killed, await cordboard(argv, folder)];
};

const download = async (vendor: Vendor, folder: string, bytes: number): Promise<Told> => {
  vendor.begin(smallBytes);
  const small = await cordboard(downloadTo('small.mp3'), folder);
  const runs = await interruptedTwice(vendor, folder, bytes);
  const codes = [small, ...runs].map(({ code }) => String(code)).join(', ');
  if (codes !== '0, null, 0') failed(`the downloads ended with ${codes} instead of 0, killed, 0`);
  const file = join(folder, 'large.mp3');
  const right = (await digestOf(file)) === vendor.digest(bytes) ? 1 : 0;
  for (const name of ['small.mp3', 'large.mp3']) await rm(join(folder, name));
  const peakMb = Math.max(...runs.map((run) => run.peakMb));
  const { bytes: sent, replies } = vendor.sent();
  return { peakMb, aboveSmallMb: peakMb - small.peakMb, sent: sent / bytes, replies, right };
};

const promises: readonly (Omit<Ratio<never>, 'of'> & { readonly of: (told: Told) => number })[] = [
  { name: 'files that are right / files', of: ({ right }) => right, limit: { atLeast: 1 } },
  { name: 'bytes sent / bytes of the file', of: ({ sent }) => sent, limit: { atMost: 1.1 }, worst: true },
  { name: 'requests', of: ({ replies }) => replies, limit: { atMost: 3 }, worst: true },
  {
    name: 'peak memory above that of 1 KB, MB',
    of: ({ aboveSmallMb }) => aboveSmallMb,
    limit: { atMost: 64 },
    worst: true,
  },
  { name: 'peak memory, MB', of: ({ peakMb }) => peakMb, worst: true },
];

const large: Part = async ({ quick, onEnd }) => {
  const size = quick ? 50 : 200;
  const vendor = await startVendor();
  onEnd(vendor.close);
  const folder = await folderFor(vendor);
  onEnd(() => rm(folder, { recursive: true }));
  const name = `${size} MB, broken off and killed`;
  return [
    {
      name,
      run: async (rounds, onRound) => {
        const told: Told[] = [];
        for (let round = 0; round < rounds; round += 1) {
          told.push(await download(vendor, folder, size * mebibyte));
          onRound();
        }
        return promises.map((promise) => figureOf(name, promise, told.map(promise.of)));
      },
    },
  ];
};

export const downloads: Scenario = {
  name: 'download',
  about:
    'a large recording by the command line, interrupted twice: what is sent again, and how much memory it takes',
  rounds: [5, 1],
  parts: [large],
};
