import { orThrow } from '@cordboard/core/fp';
import { BlockDirection, BlockListId, callRouting, type BlockedNumberQuery } from '@cordboard/core/provider';
import fc from 'fast-check';
import { bulk } from '../../kinds/bulk.js';
import { list } from '../../kinds/list.js';
import { all, among, atMostOneFlaw, both, oneOrTwo, rowsOf, some } from '../../law/arbitraries.js';
import { limit } from '../../law/draws.js';
import { phonePool } from '../../law/pools.js';
import { allOf, errorOf } from '../../results.js';
import { fictionalNumber } from '../shared.js';

/** Fictional numbers from a place on. */
const numbersFrom = (place: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => fictionalNumber(place + i));

const entry = all({ number: among<string>(...phonePool), direction: among(...BlockDirection.values) });

const blocked = both(
  entry,
  some({
    enabled: fc.boolean(),
    // Yesterday, today and a later day of the center's clock.
    expiresOn: among('2026-01-04', '2026-01-05', '2030-02-28'),
    timeZone: among('Asia/Singapore', 'UTC', 'Pacific/Kiritimati'),
    note: among('asked not to be called', '请勿致电 🙏'),
  }),
);

/** The scenarios of the do-not-call list. */
export const doNotCall = {
  'routing.blockNumbers': bulk(callRouting.blockNumbers, {
    header: () => ({}),
    row: (_, place) => ({ number: fictionalNumber(place), direction: 'outbound' as const }),
    arbitrary: () => all({ rows: rowsOf(atMostOneFlaw(blocked, all({ number: among('no number') })), 4) }),
    cases: [
      {
        title: 'blocks twenty numbers of which one is blocked already',
        needs: ['routing.blockNumbers'],
        check: async ({ center }, expect) => {
          const rows = numbersFrom(100, 20).map((number) => ({ number, direction: 'outbound' as const }));
          await orThrow(center.routing.blockNumbers({ rows: rows.slice(7, 8) }));
          const report = await orThrow(center.routing.blockNumbers({ rows }));
          expect([report.total, report.applied + report.unchanged]).toEqual([20, 20]);
        },
      },
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
  'routing.unblockNumbers': bulk(callRouting.unblockNumbers, {
    header: () => ({}),
    row: (_, place) => ({ number: fictionalNumber(place), direction: 'outbound' as const }),
    arbitrary: () => all({ rows: rowsOf(atMostOneFlaw(entry, all({ number: among('no number') })), 4) }),
    cases: [
      {
        title: 'finds nothing wrong with unblocking a number that is not blocked',
        needs: ['routing.unblockNumbers'],
        check: async ({ center }, expect) => {
          const rows = numbersFrom(200, 2).map((number) => ({ number, direction: 'inbound' as const }));
          const { outcomes } = await orThrow(center.routing.unblockNumbers({ rows }));
          expect(outcomes.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
        },
      },
      {
        title: 'unblocks a number in the direction that was named, and no other number',
        needs: ['routing.blockNumbers', 'routing.unblockNumbers', 'routing.listBlockedNumbers'],
        check: async ({ center: { routing } }, expect) => {
          const numbers = numbersFrom(300, 2);
          const [number = ''] = numbers;
          const rows = numbers.flatMap((each) =>
            BlockDirection.values.map((direction) => ({ number: each, direction })),
          );
          await orThrow(routing.blockNumbers({ rows }));
          await orThrow(routing.unblockNumbers({ rows: [{ number: `+${number}`, direction: 'outbound' }] }));
          const left = await allOf(routing.listBlockedNumbers, { numbers });
          const found = rows.filter((row) =>
            left.some((item) => item.number === row.number && item.direction === row.direction),
          );
          expect([left.length, found]).toEqual([
            3,
            rows.filter((row) => row.number !== number || row.direction !== 'outbound'),
          ]);
        },
      },
    ],
  }),
  'routing.listBlockedNumbers': list(callRouting.listBlockedNumbers, {
    query: () => ({}),
    otherQuery: () => ({ direction: 'outbound' as const }),
    arbitrary: () =>
      both(
        some({ limit }),
        oneOrTwo<BlockedNumberQuery>(
          all({ direction: among(...BlockDirection.values) }),
          all({ numbers: fc.subarray([...phonePool], { minLength: 1 }) }),
          all({ list: among(BlockListId('8009')) }),
        ),
      ),
    state: ({ routing }) => allOf(routing.listBlockedNumbers, {}),
    fill: ({ routing }) =>
      orThrow(
        routing.blockNumbers({
          rows: numbersFrom(400, 5).map((number) => ({ number, direction: 'outbound' })),
        }),
      ),
    add: ({ routing }) =>
      orThrow(routing.blockNumbers({ rows: [{ number: fictionalNumber(410), direction: 'outbound' }] })),
    remove: ({ routing }) =>
      orThrow(routing.unblockNumbers({ rows: [{ number: fictionalNumber(400), direction: 'outbound' }] })),
    cases: [
      {
        title: 'finds among the numbers asked for those that are blocked, and no others',
        needs: ['routing.blockNumbers', 'routing.listBlockedNumbers'],
        check: async ({ center: { routing } }, expect) => {
          const [listed = '', other = '', never = ''] = numbersFrom(500, 3);
          const note = '请勿致电 🙏';
          const rows = [
            { number: listed, direction: 'outbound' as const, expiresOn: '2030-01-31', note },
            { number: other, direction: 'inbound' as const },
          ];
          await orThrow(routing.blockNumbers({ rows }));
          const [found, ...more] = await allOf(routing.listBlockedNumbers, {
            numbers: [`+${listed}`, never],
          });
          expect([found, ...more]).toMatchObject(rows.slice(0, 1));
          const inbound = await allOf(routing.listBlockedNumbers, { direction: 'inbound' });
          const numbers = inbound.map(({ number }) => number);
          expect([numbers.includes(other), numbers.includes(listed)]).toEqual([true, false]);
        },
      },
      {
        title: 'refuses to look up no numbers at all',
        needs: ['routing.listBlockedNumbers'],
        check: async ({ center, requests }, expect) => {
          const error = await errorOf(center.routing.listBlockedNumbers({ numbers: [] }));
          expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none' });
          expect(requests()).toEqual(0);
        },
      },
    ],
  }),
};
