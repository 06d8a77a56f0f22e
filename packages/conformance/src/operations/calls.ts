import { orThrow } from '@cordboard/core/fp';
import {
  callControl as port,
  QueueId,
  type CallOrigin,
  type Destination,
  type NewCall,
} from '@cordboard/core/provider';
import fc from 'fast-check';
import { write } from '../kinds/write.js';
import { all, among, both, some } from '../law/arbitraries.js';
import { anyQueue, maybeAgent, presentAgent } from '../law/draws.js';
import type { Given } from '../law/given.js';
import { extensionPool, phonePool } from '../law/pools.js';
import { supports } from '../law/supports.js';
import { errorOf } from '../results.js';
import type { Known } from '../world.js';

/** A number reserved for fiction. */
const number = '447700900321';

const newCall = ({ extension }: Known): NewCall => ({
  from: { extension },
  to: { kind: 'number', number },
  callerId: '442079460101',
  data: 'About the quote',
});

const toNumber: Destination = { kind: 'number', number };

const extensions = [...extensionPool, '8999'] as const;
const anyAgent = (given: Given) => fc.oneof(presentAgent(given), maybeAgent(given));

/** What a provider can call from and to, some of which is not there. */
const anyCall = (given: Given): fc.Arbitrary<Pick<NewCall, 'from' | 'to'>> => {
  const isTaken = (call: Partial<NewCall>): boolean => supports(given.capabilities, 'calls.place', call);
  const agent = { number: '1001' };
  return all({
    from: fc.oneof(
      among<CallOrigin>(...extensions.map((extension) => ({ extension }))),
      ...(isTaken({ from: { agent } }) ? [anyAgent(given).map((one): CallOrigin => ({ agent: one }))] : []),
      ...(isTaken({ from: { number } }) ? [among<CallOrigin>({ number })] : []),
    ),
    to: fc.oneof(
      among<Destination>(...phonePool.map((each) => ({ kind: 'number' as const, number: each }))),
      ...(isTaken({ to: { kind: 'agent', agent } })
        ? [anyAgent(given).map((one): Destination => ({ kind: 'agent', agent: one }))]
        : []),
      ...(isTaken({ to: { kind: 'queue', queue: QueueId('5001') } })
        ? [anyQueue(given).map((queue): Destination => ({ kind: 'queue', queue }))]
        : []),
    ),
  });
};

/** The scenarios of calls, one by one. */
export const calls = {
  'calls.place': write(port.place, {
    sample: newCall,
    unknown: () => ({ from: { extension: '8999' }, to: toNumber }),
    arbitrary: (given) =>
      both(
        anyCall(given),
        some({ callerId: among('442079460101', '+442079460102'), data: among('', 'About the quote 📋') }),
      ),
    cases: [
      {
        title: 'places a call and names it, and a second one when it is asked again',
        needs: ['calls.place'],
        check: async ({ center, known }, expect) => {
          const place = center.calls.place({ from: { extension: known.extension }, to: toNumber });
          const first = await orThrow(place);
          const second = await orThrow(place);
          expect([first.outcome, first.value.state]).toEqual(['accepted', 'initiated']);
          expect(first.value.id === second.value.id).toEqual(false);
        },
      },
      {
        title: 'places no call from an extension that is not there',
        needs: ['calls.place'],
        check: async ({ center }, expect) => {
          const error = await errorOf(center.calls.place({ from: { extension: '8999' }, to: toNumber }));
          expect(['NotFound', 'InvalidInput'].includes(error?.kind ?? '')).toEqual(true);
          expect(error?.effect).toEqual('none');
        },
      },
    ],
  }),
};
