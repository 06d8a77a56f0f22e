import { orThrow } from '@cordboard/core';
import { MediaChannel } from '@cordboard/core/provider';
import type { Case } from '../case.js';
import { allOf, errorOf } from '../results.js';

/** What holds of routing. */
export const routingCases: readonly Case[] = [
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
  {
    title: 'lists the enabled caller ids unless asked for others',
    needs: ['routing.listCallerIds'],
    check: async ({ center }, expect) => {
      const usual = await allOf(center.routing.listCallerIds, {});
      expect(usual.every(({ status }) => status === 'enabled')).toEqual(true);
      const all = await allOf(center.routing.listCallerIds, { status: ['enabled', 'disabled', 'canceled'] });
      const canceled = await allOf(center.routing.listCallerIds, { status: ['canceled'] });
      expect(all.filter(({ status }) => status === 'enabled').length).toEqual(usual.length);
      expect(all.filter(({ status }) => status === 'canceled').length).toEqual(canceled.length);
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
];
