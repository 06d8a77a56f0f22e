import { orThrow } from '@cordboard/core/fp';
import { callRouting, MediaChannel } from '@cordboard/core/provider';
import fc from 'fast-check';
import { bulk } from '../kinds/bulk.js';
import { list } from '../kinds/list.js';
import { write } from '../kinds/write.js';
import { all, among, atMostOneFlaw, both, rowsOf, some } from '../law/arbitraries.js';
import { limit, maybeAgent, presentAgent } from '../law/draws.js';
import { phonePool } from '../law/pools.js';
import { allOf, errorOf } from '../results.js';
import { fictionalNumber } from './shared.js';

const statuses = ['enabled', 'disabled', 'canceled', 'expired'] as const;

const blocked = both(
  all({
    number: among<string>(...phonePool),
    direction: among<'inbound' | 'outbound'>('inbound', 'outbound'),
  }),
  some({
    enabled: fc.boolean(),
    // Yesterday, today and a later day of the center's clock.
    expiresOn: among('2026-01-04', '2026-01-05', '2030-02-28'),
    timeZone: among('Asia/Singapore', 'UTC', 'Pacific/Kiritimati'),
    note: among('asked not to be called', '请勿致电 🙏'),
  }),
);

/** The scenarios of routing. */
export const routing = {
  'routing.setInboundEnabled': write(callRouting.setInboundEnabled, {
    sample: ({ agent }) => ({ agent, enabled: false }),
    arbitrary: (given) =>
      all({ agent: fc.oneof(presentAgent(given), maybeAgent(given)), enabled: fc.boolean() }),
    readBack: 'repeat',
    cases: [
      {
        title: 'opens and closes inbound calls for an agent, as often as asked',
        needs: ['routing.setInboundEnabled'],
        check: async ({ center, known: { agent } }, expect) => {
          for (const enabled of [false, false, true]) {
            const { value } = await orThrow(center.routing.setInboundEnabled({ agent, enabled }));
            expect(value).toEqual({ agent, enabled });
          }
        },
      },
    ],
  }),
  'routing.setConcurrency': write(callRouting.setConcurrency, {
    sample: ({ agent }) => ({ agent, channel: 'voice' as const, max: 2 }),
    arbitrary: (given) =>
      atMostOneFlaw(
        all({ agent: presentAgent(given), channel: among(...MediaChannel.values), max: among(1, 2, 60) }),
        all({ agent: maybeAgent(given) }),
        all({ max: among(0, 61) }),
      ),
    readBack: 'repeat',
    cases: [
      {
        title: 'sets how many contacts an agent may hold, for every channel and up to 60',
        needs: ['routing.setConcurrency'],
        check: async ({ center, known: { agent } }, expect) => {
          for (const channel of MediaChannel.values) {
            const { value } = await orThrow(center.routing.setConcurrency({ agent, channel, max: 60 }));
            expect(value).toEqual({ agent, channel, max: 60 });
          }
        },
      },
      {
        title: 'refuses to let an agent hold none or 61 contacts',
        needs: ['routing.setConcurrency'],
        check: async ({ center, known: { agent } }, expect) => {
          for (const max of [0, 61]) {
            const error = await errorOf(center.routing.setConcurrency({ agent, channel: 'voice', max }));
            expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none' });
          }
        },
      },
    ],
  }),
  'routing.listCallerIds': list(callRouting.listCallerIds, {
    query: () => ({}),
    otherQuery: () => ({ status: ['enabled'] as const }),
    arbitrary: () => some({ limit, status: fc.subarray([...statuses], { minLength: 1 }) }),
    state: ({ routing }) => allOf(routing.listCallerIds, { status: statuses }),
    codes: {
      field: 'status',
      read: async ({ routing }) =>
        (await allOf(routing.listCallerIds, {})).map(({ number, status, native }) => ({
          of: number,
          word: status,
          native: native?.status,
        })),
    },
    cases: [
      {
        title: 'lists the enabled caller ids unless asked for others',
        needs: ['routing.listCallerIds'],
        check: async ({ center }, expect) => {
          const usual = await allOf(center.routing.listCallerIds, {});
          expect(usual.every(({ status }) => status === 'enabled')).toEqual(true);
          const all = await allOf(center.routing.listCallerIds, { status: statuses });
          for (const wanted of statuses) {
            const found = await allOf(center.routing.listCallerIds, { status: [wanted] });
            expect(found).toEqual(all.filter(({ status }) => status === wanted));
          }
          expect(usual).toEqual(all.filter(({ status }) => status === 'enabled'));
        },
      },
    ],
  }),
  'routing.listFlows': list(callRouting.listFlows, {
    query: () => ({}),
    arbitrary: () => some({ limit }),
    state: ({ routing }) => allOf(routing.listFlows, {}),
  }),
  'routing.blockNumbers': bulk(callRouting.blockNumbers, {
    header: () => ({}),
    row: (_, place) => ({ number: fictionalNumber(place), direction: 'outbound' as const }),
    arbitrary: () => all({ rows: rowsOf(atMostOneFlaw(blocked, all({ number: among('no number') })), 4) }),
    readBack: 'repeat',
    cases: [
      {
        title: 'keeps the outcome of each blocked number with its row',
        needs: ['routing.blockNumbers'],
        check: async ({ center }, expect) => {
          const good = { number: '12025550171', direction: 'outbound' as const };
          const bad = { number: 'not a number', direction: 'inbound' as const };
          const other = { number: '12025550172', direction: 'inbound' as const, expiresOn: '2030-01-31' };
          const report = await orThrow(center.routing.blockNumbers({ rows: [good, bad, other] }));
          expect(report.outcomes.map(({ row, outcome }) => [row, outcome])).toEqual([
            [0, 'applied'],
            [1, 'failed'],
            [2, 'applied'],
          ]);
          expect([report.total, report.applied, report.failed]).toEqual([3, 2, 1]);
        },
      },
      {
        title: 'finds nothing wrong with blocking a number that is blocked already',
        needs: ['routing.blockNumbers'],
        check: async ({ center }, expect) => {
          const rows = [{ number: '12025550171', direction: 'outbound' as const, note: '不要打 🚫' }];
          await orThrow(center.routing.blockNumbers({ rows }));
          const again = await orThrow(center.routing.blockNumbers({ rows }));
          expect([again.total, again.failed, again.unknown]).toEqual([1, 0, 0]);
        },
      },
    ],
  }),
};
