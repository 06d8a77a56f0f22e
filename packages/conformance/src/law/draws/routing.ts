import { MediaChannel } from '@cordboard/core/provider';
import fc from 'fast-check';
import { all, among, atMostOneFlaw, both, rowsOf, some } from '../arbitraries.js';
import { phonePool } from '../pools.js';
import type { Draws } from './given.js';
import { limit, someone, stranger } from './shared.js';

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

export const routingDraws: Draws<
  | 'routing.setInboundEnabled'
  | 'routing.setConcurrency'
  | 'routing.listCallerIds'
  | 'routing.listFlows'
  | 'routing.blockNumbers'
> = {
  'routing.setInboundEnabled': (given) =>
    all({ agent: fc.oneof(someone(given), stranger(given)), enabled: fc.boolean() }),
  'routing.setConcurrency': (given) =>
    atMostOneFlaw(
      all({ agent: someone(given), channel: among(...MediaChannel.values), max: among(1, 2, 60) }),
      all({ agent: stranger(given) }),
      all({ max: among(0, 61) }),
    ),
  'routing.listCallerIds': () =>
    some({
      limit,
      status: fc.subarray<'enabled' | 'disabled' | 'canceled'>(['enabled', 'disabled', 'canceled'], {
        minLength: 1,
      }),
    }),
  'routing.listFlows': () => some({ limit }),
  'routing.blockNumbers': () =>
    all({
      rows: rowsOf(atMostOneFlaw(blocked, all({ number: among('no number') })), 4),
    }),
};
