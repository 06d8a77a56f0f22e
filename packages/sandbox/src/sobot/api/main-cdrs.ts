import type { CallRecord, Cause, RecordQuery } from '@cordboard/core/provider';
import { QueueId } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { among, id, int, optional, phone, shape, text, timestamp, type Found } from '../shape.js';
import { agentTypeInt, refOf } from './agent-refs.js';
import { reading, type Call, type Edition, type Route } from './call.js';
import { allOf, totalCountPage } from './pages.js';

const dialTypes = {
  Inbound: 'inbound',
  RegularMakeCall: 'manual',
  ClickToCallback: 'click-to-call',
  TwoWayToPSTN: 'two-way',
  Internal: 'internal',
  PreviewOutbound: 'preview',
  PredictiveOutbound: 'predictive',
} as const;

const callTypes = { internal: 1, inbound: 2, outbound: 3, unknown: 3 } as const;
const directions = { 1: 'internal', 2: 'inbound', 3: 'outbound' } as const;

const dispositions = { other: 1, agent: 2, customer: 3, system: 1, unknown: 1 } as const;
const enders = { 1: 'other', 2: 'agent', 3: 'customer' } as const;

/** The filters of both editions; the first queue is known to one of them only. */
const search = shape({
  startTime: timestamp,
  endTime: timestamp,
  pageNum: int(1),
  pageSize: int(1),
  callID: optional(id),
  hideNumber: optional(among(0, 1, 2)),
  agent: optional(id),
  agentType: optional(agentTypeInt),
  customerNumber: optional(phone),
  callType: optional(among(1, 2, 3)),
  mainDialType: optional(
    among(
      'Inbound',
      'RegularMakeCall',
      'ClickToCallback',
      'TwoWayToPSTN',
      'Internal',
      'PreviewOutbound',
      'PredictiveOutbound',
    ),
  ),
  firstDistributedQueueId: optional(text(128)),
  hangupDisposition: optional(among(1, 2, 3)),
});

const instantOf = (ms: number): string => new Date(ms).toISOString();

const toQuery = (input: Found<typeof search>, edition: Edition): RecordQuery => ({
  from: instantOf(input.startTime),
  // The last millisecond counts.
  to: instantOf(input.endTime + 1),
  direction: input.callType && directions[input.callType],
  kind: input.mainDialType && dialTypes[input.mainDialType],
  agent: input.agent === undefined ? undefined : refOf(input.agentType ?? 'number', input.agent),
  number: input.customerNumber,
  endedBy: input.hangupDisposition && enders[input.hangupDisposition],
  queue:
    edition === 'tm' || input.firstDistributedQueueId === undefined
      ? undefined
      : QueueId(input.firstDistributedQueueId),
});

const resultOf = ({ cause = 'unknown', direction }: CallRecord): number => {
  const results: Partial<Record<Cause, number>> = {
    completed: direction === 'outbound' ? 21 : 8,
    'no-answer': direction === 'outbound' ? 7 : 6,
    abandoned: 5,
    blocked: 9,
  };
  return results[cause] ?? 22;
};

/** Words of the telephone line. */
const words: Partial<Record<Cause, string>> = {
  completed: 'NORMAL_CLEARING',
  'no-answer': 'NO_ANSWER',
  busy: 'USER_BUSY',
  unreachable: 'SUBSCRIBER_ABSENT',
};

/** 0 where it was never reached. */
const msOf = (instant: string | undefined): number => (instant === undefined ? 0 : Date.parse(instant));

const agentsOf = ({ agent, firstAgent = agent }: CallRecord) => ({
  firstAgentUUID: firstAgent?.id ?? '',
  firstAgentID: firstAgent?.number ?? '',
  firstAgentName: firstAgent?.name ?? '',
  lastAgentUUID: agent?.id ?? '',
  lastAgentID: agent?.number ?? '',
  lastAgentName: agent?.name ?? '',
});

const queuesOf = ({ queue, firstQueue = queue }: CallRecord) => ({
  firstDistributedQueueId: firstQueue?.id ?? '',
  firstDistributedQueueName: firstQueue?.name ?? '',
  lastDistributedQueueId: queue?.id ?? '',
  lastDistributedQueueName: queue?.name ?? '',
});

/** What stands before the module's name in the address of a recording. */
const stems: Readonly<Record<Edition, string>> = { v6: 'v6//cc', tm: 'tm//tm' };

/** With the double slash of the vendor's own addresses. */
const urlOf = ({ recordings: [recording] = [] }: CallRecord, { edition, request }: Call): string =>
  recording === undefined
    ? ''
    : `http://${request.headers.host ?? ''}/callservice/${stems[edition]}-audios/recordings/${recording.id}`;

/** A row as the vendor's own telephone software reads it: many of its numbers are texts. */
const toRow =
  (call: Call) =>
  (record: CallRecord): object => ({
    messageID: 'MainCDRInfo',
    callID: record.id,
    customerNumber: record.customerNumber ?? '',
    screenNumber: record.customerNumber ?? '',
    gatewayNumber: record.centerNumber ?? '',
    startTime: msOf(record.startedAt),
    alertTime: String(msOf(record.ringingAt)),
    answerTime: String(msOf(record.answeredAt)),
    bridgeTime: String(msOf(record.connectedAt)),
    endTime: msOf(record.endedAt),
    alertDuration: record.ringSec,
    totalDuration: record.totalSec,
    duration: String(record.talkSec ?? 0),
    callDistributedTotalDuration: record.queueSec,
    callType: callTypes[record.direction ?? 'unknown'],
    dialType: 1,
    callResult: String(resultOf(record)),
    hangupDisposition: dispositions[record.endedBy ?? 'unknown'],
    hangupCause: words[record.cause ?? 'unknown'] ?? '',
    ...agentsOf(record),
    ...queuesOf(record),
    campaignId: '',
    remark: record.note ?? '',
    attachedData: {},
    userData: '{}',
    recordUrl: urlOf(record, call),
  });

const searchCalls = reading(search, (input, call) => {
  const { pageNum: currPage, pageSize } = input;
  return pipe(
    allOf(call.world.center.records.list, toQuery(input, call.edition)),
    TE.map((all) => all.filter((record) => (input.callID ?? record.id) === record.id).reverse()),
    TE.map((found) => totalCountPage({ currPage, pageSize }, found)),
    TE.map(({ list, ...page }) => ({ ...page, list: list.map(toRow(call)) })),
  );
});

/** The calls about calls that are over. */
export const mainCdrRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: 'reports/maincdrs/_search',
    token: 'company',
    envelope: { apiVersion: '6.0.0', kind: 'MainCDRInfo', metaData: 'empty', ret: true },
    answer: searchCalls,
  },
];
