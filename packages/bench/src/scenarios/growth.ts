import { setImmediate } from 'node:timers/promises';
import { orThrow, paginate, type ContactCenter } from '@cordboard/core/fp';
import type { Contact } from '@cordboard/core';
import { failed } from '../checked.js';
import { cpuMsOf } from '../cpu.js';
import { campaign } from '../import/vendor.js';
import { race, type Cost, type Race, type Round } from '../race.js';
import type { Part, Scenario, Setting } from '../scenario.js';
import { pageRows } from '../world/peer-pages.js';
import { startServers } from '../world/servers.js';

/** Told of the last row before the work is over. */
type OnLast = () => Promise<void>;

const nothing: OnLast = () => Promise.resolve();

/** Walks as far as that many agents, of a directory that has more or as many. */
const walk = async ({ agents }: ContactCenter, expected: number, onLast = nothing): Promise<void> => {
  let rows = 0;
  const everybody = paginate(agents.list)({ limit: pageRows });
  while (rows < expected && (await everybody.next()).done !== true) rows += 1;
  await onLast();
  await everybody.return();
  if (rows !== expected) failed(`a walk brought ${rows} agents instead of ${expected}`);
};

const contactsUpTo = async function* (contacts: number, onLast: OnLast): AsyncGenerator<Contact> {
  for (let i = 1; i <= contacts; i += 1) {
    if (i === contacts) await onLast();
    yield { phoneNumber: `1555${String(i).padStart(7, '0')}` };
  }
};

const addContacts = async (
  { campaigns }: ContactCenter,
  expected: number,
  onLast = nothing,
): Promise<void> => {
  const { value } = await orThrow(campaigns.create(campaign));
  let rows = 0;
  const onOutcome = (): void => {
    rows += 1;
  };
  await orThrow(
    campaigns.addContacts({ campaign: value.ref, rows: contactsUpTo(expected, onLast) }, { onOutcome }),
  );
  if (rows !== expected) failed(`an import of ${expected} contacts told of ${rows}`);
};

/**
 * The heap of this process after garbage collection, in MB. Some objects, such as the signals of requests,
 * are only released in a task after a first collection.
 */
const heldMb = async (): Promise<number> => {
  globalThis.gc?.();
  await setImmediate();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
};

/**
 * CPU per row. A shorter list is walked several times, so that every round has as many rows and the same
 * fixed cost per row.
 */
const perRow =
  (rows: number, rowsInATurn: number, work: () => Promise<void>): Round =>
  async () => {
    const times = rowsInATurn / rows;
    const cpuMs = await cpuMsOf(async () => {
      for (let i = 0; i < times; i += 1) await work();
    });
    return cpuMs / rowsInATurn;
  };

/** What is held when the last row is there and the work is not over yet. */
const heldAtTheEnd =
  (work: (onLast: OnLast) => Promise<void>): Round =>
  async () => {
    let held = NaN;
    await work(async () => {
      held = await heldMb();
    });
    return held;
  };

type Rounds = Readonly<Record<string, Round>>;

const grown = (
  name: string,
  what: string,
  sizes: readonly number[],
  roundOf: (size: number) => Round,
): Race => {
  const [shortest = NaN, ...longer] = sizes;
  const contenders: Rounds = Object.fromEntries(sizes.map((size) => [size, roundOf(size)]));
  const ratios = longer.map((size) => ({
    name: `${size} / ${shortest}, ${what}`,
    of: (cost: Cost<string>) => cost(String(size)) / cost(String(shortest)),
    limit: { atMost: 1.2 },
  }));
  return race({ name, contenders, ratios });
};

const sizesOf = ({ quick }: Setting): readonly number[] => [1000, 10_000, ...(quick ? [] : [100_000])];

const walking: Part = async (setting) => {
  const sizes = sizesOf(setting);
  const longest = Math.max(...sizes);
  const servers = await startServers({ agents: longest, queues: 40 });
  setting.onEnd(servers.close);
  const center = await servers.center('itniotech', 'sandbox');
  return [
    grown('walk of agents', 'CPU per agent', sizes, (size) =>
      perRow(size, longest, () => walk(center, size)),
    ),
    grown('walk of agents', 'memory held', sizes, (size) =>
      heldAtTheEnd((onLast) => walk(center, size, onLast)),
    ),
  ];
};

const importing: Part = async (setting) => {
  const servers = await startServers({});
  setting.onEnd(servers.close);
  const center = await servers.center('sobot', 'sandbox');
  const sizes = sizesOf(setting);
  return [
    grown('import of contacts', 'CPU per contact', sizes, (size) =>
      perRow(size, Math.max(...sizes), () => addContacts(center, size)),
    ),
    grown('import of contacts', 'memory held', sizes, (size) =>
      heldAtTheEnd((onLast) => addContacts(center, size, onLast)),
    ),
  ];
};

export const growth: Scenario = {
  name: 'growth',
  about: 'CPU per row and memory held when a list is walked or imported, by its length',
  rounds: [5, 3],
  parts: [walking, importing],
};
