import { orThrow, type ContactCenter } from '@cordboard/core/fp';
import {
  queueAdmin,
  QueueStrategy,
  type Capabilities,
  type QueueId,
  type QueueSettings,
  type QueueSettingsPatch,
} from '@cordboard/core/provider';
import fc from 'fast-check';
import type { Case } from '../../case.js';
import { read } from '../../kinds/read.js';
import { write } from '../../kinds/write.js';
import { all, among, atMostOneFlaw, some } from '../../law/arbitraries.js';
import { supports } from '../../law/supports.js';
import { anyQueue, wholeUpTo } from '../../law/draws.js';
import type { Given } from '../../law/given.js';
import { allOf, errorOf } from '../../results.js';

const labelPool = ['quote', 'VIP 🌟', '新客户', 'عميل', 'a "b" <c> & d', 'x'.repeat(20), '🏷'.repeat(20)];

const labelsWithin = ({ capabilities }: Given): fc.Arbitrary<readonly string[]> => {
  const { labels = labelPool.length, labelCharacters = 64 } = capabilities['queues.configure'].limits ?? {};
  return fc.subarray(
    labelPool.filter((label) => Array.from(label).length <= labelCharacters),
    { maxLength: Math.min(labels, labelPool.length) },
  );
};

/** Settings that a provider can give to a queue that is there, or to a new one. */
export const anySettings = (
  given: Given,
  operation: 'queues.configure' | 'queues.create',
): fc.Arbitrary<QueueSettingsPatch> => {
  const isCarried = (set: QueueSettingsPatch): boolean =>
    supports(given.capabilities, operation, operation === 'queues.create' ? { settings: set } : { set });
  const clearable = <A>(field: keyof QueueSettingsPatch, value: fc.Arbitrary<A>): fc.Arbitrary<A | null> =>
    isCarried({ [field]: null }) ? fc.option(value, { freq: 2 }) : value;
  const strategies = QueueStrategy.values.filter((strategy) => isCarried({ strategy }));
  return some({
    ...(strategies.length === 0 ? {} : { strategy: among(...strategies) }),
    ringTimeoutSec: clearable('ringTimeoutSec', wholeUpTo(86_400)),
    autoAnswerSec: clearable('autoAnswerSec', wholeUpTo(86_400)),
    wrapUpSec: clearable('wrapUpSec', wholeUpTo(86_400)),
    breakAfterMisses: clearable('breakAfterMisses', among(1, 3, 1000)),
    maxWaitSec: clearable('maxWaitSec', wholeUpTo(86_400)),
    ringTone: clearable('ringTone', among('chime.wav', '铃声 🔔.mp3')),
    labels: clearable('labels', labelsWithin(given)),
    showRecordings: fc.boolean(),
    maskNumbers: fc.boolean(),
    mediaRegion: among('singapore', 'united-states', 'united-arab-emirates'),
    ...(isCarried({ maxWaiting: 1 }) ? { maxWaiting: clearable('maxWaiting', wholeUpTo(1_000_000)) } : {}),
  });
};

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
  maxWaiting: [40, 0],
  maxTalkSec: [3600, 1800],
  maxOnBreak: [3, 0],
  announceAgent: [true, false],
  waitingTone: ['等待 🎵.mp3', 'waltz.wav'],
};

/** What can only be set, never cleared, in no center. */
const neverCleared: readonly Setting[] = [
  'strategy',
  'showRecordings',
  'maskNumbers',
  'mediaRegion',
  'announceAgent',
];

const isSetting = (name: string): name is Setting => Object.hasOwn(values, name);
const everySetting: readonly Setting[] = Object.keys(values).filter(isSetting);

const part = (field: Setting, value?: Value | null): string =>
  `queues.configure set.${field}${value === undefined ? '' : `=${String(value)}`}`;

/** The settings after a change; an empty change returns the present ones. */
const settingsAfter = async (
  { queues }: ContactCenter,
  queue: QueueId,
  set: QueueSettingsPatch = {},
): Promise<QueueSettingsPatch> => (await orThrow(queues.configure({ queue, set }))).value;

const settingCase = (field: Setting): Case => ({
  title: `sets ${field} of a queue by queues.configure, tells so, and keeps it`,
  needs: ['queues.configure'],
  inputs: [part(field), ...values[field].map((value) => part(field, value))],
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
  inputs: [part(field), part(field, null)],
  check: async ({ center, known: { queue } }, expect) => {
    const [value] = values[field];
    const before = await settingsAfter(center, queue, Object.fromEntries([[field, value]]));
    await settingsAfter(center, queue, Object.fromEntries([[field, null]]));
    const after = await settingsAfter(center, queue);
    // A vendor may send an empty list for none.
    expect(after[field] ?? []).toEqual([]);
    for (const other of everySetting.filter((each) => each !== field)) {
      expect(after[other]).toEqual(before[other]);
    }
  },
});

/** Leave out = keep, a value = set, `null` = clear. */
const cases: readonly Case[] = [
  ...everySetting.map(settingCase),
  ...everySetting.filter((field) => !neverCleared.includes(field)).map(clearingCase),
  {
    title: 'calls an empty patch of settings unchanged, and a change applied',
    needs: ['queues.configure'],
    inputs: ['queues.configure set.maskNumbers'],
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
    inputs: ['queues.configure set.labels'],
    check: async ({ center, known: { queue } }, expect) => {
      const error = await errorOf(center.queues.configure({ queue, set: { labels: ['vip', 'vip'] } }));
      expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none' });
    },
  },
];

/** Every setting set and cleared, as far as the provider supports it. */
const changesTo = (capabilities: Capabilities): readonly (readonly [Setting, QueueSettingsPatch])[] =>
  everySetting.flatMap((field) =>
    [values[field][0], null]
      .map((value): QueueSettingsPatch => Object.fromEntries([[field, value]]))
      .filter((set) => set[field] !== null || !neverCleared.includes(field))
      .filter((set) => supports(capabilities, 'queues.configure', { set }))
      .map((set) => [field, set] as const),
  );

/** All settings but one. */
const others = (settings: QueueSettings, field: Setting): object => ({
  ...settings,
  native: undefined,
  [field]: undefined,
});

/** The scenarios of how a queue treats its calls. */
export const settings = {
  'queues.configure': write(queueAdmin.configure, {
    sample: ({ queue }) => ({ queue, set: { wrapUpSec: 20 } }),
    arbitrary: (given) =>
      atMostOneFlaw(
        all({ queue: anyQueue(given), set: anySettings(given, 'queues.configure') }),
        all({ set: all({ labels: fc.constant(['twice', 'twice']) }) }),
      ),
    codes: {
      field: 'strategy',
      tells: ['queues.configure strategy'],
      read: async ({ queues }, { queue }) => {
        const { value } = await orThrow(queues.configure({ queue, set: {} }));
        return [{ of: value.queue, word: value.strategy, native: value.native?.strategy }];
      },
    },
    cases,
  }),
  'queues.getSettings': read(queueAdmin.getSettings, {
    sample: ({ queue }) => ({ queue }),
    arbitrary: (given) => all({ queue: anyQueue(given) }),
    state: async ({ queues }) =>
      Promise.all(
        (await allOf(queues.list, {})).map(({ id: queue }) => orThrow(queues.getSettings({ queue }))),
      ),
    codes: {
      field: 'strategy',
      tells: ['queues.getSettings strategy'],
      read: async ({ queues }, { queue }) => {
        const { strategy, native } = await orThrow(queues.getSettings({ queue }));
        return [{ of: queue, word: strategy, native: native?.strategy }];
      },
    },
    cases: [
      {
        title: 'tells by queues.getSettings what queues.configure set, and no longer what it cleared',
        needs: ['queues.getSettings', 'queues.configure'],
        check: async ({ center, known: { queue } }, expect) => {
          const told = async (): Promise<QueueSettings> => orThrow(center.queues.getSettings({ queue }));
          for (const [field, set] of changesTo(center.capabilities)) {
            const before = await told();
            await orThrow(center.queues.configure({ queue, set }));
            const after = await told();
            // A vendor may send an empty list for none.
            expect(after[field] ?? []).toEqual(set[field] ?? []);
            expect(others(after, field)).toEqual(others(before, field));
          }
        },
      },
      {
        title: 'answers NotFound to queues.getSettings for a queue that is not there',
        needs: ['queues.getSettings'],
        check: async ({ center, known: { noQueue } }, expect) => {
          const error = await errorOf(center.queues.getSettings({ queue: noQueue }));
          expect(error).toMatchObject({ kind: 'NotFound', effect: 'none' });
        },
      },
    ],
  }),
};
