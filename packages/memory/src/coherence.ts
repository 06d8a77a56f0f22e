import type { Problem } from '@cordboard/core/provider';
import { blockKey } from './do-not-call.js';
import type { Seed } from './seed-codec.js';

type KeysOf = (seed: Seed) => readonly (string | undefined)[];

/** What must hold of a field in every entry of a list; `*` in the path is the place in the list. */
interface Rule {
  readonly path: string;
  readonly keys: KeysOf;
  readonly unique?: true;
  /** Where every key must lead. */
  readonly among?: KeysOf;
}

const agentIds: KeysOf = ({ agents = [] }) => agents.map(({ id }) => id);
const queueIds: KeysOf = ({ queues = [] }) => queues.map(({ id }) => id);
const extensionNumbers: KeysOf = ({ extensions = [] }) => extensions.map(({ number }) => number);

const rules: readonly Rule[] = [
  { path: 'agents.*.id', keys: agentIds, unique: true },
  { path: 'agents.*.number', keys: ({ agents = [] }) => agents.map(({ number }) => number), unique: true },
  {
    path: 'agents.*.station.extension',
    keys: ({ agents = [] }) => agents.map(({ station }) => station?.extension),
    unique: true,
    among: extensionNumbers,
  },
  { path: 'extensions.*.number', keys: extensionNumbers, unique: true },
  { path: 'queues.*.id', keys: queueIds, unique: true },
  { path: 'queues.*.name', keys: ({ queues = [] }) => queues.map(({ name }) => name), unique: true },
  {
    path: 'members.*',
    keys: ({ members = [] }) => members.map(({ queue, agent }) => JSON.stringify([queue, agent])),
    unique: true,
  },
  { path: 'members.*.queue', keys: ({ members = [] }) => members.map(({ queue }) => queue), among: queueIds },
  { path: 'members.*.agent', keys: ({ members = [] }) => members.map(({ agent }) => agent), among: agentIds },
  {
    path: 'settings.*.queue',
    keys: ({ settings = [] }) => settings.map(({ queue }) => queue),
    unique: true,
    among: queueIds,
  },
  {
    path: 'callerIds.*',
    keys: ({ callerIds = [] }) => callerIds.map(({ number, alias }) => JSON.stringify([number, alias])),
    unique: true,
  },
  { path: 'blocked.*', keys: ({ blocked = [] }) => blocked.map(blockKey), unique: true },
  { path: 'flows.*.id', keys: ({ flows = [] }) => flows.map(({ id }) => id), unique: true },
  { path: 'campaigns.*.id', keys: ({ campaigns = [] }) => campaigns.map(({ id }) => id), unique: true },
  { path: 'campaigns.*.code', keys: ({ campaigns = [] }) => campaigns.map(({ code }) => code), unique: true },
  {
    path: 'campaigns.*.createdBy',
    keys: ({ campaigns = [] }) => campaigns.map(({ createdBy }) => createdBy),
    among: agentIds,
  },
];

const breaches = (seed: Seed, { path, keys, unique, among }: Rule): readonly Problem[] => {
  const known = among === undefined ? undefined : new Set(among(seed));
  const seen = new Set<string>();
  return keys(seed).flatMap((key, i) => {
    if (key === undefined) return [];
    const isRepeated = unique === true && seen.has(key);
    const isDangling = known?.has(key) === false;
    seen.add(key);
    const at = path.replace('*', String(i));
    return [
      ...(isRepeated ? [{ path: at, message: 'is there twice' }] : []),
      ...(isDangling ? [{ path: at, message: 'names nothing that the seed holds' }] : []),
    ];
  });
};

/** What is wrong with a seed although each of its entries has the right form. */
export const incoherences = (seed: Seed): readonly Problem[] => rules.flatMap((rule) => breaches(seed, rule));
