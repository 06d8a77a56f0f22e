import { orThrow } from '@cordboard/core/fp';
import { callRouting, KnownChannel } from '@cordboard/core/provider';
import fc from 'fast-check';
import { list } from '../../kinds/list.js';
import { write } from '../../kinds/write.js';
import { all, among, atMostOneFlaw, both, some } from '../../law/arbitraries.js';
import type { Given } from '../../law/given.js';
import { limit, maybeAgent, presentAgent } from '../../law/draws.js';
import { supports } from '../../law/supports.js';
import { allOf, errorOf } from '../../results.js';

const statuses = ['enabled', 'disabled', 'canceled', 'expired'] as const;

/** What is known of a center before anything is sent. */
type Capable = Pick<Given, 'capabilities'>;

/** The channels that a provider can count contacts of. */
const channelsOf = ({ capabilities }: Capable): readonly KnownChannel[] =>
  KnownChannel.values.filter((channel) => supports(capabilities, 'routing.setConcurrency', { channel }));

/** The most contacts of a channel that a provider lets an agent hold. */
const mostOf = ({ capabilities }: Capable): number =>
  capabilities['routing.setConcurrency'].limits?.concurrency ?? 1000;

const isWithin =
  ({ capabilities }: Capable) =>
  (max: number): boolean =>
    supports(capabilities, 'routing.setConcurrency', { max });

/** The scenarios of routing. */
export const routing = {
  'routing.setInboundEnabled': write(callRouting.setInboundEnabled, {
    sample: ({ agent }) => ({ agent, enabled: false }),
    arbitrary: (given) =>
      both(
        all({ agent: fc.oneof(presentAgent(given), maybeAgent(given)), enabled: fc.boolean() }),
        supports(given.capabilities, 'routing.setInboundEnabled', { channel: 'voice' })
          ? some({ channel: among('voice', 'chat') })
          : fc.constant({}),
      ),
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
      {
        title: 'closes the inbound contacts of one channel, and says which',
        needs: ['routing.setInboundEnabled'],
        inputs: ['routing.setInboundEnabled channel'],
        check: async ({ center, known: { agent } }, expect) => {
          const choice = { agent, enabled: false, channel: 'chat' as const };
          const { value } = await orThrow(center.routing.setInboundEnabled(choice));
          expect(value).toEqual(choice);
        },
      },
    ],
  }),
  'routing.setConcurrency': write(callRouting.setConcurrency, {
    sample: ({ agent }) => ({ agent, channel: 'voice' as const, max: 2 }),
    arbitrary: (given) =>
      atMostOneFlaw(
        all({
          agent: presentAgent(given),
          channel: among(...channelsOf(given)),
          max: among(...[0, 1, 2, mostOf(given)].filter(isWithin(given))),
        }),
        all({ agent: maybeAgent(given) }),
        all({ max: among(-1, 1001) }),
      ),
    readBack: 'repeat',
    cases: [
      {
        title: 'sets how many contacts an agent may hold, for every channel and up to its limit',
        needs: ['routing.setConcurrency'],
        check: async ({ center, known: { agent } }, expect) => {
          const max = mostOf(center);
          for (const channel of channelsOf(center)) {
            const { value } = await orThrow(center.routing.setConcurrency({ agent, channel, max }));
            expect(value).toEqual({ agent, channel, max });
          }
        },
      },
      {
        title: 'refuses to let an agent hold fewer contacts than none or more than its limit',
        needs: ['routing.setConcurrency'],
        check: async ({ center, known: { agent }, requests }, expect) => {
          for (const max of [-1, mostOf(center) + 1]) {
            const error = await errorOf(center.routing.setConcurrency({ agent, channel: 'voice', max }));
            expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none' });
          }
          expect(requests()).toEqual(0);
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
        title: 'refuses to list the caller ids of no status at all',
        needs: ['routing.listCallerIds'],
        check: async ({ center, requests }, expect) => {
          const error = await errorOf(center.routing.listCallerIds({ status: [] }));
          expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none' });
          expect(requests()).toEqual(0);
        },
      },
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
};
