import { AgentState, StationPart, WrapUpScope, type AgentQuery } from '@cordboard/core/provider';
import fc from 'fast-check';
import { all, among, atMostOneFlaw, both, oneOrTwo, some } from '../arbitraries.js';
import { carries } from '../carried.js';
import { extensionPool, phonePool } from '../pools.js';
import type { Draws, Given } from './given.js';
import { anyQueue, limit, someone, stranger, wholeUpTo } from './shared.js';

const patch = some({
  wrapUpSec: wholeUpTo(86_400),
  wrapUpScope: among(...WrapUpScope.values),
  phoneNumber: among(null, ...phonePool),
  extension: among(null, ...extensionPool),
});

const agentFilters = (given: Given): readonly fc.Arbitrary<Partial<AgentQuery>>[] => {
  const isCarried = (query: AgentQuery): boolean => carries(given.capabilities, 'agents.list', query);
  return [
    all({ name: among('mara', 'MARA', '思', '🎧', 'Дьяч', '<b>', 'zz') }),
    all({ queue: anyQueue(given) }),
    all({ state: among(...AgentState.values.filter((state) => isCarried({ state }))) }),
    ...(isCarried({ enabled: true }) ? [all({ enabled: fc.boolean() })] : []),
    ...(isCarried({ extension: '8' }) ? [all({ extension: among('800', '00', '8', '7654') })] : []),
  ];
};

export const agentDraws: Draws<
  | 'agents.list'
  | 'agents.get'
  | 'agents.update'
  | 'agents.unbindStation'
  | 'agents.listExtensions'
  | 'agents.createExtension'
> = {
  'agents.list': (given) => both(some({ limit }), oneOrTwo(...agentFilters(given))),
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
      station: among(...StationPart.values),
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
