import { orThrow } from '@cordboard/core';
import type { ContactCenter, QueueId, QueueSettingsPatch } from '@cordboard/core/provider';
import type { Case } from '../case.js';
import { errorOf } from '../results.js';

type Setting = keyof QueueSettingsPatch;

type Value = string | number | boolean | readonly string[];

/** Two values for each setting; the second is not what the first one is. */
const values: Readonly<Record<Setting, readonly [Value, Value]>> = {
  strategy: ['round-robin', 'longest-idle'],
  ringTimeoutSec: [31, 42],
  autoAnswerSec: [4, 5],
  wrapUpSec: [21, 0],
  breakAfterMisses: [7, 8],
  maxWaitSec: [95, 96],
  ringTone: ['铃声 🔔.mp3', 'chime.wav'],
  labels: [['新客户', 'VIP 🌟'], ['quote']],
  showRecordings: [true, false],
  maskNumbers: [true, false],
  mediaRegion: ['united-states', 'singapore'],
};

/** What can only be set, never cleared, in no center. */
const neverCleared: readonly Setting[] = ['strategy', 'showRecordings', 'maskNumbers', 'mediaRegion'];

const isSetting = (name: string): name is Setting => Object.hasOwn(values, name);
const settings: readonly Setting[] = Object.keys(values).filter(isSetting);

const part = (field: Setting, value?: Value | null): string =>
  `queues.configure set.${field}${value === undefined ? '' : `=${String(value)}`}`;

/** The settings after a change; of nothing, the settings as they are. */
const settingsAfter = async (
  { queues }: ContactCenter,
  queue: QueueId,
  set: QueueSettingsPatch = {},
): Promise<QueueSettingsPatch> => (await orThrow(queues.configure({ queue, set }))).value;

const settingCase = (field: Setting): Case => ({
  title: `sets ${field} of a queue by queues.configure, tells so, and keeps it`,
  needs: ['queues.configure'],
  carries: [part(field), ...values[field].map((value) => part(field, value))],
  check: async ({ center, known: { queue } }, expect) => {
    for (const value of values[field]) {
      const told = await settingsAfter(center, queue, Object.fromEntries([[field, value]]));
      expect(told[field]).toEqual(value);
      const kept = await settingsAfter(center, queue);
      expect(kept[field]).toEqual(value);
    }
  },
});

const clearingCase = (field: Setting): Case => ({
  title: `clears ${field} of a queue by queues.configure, and nothing else`,
  needs: ['queues.configure'],
  carries: [part(field), part(field, null)],
  check: async ({ center, known: { queue } }, expect) => {
    const [value] = values[field];
    const before = await settingsAfter(center, queue, Object.fromEntries([[field, value]]));
    await settingsAfter(center, queue, Object.fromEntries([[field, null]]));
    const after = await settingsAfter(center, queue);
    // A vendor may tell an empty list for none.
    expect(after[field] ?? []).toEqual([]);
    for (const other of settings.filter((each) => each !== field)) {
      expect(after[other]).toEqual(before[other]);
    }
  },
});

/** What holds of how queues treat their calls: leave out = keep, a value = set, `null` = clear. */
export const queueSettingsCases: readonly Case[] = [
  ...settings.map(settingCase),
  ...settings.filter((field) => !neverCleared.includes(field)).map(clearingCase),
  {
    title: 'calls an empty patch of settings unchanged, and a change applied',
    needs: ['queues.configure'],
    carries: ['queues.configure set.maskNumbers'],
    check: async ({ center, known: { queue } }, expect) => {
      const { maskNumbers = false } = await settingsAfter(center, queue);
      const nothing = await orThrow(center.queues.configure({ queue, set: {} }));
      const other = await orThrow(center.queues.configure({ queue, set: { maskNumbers: !maskNumbers } }));
      expect([nothing.outcome, other.outcome]).toEqual(['unchanged', 'applied']);
    },
  },
  {
    title: 'answers NotFound for the settings of a queue that is not there',
    needs: ['queues.configure'],
    check: async ({ center, known: { noQueue } }, expect) => {
      const error = await errorOf(center.queues.configure({ queue: noQueue, set: { wrapUpSec: 5 } }));
      expect(error).toMatchObject({ kind: 'NotFound', effect: 'none' });
    },
  },
  {
    title: 'refuses a label that is there twice',
    needs: ['queues.configure'],
    carries: ['queues.configure set.labels'],
    check: async ({ center, known: { queue } }, expect) => {
      const error = await errorOf(center.queues.configure({ queue, set: { labels: ['vip', 'vip'] } }));
      expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none' });
    },
  },
];
