import {
  withoutValues,
  type AboutOf,
  type CallDirection,
  type CallKind,
  type NumberedPage,
  type Period,
  type RecordQuery,
  type records,
} from '@cordboard/core/provider';
import type { MainCdrRequest } from '../surfaces/api/wire/records.js';
import { fromAgentRef } from './agents.js';
import { fromPhoneNumber } from './values.js';

/** The product; codes and filters differ between the two. */
export type Edition = 'call-center' | 'telemarketing';

/** The vendor's `callType`. */
export const callTypes: Readonly<Record<Exclude<CallDirection, 'unknown'>, number>> = {
  internal: 1,
  inbound: 2,
  outbound: 3,
};
/** The vendor's `mainDialType`. */
export const mainDialTypes = {
  inbound: 'Inbound',
  manual: 'RegularMakeCall',
  'click-to-call': 'ClickToCallback',
  'two-way': 'TwoWayToPSTN',
  internal: 'Internal',
  preview: 'PreviewOutbound',
  predictive: 'PredictiveOutbound',
} as const satisfies Partial<Record<CallKind, string>>;

/** The vendor's `hangupDisposition`. */
export const dispositions: Readonly<Record<'other' | 'agent' | 'customer', number>> = {
  other: 1,
  agent: 2,
  customer: 3,
};
/** Filters that the vendor does not have. */
export const notCarried = (edition: Edition): AboutOf<typeof records.list>['without'] => ({
  ...withoutValues('set', ['phone', 'broadcast', 'number'], 'the vendor has one list of calls'),
  ...withoutValues(
    'kind',
    [
      'progressive',
      'power',
      'agentless',
      'callback',
      'consult',
      'conference',
      'transfer',
      'monitor',
      'barge',
      'intercept',
    ],
    'the vendor does not filter by it',
  ),
  ...withoutValues('endedBy', ['system'], 'the vendor tells customer, agent and other apart'),
  causes: 'the vendor filters by one of its own results at a time',
  ...(edition === 'telemarketing' ? { queue: 'only the call-center edition filters by queue' } : {}),
});

const isCarriedKind = (kind: string | undefined): kind is keyof typeof mainDialTypes =>
  Object.hasOwn(mainDialTypes, kind ?? '');
const isCarriedEnder = (word: string | undefined): word is keyof typeof dispositions =>
  Object.hasOwn(dispositions, word ?? '');

/** The calls of a period by page. Its end is asked for too, because the page does not say whether it is part of it. */
export const fromRecordQuery = (
  { direction, kind, queue, agent, number, endedBy }: Partial<RecordQuery>,
  { fromMs, toMs }: Period,
  { page, size }: NumberedPage,
): MainCdrRequest => ({
  startTime: fromMs,
  endTime: toMs,
  pageNum: page,
  pageSize: size,
  ...(agent === undefined ? {} : fromAgentRef(agent)),
  customerNumber: number === undefined ? undefined : fromPhoneNumber(number),
  callType: direction === undefined ? undefined : callTypes[direction],
  mainDialType: isCarriedKind(kind) ? mainDialTypes[kind] : undefined,
  firstDistributedQueueId: queue,
  hangupDisposition: isCarriedEnder(endedBy) ? dispositions[endedBy] : undefined,
});
