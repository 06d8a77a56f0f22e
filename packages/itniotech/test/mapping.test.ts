import { describe, expect, test } from '@jest/globals';
import {
  agentDirectory,
  AgentRole,
  AgentState,
  CallDirection,
  CallKind,
  callRouting,
  EndedBy,
  QueueId,
  QueueSettings,
  QueueStrategy,
  RecordSet,
  type Page,
} from '@cordboard/core/provider';
import fc from 'fast-check';
import { notChanged, notGiven } from '../src/mapping/agent-accounts.js';
import { agentNames, filtersNotOffered, pageSizes, toAgentPage } from '../src/mapping/agents.js';
import { aboutPlacing } from '../src/mapping/calls.js';
import { campaignsPageSizes } from '../src/mapping/campaigns.js';
import { aboutNewPhones, aboutPhones, phonesPageSizes } from '../src/mapping/desk-phones.js';
import { dialLimits, leastRingTimeoutSec } from '../src/mapping/dial-plans.js';
import { mostContacts } from '../src/mapping/launch.js';
import { statesNotTold, ttl, usualTtlSec, whyOnlyState } from '../src/mapping/presence.js';
import {
  changesNotOffered,
  labelLimits,
  newQueueLimits,
  queuesPageSizes,
  settingsNotGiven,
  toQueueSettings,
} from '../src/mapping/queues.js';
import { recallLimits } from '../src/mapping/recalls.js';
import { longestPeriodMs, notCarried } from '../src/mapping/records.js';
import { numbersPageSizes, toCallerIdPage } from '../src/mapping/routing.js';
import { usualTitles } from '../src/mapping/sheet.js';

const loose = fc.oneof(
  fc.constantFrom(null, undefined, '', ' ', '0', 0, 1, '__proto__', 'constructor'),
  fc.integer(),
  fc.string({ maxLength: 20 }),
);
const seat = fc.record({
  keyId: fc.oneof(fc.nat(), fc.stringMatching(/^\d{1,19}$/)),
  empNo: loose,
  name: loose,
  petName: loose,
  enable: loose,
  deleteFlag: loose,
  status: loose,
  voiceGroupId: loose,
  groupName: loose,
  displayNum: loose,
  priority: loose,
  createTime: loose,
  updateTime: loose,
});

const settings = fc.record({
  callinStrategy: loose,
  timeoutTransferSec: loose,
  wrapUpTime: loose,
  turnSeatRing: loose,
  labelName: fc.constantFrom(['vip'], [], '' as const, null, undefined),
  displaySwitch: loose,
  encryptNumber: loose,
  fsNode: loose,
});

test('whatever a page of agents holds, what comes out keeps the promise of agents.list', () => {
  fc.assert(
    fc.property(fc.array(seat, { maxLength: 5 }), loose, loose, (records, total, pages) => {
      const { items, claims, rows } = toAgentPage('+08:00')({ records, total, pages });
      const page: Page<unknown> = { items, total: claims.total };
      expect(agentDirectory.list.output.is(page)).toBe(true);
      expect(rows).toHaveLength(records.length);
    }),
    { seed: 1 },
  );
});

test('whatever the settings of a queue hold, what comes out keeps the promise of queues.configure', () => {
  fc.assert(
    fc.property(settings, (reply) => {
      const known = toQueueSettings(QueueId('1'))(reply);
      expect(QueueSettings.is(known)).toBe(true);
      expect(known.strategy === undefined).toBe(known.native?.strategy === undefined);
      expect(known.mediaRegion === undefined).toBe(known.native?.mediaRegion === undefined);
    }),
    { seed: 1 },
  );
});

const number = fc.record({
  number: fc.oneof(fc.nat(), fc.stringMatching(/^\d{1,19}$/)),
  state: loose,
  country: loose,
  dueDate: loose,
  type: loose,
  inboundPrefix: loose,
  enableVoicemail: loose,
  remark: loose,
});

test('whatever a page of numbers holds, what comes out keeps the promise of routing.listCallerIds', () => {
  fc.assert(
    fc.property(fc.array(number, { maxLength: 5 }), loose, (records, pages) => {
      const { items, rows } = toCallerIdPage({})({ records, pages });
      expect(callRouting.listCallerIds.output.is({ items })).toBe(true);
      expect(rows).toHaveLength(records.length);
    }),
    { seed: 1 },
  );
});

describe('what an operation cannot be asked for', () => {
  const reasons: Readonly<Record<string, object | undefined>> = {
    'agents.create': notGiven,
    'agents.update': notChanged,
    'agents.list': filtersNotOffered,
    'presence.list': statesNotTold,
    'calls.place': aboutPlacing.without,
    'calls.place, answered': aboutPlacing.omits,
    'agents.listExtensions': aboutPhones.without,
    'agents.listExtensions, answered': aboutPhones.omits,
    'agents.createExtension': aboutNewPhones.without,
    'agents.createExtension, needed': aboutNewPhones.needs,
    'queues.configure': changesNotOffered,
    'queues.create': settingsNotGiven,
    'records.list': notCarried,
  };

  test.each(Object.entries(reasons))('is said with a reason: %s', (_, declared = {}) => {
    expect(Object.values(declared)).toEqual(
      Object.values(declared).map(() => expect.stringMatching(/\w \w/)),
    );
  });

  test('is all of these fields', () => {
    const ofSettings = ['maxWaiting', 'maxTalkSec', 'maxOnBreak', 'announceAgent', 'waitingTone'];
    const ofPhones = ['boundAt', 'agent', 'codec', 'registered'];
    const fields = Object.entries(reasons).map(([name, declared = {}]) => [
      name,
      Object.keys(declared).filter((path) => !path.includes('=')),
    ]);
    expect(Object.fromEntries(fields)).toEqual({
      'agents.create': [
        'agent.id',
        'agent.username',
        'agent.email',
        'agent.phoneNumber',
        'agent.extension',
        'agent.queues.level',
      ],
      'agents.update': [
        'set.email',
        'set.role',
        'set.wrapUpSec',
        'set.wrapUpScope',
        'set.phoneNumber',
        'set.extension',
      ],
      'agents.list': ['email', 'extension'],
      'presence.list': [],
      'calls.place': ['from.agent', 'from.number'],
      'calls.place, answered': ['native'],
      'agents.listExtensions': ['agent'],
      'agents.listExtensions, answered': ofPhones,
      'agents.createExtension': ['extension.number', 'extension.password', 'createdBy'],
      'agents.createExtension, needed': ['extension.name', 'extension.group', 'extension.callerId'],
      'queues.configure': ofSettings.map((field) => `set.${field}`),
      'queues.create': ofSettings.map((field) => `settings.${field}`),
      'records.list': [],
    });
    expect(aboutNewPhones.omits).toEqual(aboutPhones.omits);
  });

  test.each([
    ['state', AgentState, ['logged-out', 'ready', 'busy', 'wrap-up', 'not-ready'], statesNotTold],
    ['state', AgentState, ['logged-out', 'ready', 'busy', 'wrap-up', 'not-ready'], filtersNotOffered],
    ['role', AgentRole, ['agent', 'supervisor'], filtersNotOffered],
    ['agent.role', AgentRole, ['agent', 'supervisor', 'unknown'], notGiven],
    ['to.kind', { values: ['number', 'agent', 'queue'] }, ['number'], aboutPlacing.without],
    ['bound', { values: ['true', 'false'] }, ['false'], aboutPhones.without],
    ['set', RecordSet, RecordSet.values, notCarried],
    ['direction', CallDirection, ['inbound', 'outbound', 'unknown'], notCarried],
    ['kind', CallKind, ['inbound', 'manual', 'power', 'unknown'], notCarried],
    ['endedBy', EndedBy, ['customer', 'agent', 'system', 'unknown'], notCarried],
    [
      'set.strategy',
      QueueStrategy,
      ['longest-idle', 'fewest-calls', 'priority-tiers', 'round-robin'],
      changesNotOffered,
    ],
    [
      'settings.strategy',
      QueueStrategy,
      ['longest-idle', 'fewest-calls', 'priority-tiers', 'round-robin'],
      settingsNotGiven,
    ],
    ['set.ringTone', { values: ['null'] }, [], changesNotOffered],
    ['settings.maxWaitSec', { values: ['null'] }, [], settingsNotGiven],
  ])('is every word of %s but those that the vendor has', (path, { values }, known, declared = {}) => {
    const words: readonly string[] = values;
    const refused = Object.keys(declared).filter((each) => each.startsWith(`${path}=`));
    const others = words.filter((word) => !known.some((each) => each === word));
    expect(new Set(refused)).toEqual(new Set(others.map((word) => `${path}=${word}`)));
  });

  test('names the setting that is there instead, where it is', () => {
    expect([changesNotOffered, settingsNotGiven].map((each) => Object.values(each ?? {}).join())).toEqual([
      expect.stringMatching(/set\.maxWaitSec.*set\.ringTone/),
      expect.stringMatching(/settings\.maxWaitSec.*settings\.ringTone/),
    ]);
    expect(settingsNotGiven).toMatchObject({
      'settings.strategy=random': 'the vendor offers longest-idle, fewest-calls, priority-tiers, round-robin',
    });
    expect(whyOnlyState).toMatch(/1 to 5/);
  });
});

test('limits are those of the pages', () => {
  const largest = { defaultSize: 100, maxSize: 100 };
  const lists = [pageSizes, campaignsPageSizes, phonesPageSizes, queuesPageSizes, numbersPageSizes];
  expect(lists).toEqual(lists.map(() => largest));
  const labels = { limit: 'labels', each: 'labelCharacters' };
  const ofLabels = { labels: 10, labelCharacters: 20 };
  const [atLeast, ofNames] = [4, 'nameCharacters'];
  expect([labelLimits, newQueueLimits, recallLimits, ttl]).toEqual([
    { limits: ofLabels, bounds: { 'set.labels': labels } },
    {
      limits: { nameCharacters: 32, ...ofLabels },
      bounds: { name: { limit: ofNames, atLeast }, 'settings.labels': labels },
    },
    {
      limits: { callerIds: 1, ringTimeoutSec: 120 },
      bounds: {
        'set.callerIds': { limit: 'callerIds' },
        'set.dialing.ringTimeoutSec': { limit: 'ringTimeoutSec', atLeast: 20 },
      },
    },
    { limits: { ttlSec: 28_800 }, bounds: { ttlSec: { limit: 'ttlSec', atLeast: 60 } } },
  ]);
  expect([aboutPhones.limits, aboutNewPhones.limits, aboutNewPhones.bounds]).toEqual([
    { pageSize: 100 },
    { nameCharacters: 32, groupCharacters: 32 },
    {
      'extension.name': { limit: ofNames, atLeast },
      'extension.group': { limit: 'groupCharacters', atLeast },
    },
  ]);
  expect([dialLimits, leastRingTimeoutSec, usualTtlSec, mostContacts, longestPeriodMs]).toEqual([
    { callerIds: 1, callerId: 20, ringTimeoutSec: 120, linesPerAgent: 999 },
    20,
    3600,
    100_000,
    Date.UTC(2024, 1) - Date.UTC(2024, 0),
  ]);
  expect([usualTitles, agentNames]).toEqual([
    { phoneNumber: 'number', name: 'name', note: 'note' },
    ['id', 'number', 'username'],
  ]);
});
