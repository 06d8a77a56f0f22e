import { orThrow } from '@cordboard/core/fp';
import { campaigns as port } from '@cordboard/core/provider';
import fc from 'fast-check';
import { bulk } from '../../kinds/bulk.js';
import { all, among, atMostOneFlaw, both, rowsOf, some } from '../../law/arbitraries.js';
import { maybeAgent, newName, presentAgent } from '../../law/draws.js';
import { phonePool } from '../../law/pools.js';
import { fictionalNumber } from '../shared.js';
import { backwards, note, schedule, spans, zones } from './samples.js';

/** The scenarios of promised calls. */
export const callbacks = {
  'campaigns.scheduleCallbacks': bulk(port.scheduleCallbacks, {
    header: ({ agent }) => ({ name: 'Conformance', ...schedule, agent }),
    row: (_, place) => ({ phoneNumber: fictionalNumber(place) }),
    arbitrary: (given) =>
      both(
        atMostOneFlaw(
          both(
            both(
              all({ name: newName(given), agent: presentAgent(given), createdBy: presentAgent(given) }),
              among(...spans),
            ),
            some({ note, timeZone: among(...zones) }),
          ),
          all({ agent: maybeAgent(given) }),
          all({ createdBy: maybeAgent(given) }),
          fc.constant(backwards),
        ),
        all({
          rows: rowsOf(all({ phoneNumber: among(...phonePool, 'no number') }), 4),
        }),
      ),
    cases: [
      {
        title: 'schedules a callback for each customer and brings back an id for each',
        needs: ['campaigns.scheduleCallbacks'],
        check: async ({ center, known: { agent } }, expect) => {
          const rows = Array.from({ length: 120 }, (_, place) => ({ phoneNumber: fictionalNumber(place) }));
          const report = await orThrow(
            center.campaigns.scheduleCallbacks({ name: 'Callbacks', ...schedule, agent, rows }),
          );
          const ids = report.outcomes.map(({ value }) => value?.id);
          expect([report.total, report.failed, new Set(ids).size]).toEqual([120, 0, 120]);
          expect(ids.includes(undefined)).toEqual(false);
        },
      },
    ],
  }),
};
