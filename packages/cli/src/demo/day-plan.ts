import {
  QueueId,
  type BlockedNumber,
  type CallbackPlan,
  type CallbackRow,
  type Contact,
  type NewCampaign,
  type QueueSettingsPatch,
  type Rows,
} from '@cordboard/core';

/** What is to be done in a day. */
export interface DayPlan {
  /** The number of the agent to look after. */
  readonly agent: string;
  readonly wrapUpSec: number;
  readonly queue: {
    readonly name: string;
    /** The queue to use where none can be created. */
    readonly usual: QueueId;
    /** Agent numbers. */
    readonly team: readonly string[];
    readonly settings: QueueSettingsPatch;
  };
  readonly inbound: { readonly agent: string; readonly enabled: boolean };
  readonly chats: { readonly agent: string; readonly max: number };
  readonly blocked: BlockedNumber;
  readonly campaign: NewCampaign;
  readonly batch: string;
  readonly contacts: Rows<Contact>;
  readonly callbacks: { readonly plan: CallbackPlan; readonly rows: readonly CallbackRow[] };
  /** A campaign that begins to dial with all its contacts. */
  readonly launch: { readonly campaign: NewCampaign; readonly rows: readonly Contact[] };
  /** The time whose calls are counted. */
  readonly period: { readonly from: string; readonly to: string };
}

const hour = 3_600_000;
const day = 24 * hour;

/** The full hour that is so many milliseconds away. */
const around = (nowMs: number, aheadMs: number): string =>
  new Date(Math.ceil(nowMs / hour) * hour + aheadMs).toISOString();

/** The plan of the demo: the sandbox's people, invented customers, and dates ahead of now. */
export const demoPlan = (contacts: Rows<Contact>, nowMs: number): DayPlan => ({
  agent: '1001',
  wrapUpSec: 25,
  queue: {
    name: 'Spring sale',
    usual: QueueId('5001'),
    team: ['1001', '1002', '1004'],
    settings: { strategy: 'longest-idle', wrapUpSec: 20, maxWaitSec: 90 },
  },
  inbound: { agent: '1002', enabled: false },
  chats: { agent: '1002', max: 3 },
  blocked: { number: '+15550199', direction: 'outbound', note: 'Asked not to be called' },
  campaign: {
    name: 'Spring sale',
    schedule: { start: around(nowMs, hour), end: around(nowMs, 28 * day), timeZone: 'Asia/Singapore' },
    description: 'Customers of last spring',
  },
  batch: 'SPRING1',
  contacts,
  callbacks: {
    plan: {
      name: 'Spring sale',
      start: around(nowMs, day),
      end: around(nowMs, day + 2 * hour),
      agent: { number: '1001' },
      note: 'Asked for a call',
    },
    rows: [{ phoneNumber: '+15550131' }, { phoneNumber: '+15550132' }],
  },
  launch: {
    campaign: {
      name: 'Call back',
      schedule: { start: around(nowMs, hour), end: around(nowMs, day), timeZone: 'Asia/Singapore' },
      dialing: { mode: 'preview' },
    },
    rows: [{ phoneNumber: '15550141' }, { phoneNumber: '15550142' }, { phoneNumber: '15550143' }],
  },
  period: { from: '2025-11-01T00:00:00+08:00', to: '2026-01-06T00:00:00+08:00' },
});
