import {
  AgentId,
  CampaignId,
  Count,
  QueueId,
  RecordId,
  RecordingId,
  type CallDirection,
  type CallKind,
  type CallRecord,
  type Cause,
  type EndedBy,
  type Native,
  type RecordedAgent,
  type RecordedQueue,
  type RecordingRef,
} from '@cordboard/core/provider';
import * as t from 'io-ts';
import type { MainCdr } from '../surfaces/api/wire/records.js';
import type { Loose, Text } from '../surfaces/api/wire/values.js';
import { causeOfWord } from './hangup-words.js';
import type { Edition } from './record-query.js';
import { instantOf, numberOf, proseOf, textOf } from './values.js';

const directions = new Map<string, CallDirection>([
  ['1', 'internal'],
  ['2', 'inbound'],
  ['3', 'outbound'],
]);

const kindsByDialing = new Map<string, CallKind>([
  ['Inbound', 'inbound'],
  ['RegularMakeCall', 'manual'],
  ['ClickToCallback', 'click-to-call'],
  ['TwoWayToPSTN', 'two-way'],
  ['Internal', 'internal'],
  ['PreviewOutbound', 'preview'],
  ['PredictiveOutbound', 'predictive'],
]);

/** 1 is a call, whose kind follows from its direction; an outbound one is not told further. */
const kindsByDialType = new Map<string, CallKind>([
  ['2', 'transfer'],
  ['3', 'consult'],
  ['4', 'monitor'],
  ['5', 'intercept'],
  ['6', 'barge'],
]);

const enders = new Map<string, EndedBy>([
  ['1', 'other'],
  ['2', 'agent'],
  ['3', 'customer'],
]);

interface Result {
  readonly cause: Cause;
  readonly answered: boolean;
}

const resultsOfBoth: readonly (readonly [string, Result])[] = [
  ['4', { cause: 'failed', answered: false }],
  ['5', { cause: 'abandoned', answered: false }],
  ['6', { cause: 'no-answer', answered: false }],
  ['7', { cause: 'no-answer', answered: false }],
  ['8', { cause: 'completed', answered: true }],
  ['21', { cause: 'completed', answered: true }],
  ['22', { cause: 'failed', answered: false }],
];

/** By edition: the vendor's older product counts otherwise, so a code is never looked up anywhere else. */
const results: Readonly<Record<Edition, ReadonlyMap<string, Result>>> = {
  'call-center': new Map(resultsOfBoth),
  telemarketing: new Map([...resultsOfBoth, ['9', { cause: 'blocked', answered: false }]]),
};

/** A translated code; a code without a word is `unknown`. */
const wordOf = <W>(code: string | undefined, words: ReadonlyMap<string, W>): W | 'unknown' | undefined =>
  code === undefined ? undefined : (words.get(code) ?? 'unknown');

const nativeOf = (code: string | undefined, label?: string): Native | undefined =>
  code === undefined ? undefined : { code, label };

const countOf = (value: Loose): number | undefined => {
  const count = numberOf(value);
  return Count.is(count) ? count : undefined;
};

const hasAny = (parts: object): boolean => Object.values(parts).some((part) => part !== undefined);

const orNone = <A extends object>(parts: A): A | undefined => (hasAny(parts) ? parts : undefined);

const toAgent = (uuid: Text, number: Text, name: Text): RecordedAgent | undefined =>
  orNone({ id: AgentId.optional(textOf(uuid)), number: textOf(number), name: proseOf(name) });

const toQueue = (code: Text, name: Text): RecordedQueue | undefined => {
  const id = QueueId.optional(textOf(code));
  return id === undefined ? undefined : { id, name: proseOf(name) };
};

const queuesOf = (row: MainCdr) => ({
  first:
    toQueue(row.firstDistributedQueueId, row.firstDistributedQueueName) ??
    toQueue(row.firstQueueID, row.firstQueueName),
  last:
    toQueue(row.lastDistributedQueueId, row.lastDistributedQueueName) ??
    toQueue(row.lastQueueID, row.lastQueueName),
});

/** The first where it is another one than the last. */
const otherThan = <A extends { readonly id?: string | undefined }>(
  last: A | undefined,
  first: A | undefined,
): A | undefined => (last !== undefined && first?.id === last.id ? undefined : first);

/** The id at the end of a recording's address. */
const recordingsOf = (url: Text): readonly RecordingRef[] => {
  const id = /\/recordings\/([^/?#]{1,128})(?:[?#]|$)/.exec(textOf(url) ?? '')?.[1];
  return id === undefined ? [] : [{ id: RecordingId(id) }];
};

const dataOf = (attached: unknown): string | undefined => {
  if (typeof attached === 'string') return proseOf(attached);
  return t.UnknownRecord.is(attached) && Object.keys(attached).length > 0
    ? JSON.stringify(attached)
    : undefined;
};

const kindOf = ({ dialType, mainDialType }: MainCdr, direction: CallDirection | undefined) => {
  const dialing = textOf(mainDialType);
  if (dialing !== undefined) return { kind: wordOf(dialing, kindsByDialing), native: nativeOf(dialing) };
  const code = textOf(dialType);
  if (code !== '1') return { kind: wordOf(code, kindsByDialType), native: nativeOf(code) };
  const kind = direction === 'inbound' || direction === 'internal' ? direction : undefined;
  return { kind, native: kind && nativeOf(code) };
};

/** Why a call ended: the word of the line is more exact where the result says no more than that it failed. */
const causeOf = (
  edition: Edition,
  { callResult, hangupCause }: MainCdr,
  direction: CallDirection | undefined,
) => {
  const code = textOf(callResult);
  const word = textOf(hangupCause);
  const result = code === undefined ? undefined : results[edition].get(code);
  const byResult = result?.cause ?? (code === undefined ? undefined : 'unknown');
  const isVague = byResult === undefined || byResult === 'failed' || byResult === 'unknown';
  const byWord = word === undefined || !isVague ? undefined : causeOfWord(word, direction);
  const cause = byWord ?? byResult ?? (word === undefined ? undefined : 'unknown');
  return { cause, answered: result?.answered, native: nativeOf(code ?? word, code && word) };
};

const whoIn = (row: MainCdr) => {
  const agent = toAgent(row.lastAgentUUID, row.lastAgentID, row.lastAgentName);
  const queues = queuesOf(row);
  const queue = queues.last ?? queues.first;
  return {
    customerNumber: textOf(row.customerNumber) ?? textOf(row.screenNumber),
    centerNumber: textOf(row.gatewayNumber),
    place: orNone({ province: proseOf(row.areaProvince), city: proseOf(row.areaCity) }),
    agent,
    firstAgent: otherThan(agent, toAgent(row.firstAgentUUID, row.firstAgentID, row.firstAgentName)),
    queue,
    firstQueue: otherThan(queue, queues.first),
  };
};

const whenIn = (row: MainCdr) => ({
  startedAt: instantOf(row.startTime),
  ringingAt: instantOf(row.alertTime),
  answeredAt: instantOf(row.answerTime),
  connectedAt: instantOf(row.bridgeTime),
  endedAt: instantOf(row.endTime),
  ringSec: countOf(row.alertDuration),
  queueSec: countOf(row.callDistributedTotalDuration),
  talkSec: countOf(row.duration),
  totalSec: countOf(row.totalDuration),
});

const howIn = (edition: Edition, row: MainCdr) => {
  const [directionCode, enderCode] = [textOf(row.callType), textOf(row.hangupDisposition)];
  const direction = wordOf(directionCode, directions);
  const { kind, native: nativeKind } = kindOf(row, direction);
  const { cause, answered, native: nativeCause } = causeOf(edition, row, direction);
  return {
    direction,
    kind,
    answered,
    cause,
    endedBy: wordOf(enderCode, enders),
    native: orNone({
      direction: nativeOf(directionCode),
      kind: nativeKind,
      cause: nativeCause,
      endedBy: nativeOf(enderCode),
    }),
  };
};

/** A call that is over. */
export const toRecord =
  (edition: Edition) =>
  (row: MainCdr): CallRecord => {
    const campaign = textOf(row.campaignId);
    return {
      id: RecordId(row.callID.trim()),
      set: 'contact-center',
      ...whoIn(row),
      ...whenIn(row),
      ...howIn(edition, row),
      campaign: campaign === undefined ? undefined : { id: CampaignId(campaign) },
      recordings: recordingsOf(row.recordUrl),
      note: proseOf(row.remark),
      data: dataOf(row.attachedData),
      counts: orNone({
        agents: countOf(row.agentCount),
        transfers: countOf(row.transferCount),
        consults: countOf(row.consultCount),
      }),
    };
  };
