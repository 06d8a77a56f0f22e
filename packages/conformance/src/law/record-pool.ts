import { CallId, RecordId, RecordingId, type CallRecord } from '@cordboard/core/provider';
import { queuePool, type People, type Person } from './pools.js';

/** Of a desk phone. */
export const phoneRecording = RecordingId('2601051430001000005.wav');

/** Of a call with an agent. */
export const talkRecording = RecordingId('25110107300000001.mp3');

interface Call extends CallRecord {
  readonly startedAt: string;
}

/**
 * They begin where the periods do that are drawn, or just before these end; one where the second request begins that a
 * vendor needs for a period of more than 31 days.
 */
const calls: readonly Call[] = [
  {
    id: RecordId('25110107300000001'),
    set: 'contact-center',
    direction: 'outbound',
    kind: 'manual',
    customerNumber: '12025550171',
    centerNumber: '442079460101',
    queue: queuePool[0],
    startedAt: '2025-11-01T07:30:00+08:00',
    answeredAt: '2025-11-01T07:30:05+08:00',
    endedAt: '2025-11-01T07:31:05+08:00',
    talkSec: 60,
    answered: true,
    cause: 'completed',
    endedBy: 'agent',
    recordings: [{ id: talkRecording }],
  },
  {
    id: RecordId('25120207300000002'),
    set: 'contact-center',
    direction: 'inbound',
    kind: 'inbound',
    customerNumber: '12025550172',
    centerNumber: '442079460102',
    queue: queuePool[1],
    startedAt: '2025-12-02T07:30:00+08:00',
    answeredAt: '2025-12-02T07:30:20+08:00',
    endedAt: '2025-12-02T07:30:21+08:00',
    talkSec: 1,
    answered: true,
    cause: 'completed',
    endedBy: 'customer',
  },
  {
    id: RecordId('25123010000000003'),
    set: 'contact-center',
    direction: 'outbound',
    kind: 'manual',
    customerNumber: '12025550171',
    centerNumber: '442079460101',
    queue: queuePool[0],
    startedAt: '2025-12-30T10:00:00+08:00',
    endedAt: '2025-12-30T10:00:30+08:00',
    talkSec: 0,
    answered: false,
    cause: 'no-answer',
    endedBy: 'customer',
  },
  {
    id: RecordId('26010516595900004'),
    set: 'contact-center',
    direction: 'inbound',
    kind: 'inbound',
    customerNumber: '447700900999',
    centerNumber: '442079460102',
    queue: queuePool[2],
    startedAt: '2026-01-05T16:59:59+08:00',
    answeredAt: '2026-01-05T17:00:09+08:00',
    endedAt: '2026-01-05T17:02:09+08:00',
    talkSec: 120,
    answered: true,
    cause: 'completed',
    endedBy: 'customer',
  },
  {
    id: RecordId('2601051430001000005'),
    set: 'phone',
    call: CallId('2601051430001000005'),
    direction: 'outbound',
    kind: 'click-to-call',
    customerNumber: '12025550171',
    startedAt: '2026-01-05T14:30:00+08:00',
    recordings: [{ id: phoneRecording, set: 'phone' }],
  },
  {
    id: RecordId('2512301000001000006'),
    set: 'broadcast',
    direction: 'outbound',
    kind: 'agentless',
    customerNumber: '12025550172',
    centerNumber: '442079460101',
    startedAt: '2025-12-30T10:00:00+08:00',
    endedAt: '2025-12-30T10:00:20+08:00',
    answered: false,
    cause: 'busy',
    sipStatus: 486,
    data: '🌻',
  },
  {
    id: RecordId('2601051030001000007'),
    set: 'number',
    direction: 'inbound',
    kind: 'inbound',
    customerNumber: '12025550173',
    centerNumber: '442079460102',
    startedAt: '2026-01-05T10:30:00+08:00',
    endedAt: '2026-01-05T10:31:00+08:00',
    talkSec: 50,
    chargedSec: 60,
    answered: true,
    cause: 'completed',
    sipStatus: 200,
    cost: [{ amount: '0.750', currency: 'USD' }],
  },
];

const recorded = ({ id, number, name }: Person): NonNullable<CallRecord['agent']> => ({ id, number, name });

/** Calls of agents who are always there. */
export const recordPool = ({ always: [first, second = first] }: People): readonly Call[] =>
  calls.map((call, place) =>
    call.set === 'contact-center' ? { ...call, agent: recorded(place % 2 === 0 ? first : second) } : call,
  );
