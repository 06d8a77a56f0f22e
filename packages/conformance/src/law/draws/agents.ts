import { AgentState, StationPart, WrapUpScope } from '@cordboard/core';
import fc from 'fast-check';
import { all, among, atMostOneFlaw, both, some } from '../arbitraries.js';
import { extensionPool, phonePool } from '../pools.js';
import type { Draws } from './given.js';
import { anyQueue, limit, someone, stranger, wholeUpTo } from './shared.js';

const states = [
  'logged-out',
  'not-ready',
  'ready',
  'reserved',
  'busy',
  'wrap-up',
  'unknown',
] as const satisfies readonly AgentState[];

const patch = some({
  wrapUpSec: wholeUpTo(86_400),
  wrapUpScope: among<WrapUpScope>('agent', 'center'),
  phoneNumber: among(null, ...phonePool),
  extension: among(null, ...extensionPool),
});

export const agentDraws: Draws<
  | 'agents.list'
  | 'agents.get'
  | 'agents.update'
  | 'agents.unbindStation'
  | 'agents.listExtensions'
  | 'agents.createExtension'
> = {
  'agents.list': (given) =>
    some({
      limit,
      name: among('mara', 'MARA', '思', '🎧', 'Дьяч', '<b>', 'zz'),
      queue: anyQueue(given),
      state: among(...states),
      enabled: fc.boolean(),
      extension: among('800', '00', '8', '7654'),
    }),
  'agents.get': (given) => all({ agent: fc.oneof(someone(given), stranger(given)) }),
  'agents.update': (given) =>
    atMostOneFlaw(
      all({ agent: someone(given), set: patch }),
      all({ agent: stranger(given) }),
      all({ set: both(patch, all({ extension: among('9990') })) }),
    ),
  'agents.unbindStation': (given) =>
    all({
      agent: fc.oneof(someone(given), stranger(given)),
      station: among<StationPart>('extension', 'phone', 'both'),
    }),
  'agents.listExtensions': () => some({ limit, bound: fc.boolean() }),
  'agents.createExtension': (given) =>
    all({
      extension: all({
        number: among(...extensionPool, '7001', '00700'),
        password: among('482915', '00000000'),
      }),
      // Left out, it is the operator of the adapter's settings, and in memory nobody.
      createdBy: fc.oneof(someone(given), stranger(given)),
    }),
};
