// The journal's promises for minutes instead of seconds; `run.mjs` starts it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { buildImporter, importInProcess, ProcessVendor } from './import-process.js';
import { history, play, type Played } from './history.js';

const sumOf = (played: readonly Played[], of: (each: Played) => number): number =>
  played.reduce((sum, each) => sum + of(each), 0);

/** Plays random histories and tells what happened in them. */
const histories = async (count: number, seed: number): Promise<boolean> => {
  const played: Played[] = [];
  const details = await fc.check(
    fc.asyncProperty(history, async (past) => {
      const each = await play(past);
      played.push(each);
      return each.problems.length === 0;
    }),
    { numRuns: count, seed },
  );
  console.log({
    seed,
    histories: details.numRuns,
    kills: sumOf(played, ({ kills }) => kills),
    lossesOfPower: sumOf(played, ({ powerCuts }) => powerCuts),
    faultsMet: sumOf(played, ({ faultsMet }) => faultsMet),
    rows: sumOf(played, ({ rows }) => rows),
    unknownRows: sumOf(played, ({ unknownRows }) => unknownRows),
    refusedAsTheDiskLostBytes: sumOf(played, ({ isRefused }) => Number(isRefused)),
    brokenPromises: sumOf(played, ({ problems }) => problems.length),
  });
  if (details.failed) console.log(fc.defaultReportMessage(details));
  return !details.failed;
};

/** Kills an importing process again and again, at times spread over its run, until it was killed so often. */
const kills = async (count: number, root: string): Promise<boolean> => {
  const folder = await mkdtemp(join(tmpdir(), 'cordboard-kills-'));
  const program = await buildImporter(root);
  const told = { kills: 0, imports: 0, rows: 0, lost: 0, twice: 0, mixedUp: 0, unknown: 0 };
  while (told.kills < count) {
    const operation = told.imports % 2 === 0 ? 'addContacts' : 'scheduleCallbacks';
    const vendor = new ProcessVendor(operation);
    const journal = join(folder, `${told.imports}.journal`);
    const order = { journal, total: 20_000, batchSize: 5, concurrency: 4, operation } as const;
    for (let kill = 0; kill < 10; kill += 1) {
      const killAfterMs = 120 + Math.random() * 600;
      const { wasKilled } = await importInProcess({ program, order, vendor, killAfterMs });
      told.kills += Number(wasKilled);
    }
    const { report, stderr } = await importInProcess({ program, order, vendor });
    if (report === undefined) throw new Error(stderr);
    const { accepted, applied, unknown } = report;
    told.imports += 1;
    told.rows += order.total;
    told.unknown += unknown;
    told.lost +=
      order.total - accepted - applied - unknown + Math.max(0, accepted + applied - vendor.arrivals.size);
    told.twice += [...vendor.arrivals.values()].filter((times) => times > 1).length;
    told.mixedUp += vendor.mixedUp;
  }
  console.log(told);
  await rm(folder, { recursive: true });
  await rm(dirname(program), { recursive: true });
  return told.lost + told.twice + told.mixedUp === 0;
};

const [what = '', count = '', root = '', seed = String(Date.now() % 2 ** 31)] = process.argv.slice(2);
const isKept =
  what === 'kills' ? await kills(Number(count), root) : await histories(Number(count), Number(seed));
process.exitCode = isKept ? 0 : 1;
