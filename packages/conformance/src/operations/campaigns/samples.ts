import { orThrow } from '@cordboard/core/fp';
import {
  FlowId,
  type CallingHours,
  type Campaign,
  type CampaignRef,
  type Dialing,
} from '@cordboard/core/provider';
import fc from 'fast-check';
import { among, both, some } from '../../law/arbitraries.js';
import { queuePool } from '../../law/pools.js';
import { allOf } from '../../results.js';
import type { World } from '../../world.js';

/** From when to when something lasts. */
interface Span {
  readonly start: string;
  readonly end: string;
}

/** When a sample dials. */
export const schedule: Span = { start: '2026-02-02T09:00:00+08:00', end: '2026-02-06T18:00:00+08:00' };

/** When nothing can. */
export const backwards: Span = { start: schedule.end, end: schedule.start };

/** The spans that the law draws. */
export const spans: readonly [Span, Span] = [
  schedule,
  { start: '2026-03-01T00:00:30Z', end: '2026-03-01T00:01:00.500Z' },
];

/** How the campaign that is known to run dials. */
export const pace = { mode: 'power', linesPerAgent: 2 } as const;

/** Where people see times. */
export const zones = ['Asia/Singapore', 'UTC', 'America/Argentina/Buenos_Aires'] as const;

/** What may be said of a campaign, a contact or a callback. */
export const note = among('', 'Contracts that end 🌻', '客户回访');

/** Creates a campaign. */
export const newCampaign = async ({ center }: World, name: string): Promise<Campaign> =>
  (await orThrow(center.campaigns.create({ name, schedule }))).value;

/** Makes a campaign behind the provider in which a machine speaks first, and finds it in the list. */
export const listedMessages = async ({ center, sandbox }: World): Promise<readonly Campaign[]> => {
  const content = { kind: 'text' as const, text: 'Your parcel is here', language: 'en' };
  const made = { name: 'A message', schedule, dialing: { mode: 'agentless' as const, content } };
  if (sandbox !== undefined) await orThrow(sandbox.center.campaigns.create(made));
  const since = { createdAfter: '2026-01-01T00:00:00Z', createdBefore: '2026-12-31T00:00:00Z' };
  return (await allOf(center.campaigns.list, since)).filter(({ name }) => name === made.name);
};

/** A working day with a break. */
export const hours: CallingHours = {
  workdays: [
    { from: '09:00', to: '12:30' },
    { from: '13:00', to: '24:00' },
  ],
  holidays: [],
};

const ways: readonly Dialing[] = [
  { mode: 'preview', ringTimeoutSec: 30 },
  { mode: 'progressive' },
  { mode: 'power', linesPerAgent: 2 },
  { mode: 'predictive', answerRate: 0.4, ringTimeoutSec: 60 },
  {
    mode: 'agentless',
    content: { kind: 'flow', flow: FlowId('7001') },
    handover: { queue: queuePool[0].id, when: 'on-key' },
  },
];

/** Whatever may be said of how a new campaign dials. */
export const manner = () =>
  some({
    dialing: among(...ways),
    hours: fc.constant(hours),
    queues: among(...queuePool.map(({ id }) => [id])),
    callerIds: among(
      [{ number: '442079460101' }],
      [{ number: '*7', priority: 2 }, { number: '+12025550199' }],
    ),
    priority: among(1, 10),
  });

/** The same of one that is launched: it says in any case how it dials, and who takes calls that are made for agents. */
export const launchManner = fc
  .tuple(manner(), among(...ways), among(...queuePool.map(({ id }) => [id])))
  .map(([said, dialing, queues]) => ({
    ...said,
    dialing,
    ...(dialing.mode === 'power' ? { queues } : {}),
  }));

/** The code of a campaign, where a reference has it. */
export const codeOf = (ref: CampaignRef): string | undefined => ref.code;

/** A span, some with a zone. */
export const withZone = (span: fc.Arbitrary<Span>) => both(span, some({ timeZone: among(...zones) }));
