import {
  QueueId,
  type QueueSettings,
  type QueueSettingsPatch,
  type QueueStrategy,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { isObject, isText, isWhole, own } from '../../guards.js';
import { isFlag, isId } from './body.js';
import type { Refusal } from './codes.js';

const strategies: readonly (readonly [number, QueueStrategy])[] = [
  [1, 'longest-idle'],
  [2, 'fewest-calls'],
  [3, 'priority-tiers'],
  [4, 'round-robin'],
];

const nodes: readonly (readonly [string, string])[] = [
  ['SG_FS', 'singapore'],
  ['USA_FS', 'united-states'],
  ['UAE_FS', 'united-arab-emirates'],
];

/** What one field of the request says about the settings. */
type ReadField = (value: unknown) => E.Either<Refusal, QueueSettingsPatch>;

const isCount = isWhole(0, Number.MAX_SAFE_INTEGER);

/** Accepts only what is documented; `null` is not. */
const reads =
  <A>(isRight: (u: unknown) => u is A, patch: (value: A) => QueueSettingsPatch): ReadField =>
  (value) =>
    isRight(value) ? E.right(patch(value)) : E.left('-22');

/** The empty text clears, also where the field is a number. */
const clearable =
  (patch: (value: number | null) => QueueSettingsPatch): ReadField =>
  (value) =>
    value === '' ? E.right(patch(null)) : reads(isCount, patch)(value);

const coded =
  <A>(table: readonly (readonly [unknown, A])[], patch: (value: A) => QueueSettingsPatch): ReadField =>
  (value) =>
    pipe(
      table.find(([code]) => code === value),
      E.fromNullable<Refusal>('-22'),
      E.map(([, meaning]) => patch(meaning)),
    );

const mostLabels = 10;
const longestLabel = 20;

const readLabels: ReadField = (value) => {
  if (!Array.isArray(value) || !value.every(isText)) return E.left('-22');
  if (value.some((label) => label === '' || Array.from(label).length > longestLabel)) return E.left('-72');
  if (value.length > mostLabels || new Set(value).size < value.length) return E.left('-71');
  return E.right({ labels: value.length === 0 ? null : value });
};

/** Every field of the page but the group's own id. A field that is left out keeps its setting. */
const fields: Readonly<Record<string, ReadField>> = {
  callinStrategy: coded(strategies, (strategy) => ({ strategy })),
  timeoutTransferSec: clearable((ringTimeoutSec) => ({ ringTimeoutSec })),
  callinAutoAnswerSec: clearable((autoAnswerSec) => ({ autoAnswerSec })),
  wrapUpTime: clearable((wrapUpSec) => ({ wrapUpSec })),
  timeoutIdle: clearable((breakAfterMisses) => ({ breakAfterMisses })),
  // An empty text is documented to clear the four above, but not these two.
  timeoutWaitSec: reads(isCount, (maxWaitSec) => ({ maxWaitSec })),
  turnSeatRing: reads(
    (u): u is string => isText(u) && u !== '',
    (ringTone) => ({ ringTone }),
  ),
  labelName: readLabels,
  // 0 is on.
  displaySwitch: reads(isFlag, (flag) => ({ showRecordings: flag === 0 })),
  encryptNumber: reads(isFlag, (flag) => ({ maskNumbers: flag === 0 })),
  fsNode: coded(nodes, (mediaRegion) => ({ mediaRegion })),
};

const required = ['displaySwitch', 'encryptNumber'];

/** A valid request. */
export interface BasicSetting {
  readonly queue: QueueId;
  readonly set: QueueSettingsPatch;
}

/** Reads the body of a basic-setting request. */
export const readSetting = (body: unknown): E.Either<Refusal, BasicSetting> => {
  if (!isObject(body) || !isId(body.voiceGroupId) || !required.every((field) => Object.hasOwn(body, field)))
    return E.left('-22');
  const { voiceGroupId, ...rest } = body;
  return pipe(
    Object.entries(rest),
    E.traverseArray(([field, value]) => own(fields, field)?.(value) ?? E.left<Refusal>('-22')),
    E.map((parts) => ({
      queue: QueueId(String(voiceGroupId)),
      set: parts.reduce((set, part) => ({ ...set, ...part }), {}),
    })),
  );
};

const codeFor = <C, A>(table: readonly (readonly [C, A])[], meaning: A | undefined): C | null =>
  table.find(([, other]) => other === meaning)?.[0] ?? null;

/** How the vendor writes a strategy; null where none is set. */
export const strategyCode = (strategy: QueueStrategy | undefined): number | null =>
  codeFor(strategies, strategy);

/** 0 is on; a switch that was never set is off. */
const flagOf = (isOn: boolean | undefined): number => (isOn === true ? 0 : 1);

/** The settings as the vendor shows them. */
export const settingsRow = (
  settings: QueueSettings,
  name: string | undefined,
): Readonly<Record<string, unknown>> => ({
  // Documented as voiceGroupId; the sample has this.
  seatGroupId: Number(settings.queue),
  groupName: name ?? null,
  appName: 'sandbox',
  callinStrategy: strategyCode(settings.strategy),
  timeoutTransferSec: settings.ringTimeoutSec ?? null,
  callinAutoAnswerSec: settings.autoAnswerSec ?? null,
  wrapUpTime: settings.wrapUpSec ?? null,
  timeoutIdle: settings.breakAfterMisses ?? null,
  timeoutWaitSec: settings.maxWaitSec ?? null,
  turnSeatRing: settings.ringTone ?? null,
  turnSeatRingUrl: settings.ringTone === undefined ? null : `http://sandbox.invalid/${settings.ringTone}`,
  labelName: settings.labels ?? [],
  displaySwitch: flagOf(settings.showRecordings),
  encryptNumber: flagOf(settings.maskNumbers),
  fsNode: codeFor(nodes, settings.mediaRegion),
});
