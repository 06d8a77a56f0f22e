import { setImmediate } from 'node:timers/promises';
import { orThrow, paginate, type Contact, type ContactCenter } from '@cordboard/core';
import { failed } from '../checked.js';
import { cpuMsOf } from '../cpu.js';
import { campaign } from '../import/vendor.js';
import { race, type Cost, type Race, type Round } from '../race.js';
import type { Part, Scenario, Setting } from '../scenario.js';
import { pageRows } from '../world/peer-pages.js';
import { startServers } from '../world/servers.js';

const walk = async (
  { agents }: ContactCenter,
  expected: number,
  onLast: () => Promise<void> = () => Promise.resolve(),
): Promise<void> => {
  let rows = 0;
  const everybody = paginate(agents.list)({ limit: pageRows });
  while ((await everybody.next()).done !== true) {
    rows += 1;
    if (rows === expected) await onLast();
  }
  if (rows !== expected) failed(`a walk brought ${rows} agents instead of ${expected}`);
};

const contactsUpTo = function* (contacts: number): Generator<Contact> {
  for (let i = 0; i < contacts; i += 1) yield { phoneNumber: `1555${String(i).padStart(7, '0')}` };
};

const addContacts = async (
  { campaigns }: ContactCenter,
  expected: number,
  onLast: () => void,
): Promise<void> => {
  const { value } = await orThrow(campaigns.create(campaign));
  let rows = 0;
  const onOutcome = (): void => {
    rows += 1;
    if (rows === expected) onLast();
  };
  await orThrow(campaigns.addContacts({ campaign: value.ref, rows: contactsUpTo(expected) }, { onOutcome }));
  if (rows !== expected) failed(`an import of ${expected} contacts told of ${rows}`);
};

/** What this process holds once all that is no longer needed is gone, in MB. */
const heldMb = (): number => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
};

/** What is kept for the end of something else, as for signals of requests, is let go of after a collection, in a task. */
const letGo = async (): Promise<void> => {
  globalThis.gc?.();
  await setImmediate();
};

/** CPU per row; a short list is walked several times, so that a round is not over before it began. */
const perRow =
  (center: ContactCenter, agents: number): Round =>
  async () => {
    const times = Math.max(1, 10_000 / agents);
    const cpuMs = await cpuMsOf(async () => {
      for (let i = 0; i < times; i += 1) await walk(center, agents);
    });
    return cpuMs / (times * agents);
  };

/** What is held when the last row has come, and the work is not over yet. */
const heldAtTheEnd =
  (work: (onLast: () => void) => Promise<void>): Round =>
  async () => {
    let held = NaN;
    await work(() => {
      held = heldMb();
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
  const centers = new Map<number, ContactCenter>();
  for (const agents of sizes) {
    const servers = await startServers({ agents, queues: 40 });
    setting.onEnd(servers.close);
    centers.set(agents, await servers.center('itniotech', 'sandbox'));
  }
  const centerOf = (agents: number): ContactCenter => centers.get(agents) ?? failed('no such center');
  return [
    grown('walk of all agents', 'CPU per agent', sizes, (size) => perRow(centerOf(size), size)),
    grown('walk of all agents', 'memory held', sizes, (size) =>
      heldAtTheEnd((onLast) => walk(centerOf(size), size, () => letGo().then(onLast))),
    ),
  ];
};

const importing: Part = async (setting) => {
  const servers = await startServers({});
  setting.onEnd(servers.close);
  const center = await servers.center('sobot', 'sandbox');
  return [
    grown('import of contacts', 'memory held', sizesOf(setting), (size) =>
      heldAtTheEnd((onLast) => addContacts(center, size, onLast)),
    ),
  ];
};

export const growth: Scenario = {
  name: 'growth',
  about: 'CPU per agent and memory held when a whole list is walked or imported, by its length',
  rounds: [5, 3],
  parts: [walking, importing],
};
