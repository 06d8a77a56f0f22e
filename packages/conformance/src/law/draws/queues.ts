import {
  MediaRegion,
  QueueStrategy,
  type MembershipChange,
  type QueueSettingsPatch,
} from '@cordboard/core/provider';
import fc from 'fast-check';
import { all, among, atMostOneFlaw, both, rowsOf, some } from '../arbitraries.js';
import { carries } from '../carried.js';
import { byId, byNumber, newQueueIds, queuePool, type Naming, type Person } from '../pools.js';
import type { Draws, Given } from './given.js';
import { anyQueue, limit, newName, wholeUpTo } from './shared.js';

const labelPool = ['quote', 'VIP 🌟', '新客户', 'عميل', 'a "b" <c> & d', 'x'.repeat(20), '🏷'.repeat(20)];

const labelsWithin = ({ capabilities }: Given): fc.Arbitrary<readonly string[]> => {
  const { labels = labelPool.length, labelCharacters = 64 } = capabilities['queues.configure'].limits ?? {};
  return fc.subarray(
    labelPool.filter((label) => Array.from(label).length <= labelCharacters),
    { maxLength: Math.min(labels, labelPool.length) },
  );
};

const settings = (given: Given): fc.Arbitrary<QueueSettingsPatch> => {
  const isCarried = (set: QueueSettingsPatch): boolean =>
    carries(given.capabilities, 'queues.configure', { set });
  const clearable = <A>(field: keyof QueueSettingsPatch, value: fc.Arbitrary<A>): fc.Arbitrary<A | null> =>
    isCarried({ [field]: null }) ? fc.option(value, { freq: 2 }) : value;
  return some({
    strategy: among(...QueueStrategy.values.filter((strategy) => isCarried({ strategy }))),
    ringTimeoutSec: clearable('ringTimeoutSec', wholeUpTo(86_400)),
    autoAnswerSec: clearable('autoAnswerSec', wholeUpTo(86_400)),
    wrapUpSec: clearable('wrapUpSec', wholeUpTo(86_400)),
    breakAfterMisses: clearable('breakAfterMisses', among(1, 3, 1000)),
    maxWaitSec: clearable('maxWaitSec', wholeUpTo(86_400)),
    ringTone: clearable('ringTone', among('chime.wav', '铃声 🔔.mp3')),
    labels: clearable('labels', labelsWithin(given)),
    showRecordings: fc.boolean(),
    maskNumbers: fc.boolean(),
    mediaRegion: among(...MediaRegion.values.filter((mediaRegion) => isCarried({ mediaRegion }))),
  });
};

const membership = some({ level: wholeUpTo(1000), autoSignIn: fc.boolean() });

/** Some members to add and some to remove; nobody is in both, and each is named as `naming` says. */
const memberChanges = (people: readonly Person[], naming: fc.Arbitrary<Naming>) =>
  fc
    .uniqueArray(fc.record({ person: among(...people), name: naming, joins: fc.boolean(), membership }), {
      maxLength: 3,
      selector: ({ person }) => person.id,
    })
    .map((changes): Pick<MembershipChange, 'add' | 'remove'> => ({
      add: changes
        .filter(({ joins }) => joins)
        .map(({ name, person, membership: as }) => ({ agent: name(person), ...as })),
      remove: changes.filter(({ joins }) => !joins).map(({ name, person }) => name(person)),
    }));

const rightRow = (given: Given, naming: fc.Arbitrary<Naming>): fc.Arbitrary<MembershipChange> =>
  both(
    both(all({ queue: anyQueue(given) }), some({ name: newName(given), weight: wholeUpTo(10_000) })),
    memberChanges(given.people.always, naming),
  );

/** A new name is one no more when another row takes it. */
const unnamed = { name: undefined };

/** A row that may be wrong; all its agents are named alike. */
const anyRow = (given: Given, name: Naming): fc.Arbitrary<MembershipChange> => {
  const { always, sometimes, never } = given.people;
  const here = among(...always.map(name));
  const stranger = among(...[...sometimes, never].map(name));
  return atMostOneFlaw(
    rightRow(given, fc.constant(name)),
    all({ name: among(...queuePool.map((queue) => queue.name)) }),
    stranger.map((agent) => ({ ...unnamed, add: [{ agent }] })),
    stranger.map((agent) => ({ ...unnamed, remove: [agent] })),
    here.map((agent) => ({ ...unnamed, add: [{ agent, level: 5000 }] })),
    here.map((agent) => ({ ...unnamed, add: [{ agent }], remove: [agent] })),
  );
};

/** Only a right row names its agents both ways: where a vendor needs a request for each, a wrong one may be half done. */
const memberRows = (given: Given): fc.Arbitrary<readonly MembershipChange[]> =>
  rowsOf(fc.oneof(anyRow(given, byId), anyRow(given, byNumber), rightRow(given, among(byId, byNumber))), 4);

export const queueDraws: Draws<
  | 'queues.list'
  | 'queues.create'
  | 'queues.remove'
  | 'queues.listMembers'
  | 'queues.updateMembers'
  | 'queues.configure'
> = {
  'queues.list': () => some({ limit }),
  'queues.create': (given) =>
    atMostOneFlaw(
      both(
        // An id that a center makes up is its own.
        all({ id: among(...newQueueIds, ...newQueueIds, queuePool[0].id), name: newName(given) }),
        some({ weight: wholeUpTo(10_000) }),
      ),
      all({ name: among(...queuePool.map(({ name }) => name)) }),
    ),
  'queues.remove': (given) => all({ queue: anyQueue(given) }),
  'queues.listMembers': (given) => some({ limit, queue: anyQueue(given) }),
  'queues.updateMembers': (given) => all({ rows: memberRows(given) }),
  'queues.configure': (given) =>
    atMostOneFlaw(
      all({ queue: anyQueue(given), set: settings(given) }),
      all({ set: all({ labels: fc.constant(['twice', 'twice']) }) }),
    ),
};
