import {
  AgentId,
  CampaignId,
  QueueId,
  RecordId,
  RecordingId,
  CallDirection,
  CallKind,
  type CallRecord,
  type Cause,
  EndedBy,
  type Native,
  type RecordedAgent,
  type RecordedQueue,
  type RecordingRef,
} from '@cordboard/core/provider';
import * as t from 'io-ts';
import type { MainCdr } from '../surfaces/api/wire/records.js';
import type { Text } from '../surfaces/api/wire/values.js';
import { causeOfWord } from './hangup-words.js';
import { callTypes, dispositions, mainDialTypes, type Edition } from './record-query.js';
import { countOf, instantOf, proseOf, textOf, wordsBy } from './values.js';

/** The words for codes that are numbers, and come as text, too. */
const byNumber =
  <W>(wordFor: (code: number) => W | undefined) =>
  (code: string): W | undefined =>
    wordFor(Number(code));

const directionFor = byNumber(wordsBy(CallDirection, callTypes));
const enderFor = byNumber(wordsBy(EndedBy, dispositions));
const kindFor = wordsBy<CallKind, string>(CallKind, mainDialTypes);

/** 1 is a call, whose kind follows from its direction; an outbound one is not told further. */
const kindsByDialType = new Map<string, CallKind>([
  ['2', 'transfer'],
  ['3', 'consult'],
  ['4', 'monitor'],
  ['5', 'intercept'],
  ['6', 'barge'],
]);

interface Result {
  readonly cause: Cause;
  readonly answered: boolean;
  /** Who ended the call, where the result says so itself. */
  readonly endedBy?: EndedBy;
}

const resultsOfBoth: readonly (readonly [string, Result])[] = [
  ['4', { cause: 'failed', answered: false }],
  ['5', { cause: 'abandoned', answered: false, endedBy: 'customer' }],
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
const wordOf = <W>(
  code: string | undefined,
  wordFor: (code: string) => W | undefined,
): W | 'unknown' | undefined => (code === undefined ? undefined : (wordFor(code) ?? 'unknown'));

const nativeOf = (code: string | undefined, label?: string): Native | undefined =>
  code === undefined ? undefined : { code, label };

const hasAny = (parts: object): boolean => Object.values(parts).some((part) => part !== undefined);

const orNone = <A extends object>(parts: A): A | undefined => (hasAny(parts) ? parts : undefined);

const toAgent = (uuid: Text, number: Text, name: Text): RecordedAgent | undefined => {
  const id = textOf(uuid);
  return orNone({
    id: id === undefined ? undefined : AgentId(id),
    number: textOf(number),
    name: proseOf(name),
  });
};

const toQueue = (code: Text, name: Text): RecordedQueue | undefined => {
  const id = textOf(code);
  return id === undefined ? undefined : { id: QueueId(id), name: proseOf(name) };
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
  if (dialing !== undefined) return { kind: wordOf(dialing, kindFor), native: nativeOf(dialing) };
  const code = textOf(dialType);
  if (code !== '1')
    return { kind: wordOf(code, (each) => kindsByDialType.get(each)), native: nativeOf(code) };
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
  return {
    cause,
    answered: result?.answered,
    endedBy: result?.endedBy,
    native: nativeOf(code ?? word, code && word),
  };
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
  const direction = wordOf(directionCode, directionFor);
  const { kind, native: nativeKind } = kindOf(row, direction);
  const { cause, answered, endedBy, native: nativeCause } = causeOf(edition, row, direction);
  return {
    direction,
    kind,
    answered,
    cause,
    endedBy: wordOf(enderCode, enderFor) ?? endedBy,
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
