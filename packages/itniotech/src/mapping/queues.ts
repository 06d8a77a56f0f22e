import {
  invalidInput,
  QueueId,
  QueueStrategy,
  withoutValues,
  type ContactCenterError,
  type Native,
  type NewQueue,
  type NumberedPage,
  type PageSizes,
  type Problem,
  type Queue,
  type QueueQuery,
  type QueueSettings,
  type QueueSettingsNative,
  type QueueSettingsPatch,
  type AboutOf,
  type queueAdmin,
  type Reasons,
  type SentPage,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type {
  AddGroupRequest,
  BasicSettingReply,
  BasicSettingRequest,
  GroupPageReply,
  GroupQueryRequest,
  GroupReply,
} from '../surfaces/api/wire/queues.js';
import { toPage } from './pages.js';
import { codeFor, countOf, fromSwitch, isOn, numberIdOf, numberOf, optional, textOf } from './values.js';

/** The vendor's maximum page size, which is always requested. */
export const queuesPageSize = 100;
export const queuesPageSizes: PageSizes = { defaultSize: queuesPageSize, maxSize: queuesPageSize };

const groupId = ({ voiceGroupId }: GroupReply): string => String(voiceGroupId).trim();

const toQueue = (group: GroupReply): Queue => ({
  id: QueueId(groupId(group)),
  name: textOf(group.groupName),
  members: countOf(group.countSeat),
});

/** A page of queues. */
export const toQueuePage = (reply: GroupPageReply): SentPage<Queue> =>
  toPage(reply, groupId, (groups) => groups.map(toQueue));

/** What the vendor can filter queues by. */
export type GroupFilter = GroupQueryRequest['params'];

/** Our filters as the vendor's. */
export const fromQueueQuery = ({ name }: QueueQuery): GroupFilter => ({ groupName: name });

/** The vendor's request for a page of queues. */
export const fromQueuePage = ({ page, size }: NumberedPage, params: GroupFilter): GroupQueryRequest => ({
  current: page,
  size,
  params,
});

/** How many labels a queue can have, and how long one can be. */
const labels = {
  limits: { labels: 10, labelCharacters: 20 },
  bound: { limit: 'labels', each: 'labelCharacters' },
};

export const labelLimits = { limits: labels.limits, bounds: { 'set.labels': labels.bound } };

/** How long the name of a new queue can be, and what its labels can be. */
export const newQueueLimits = {
  limits: { nameCharacters: 32, ...labels.limits },
  bounds: { name: { limit: 'nameCharacters', atLeast: 4 }, 'settings.labels': labels.bound },
};

/** The vendor's request for a new queue. */
export const fromNewQueue = ({ name }: NewQueue, appId: string): AddGroupRequest => ({
  appId,
  groupName: name,
});

/** The vendor's `callinStrategy`. */
const strategies: ReadonlyMap<string, QueueStrategy> = new Map<string, QueueStrategy>([
  ['1', 'longest-idle'],
  ['2', 'fewest-calls'],
  ['3', 'priority-tiers'],
  ['4', 'round-robin'],
]);

/** The vendor's `fsNode`; what is not here is called as the vendor calls it. */
const mediaRegions: ReadonlyMap<string, string> = new Map([
  ['SG_FS', 'singapore'],
  ['USA_FS', 'united-states'],
  ['UAE_FS', 'united-arab-emirates'],
]);

/** How requests name a queue. */
export type QueueReference = Pick<BasicSettingRequest, 'voiceGroupId'>;

const noWholeNumber = invalidInput([
  { path: 'queue', message: 'expected a whole number, as all queue ids of this vendor are' },
]);

/** On the wire a queue is a whole number, so only text that is exactly such a number can name one. */
export const fromQueue = (queue: QueueId): E.Either<ContactCenterError, QueueReference> =>
  pipe(
    numberIdOf(queue),
    E.fromNullable(noWholeNumber),
    E.map((voiceGroupId) => ({ voiceGroupId })),
  );

const toStrategy = (code: string): QueueStrategy => strategies.get(code) ?? 'unknown';
const toMediaRegion = (code: string): string => mediaRegions.get(code) ?? code;

const codeOf = optional((code: string): Native => ({ code }));

/** The vendor's own codes; absent when there is none. */
const nativeOf = (
  strategy: string | undefined,
  mediaRegion: string | undefined,
): QueueSettingsNative | undefined =>
  strategy === undefined && mediaRegion === undefined
    ? undefined
    : { strategy: codeOf(strategy), mediaRegion: codeOf(mediaRegion) };

/** The settings of a queue as the vendor states them. */
export const toQueueSettings =
  (queue: QueueId) =>
  (reply: BasicSettingReply): QueueSettings => {
    const strategy = textOf(reply.callinStrategy);
    const mediaRegion = textOf(reply.fsNode);
    return {
      queue,
      strategy: optional(toStrategy)(strategy),
      ringTimeoutSec: numberOf(reply.timeoutTransferSec),
      autoAnswerSec: numberOf(reply.callinAutoAnswerSec),
      wrapUpSec: numberOf(reply.wrapUpTime),
      breakAfterMisses: numberOf(reply.timeoutIdle),
      maxWaitSec: numberOf(reply.timeoutWaitSec),
      ringTone: textOf(reply.turnSeatRing),
      labels: reply.labelName === '' ? undefined : (reply.labelName ?? undefined),
      showRecordings: isOn(reply.displaySwitch),
      maskNumbers: isOn(reply.encryptNumber),
      mediaRegion: optional(toMediaRegion)(mediaRegion),
      native: nativeOf(strategy, mediaRegion),
    };
  };

const fromStrategy = (strategy: QueueStrategy): string | undefined =>
  codeFor(strategies, (word) => word === strategy);
const fromMediaRegion = (region: string): string =>
  codeFor(mediaRegions, (word) => word === region) ?? region;

const withoutOthers = <const P extends string, V extends string>(
  path: P,
  words: readonly V[],
  offered: ReadonlyMap<string, V>,
): Reasons<`${P}=${V}`> => {
  const known = [...offered.values()];
  const others = words.filter((word) => !known.includes(word));
  return withoutValues(path, others, `the vendor offers ${known.join(', ')}`);
};

/** Where an input holds settings: those of a queue that is there, or of a new one. */
export type SettingsPath = 'set' | 'settings';

const under = <const P extends string, const F extends string>(
  path: P,
  reasons: Readonly<Record<F, string>>,
): Reasons<`${P}.${F}`> => {
  const moved: Partial<Record<`${P}.${F}`, string>> = {};
  for (const [field, reason] of Object.entries(reasons))
    Object.assign(moved, { [`${path}.${field}`]: reason });
  return moved;
};

const settingsNotOffered = <const P extends SettingsPath>(path: P) => ({
  ...withoutValues(`${path}.maxWaitSec`, [null], 'the vendor can set it but not clear it'),
  ...withoutValues(`${path}.ringTone`, [null], 'the vendor can set it but not clear it'),
  ...withoutOthers(`${path}.strategy`, QueueStrategy.values, strategies),
  ...under(path, {
    maxWaiting: `the vendor limits how long a caller waits, not how many do: ${path}.maxWaitSec`,
    maxTalkSec: 'the vendor does not limit how long a call lasts',
    maxOnBreak: 'the vendor does not limit how many agents are on a break',
    announceAgent: 'the vendor does not announce agents',
    waitingTone: `the vendor has one tone, which is heard while an agent is called: ${path}.ringTone`,
  }),
});

/** Changes to a queue's settings that the vendor does not support. */
export const changesNotOffered: AboutOf<typeof queueAdmin.configure>['without'] = settingsNotOffered('set');

/** Settings that a new queue cannot be given. */
export const settingsNotGiven: AboutOf<typeof queueAdmin.create>['without'] = settingsNotOffered('settings');

const problemIf = (isSo: boolean, problem: Problem): readonly Problem[] => (isSo ? [problem] : []);

const labelProblems = (labels: readonly string[], path: SettingsPath): readonly Problem[] =>
  problemIf(new Set(labels).size < labels.length, {
    path: `${path}.labels`,
    message: 'expected no label twice',
  });

const cleared = '';
const orCleared = (value: number | null | undefined): number | typeof cleared | undefined =>
  value === null ? cleared : value;

type Switches = Pick<BasicSettingRequest, 'displaySwitch' | 'encryptNumber'>;
type Changes = Omit<BasicSettingRequest, keyof QueueReference | keyof Switches>;

/** What a patch names, in the vendor's words. `InvalidInput` for labels that the vendor does not accept. */
export const fromSettingsPatch = (
  set: QueueSettingsPatch,
  path: SettingsPath,
): E.Either<ContactCenterError, Changes> =>
  pipe(
    labelProblems(set.labels ?? [], path),
    E.fromPredicate((problems) => problems.length === 0, invalidInput),
    E.map(() => ({
      callinStrategy: pipe(set.strategy, optional(fromStrategy), optional(Number)),
      timeoutTransferSec: orCleared(set.ringTimeoutSec),
      callinAutoAnswerSec: orCleared(set.autoAnswerSec),
      wrapUpTime: orCleared(set.wrapUpSec),
      timeoutIdle: orCleared(set.breakAfterMisses),
      timeoutWaitSec: set.maxWaitSec ?? undefined,
      turnSeatRing: set.ringTone ?? undefined,
      labelName: set.labels === null ? [] : set.labels,
      fsNode: optional(fromMediaRegion)(set.mediaRegion),
    })),
  );

/** A change if there is one (`null` clears), else what was there before. */
const changed = <A>(change: A | null | undefined, before: A | undefined): A | undefined =>
  change === undefined ? before : (change ?? undefined);

/** Settings as they are once a patch is applied. */
export const withChanges = (before: QueueSettings, set: QueueSettingsPatch): QueueSettings => ({
  queue: before.queue,
  strategy: changed(set.strategy, before.strategy),
  ringTimeoutSec: changed(set.ringTimeoutSec, before.ringTimeoutSec),
  autoAnswerSec: changed(set.autoAnswerSec, before.autoAnswerSec),
  wrapUpSec: changed(set.wrapUpSec, before.wrapUpSec),
  breakAfterMisses: changed(set.breakAfterMisses, before.breakAfterMisses),
  maxWaitSec: changed(set.maxWaitSec, before.maxWaitSec),
  ringTone: changed(set.ringTone, before.ringTone),
  labels: changed(set.labels, before.labels),
  showRecordings: changed(set.showRecordings, before.showRecordings),
  maskNumbers: changed(set.maskNumbers, before.maskNumbers),
  mediaRegion: changed(set.mediaRegion, before.mediaRegion),
  native: nativeOf(
    set.strategy === undefined ? before.native?.strategy?.code : fromStrategy(set.strategy),
    set.mediaRegion === undefined ? before.native?.mediaRegion?.code : fromMediaRegion(set.mediaRegion),
  ),
});

type KnownSwitches = Pick<QueueSettings, 'showRecordings' | 'maskNumbers'>;

/** The two settings that every write must state; `undefined` unless both are known. */
export const fromSwitches = ({ showRecordings, maskNumbers }: KnownSwitches): Switches | undefined =>
  showRecordings === undefined || maskNumbers === undefined
    ? undefined
    : { displaySwitch: fromSwitch(showRecordings), encryptNumber: fromSwitch(maskNumbers) };

/** The error when neither the caller nor the vendor gives both. */
export const switchesMissing = (
  { showRecordings, maskNumbers }: KnownSwitches,
  path: SettingsPath,
): ContactCenterError => {
  const missing = (field: keyof KnownSwitches): Problem => ({
    path: `${path}.${field}`,
    message: 'must be given: the vendor wants it in every change and does not say how it is set now',
  });
  return invalidInput([
    ...problemIf(showRecordings === undefined, missing('showRecordings')),
    ...problemIf(maskNumbers === undefined, missing('maskNumbers')),
  ]);
};
