import { expect, test } from '@jest/globals';
import * as TE from 'fp-ts/lib/TaskEither.js';
import {
  agentDirectory,
  AgentId,
  campaigns,
  native,
  QueueId,
  queueAdmin,
  type AgentDirectory,
  type Campaigns,
  type CallRouting,
  type CenterWith,
  type ContactCenter,
  type NamesOf,
  type QueueAdmin,
} from '@cordboard/core/provider';

/** Compiled, never run: each marked line must stay an error. */
export const mustNotCompile = (
  agents: AgentDirectory,
  queues: QueueAdmin,
  routing: CallRouting,
  outbound: Campaigns,
  full: ContactCenter,
): unknown[] => {
  const offers = [native(agentDirectory.get, () => TE.right({ id: AgentId('1') }))];
  const narrow: CenterWith<NamesOf<typeof offers>> = full;
  return [
    offers,
    // @ts-expect-error an agent id is no queue id
    queues.remove({ queue: AgentId('1') }),
    // @ts-expect-error a bare string is no id
    queues.remove({ queue: '1' }),
    // @ts-expect-error an agent is named by id or number, not by name
    agents.get({ agent: { name: 'Ada' } }),
    // @ts-expect-error there is no such state
    agents.list({ state: 'asleep' }),
    // @ts-expect-error a mistyped field is no filter
    agents.list({ qeueu: QueueId('1') }),
    // @ts-expect-error a whole number, not text
    routing.setConcurrency({ agent: { number: '1' }, channel: 'voice', max: '3' }),
    // @ts-expect-error rows are missing
    outbound.addContacts({ campaign: { code: 'x' } }),
    // @ts-expect-error a provider used directly has only what it serves
    narrow.agents.list,
    narrow.agents.get({ agent: { number: '1' } }),
    // @ts-expect-error a handler has to return what its operation promises
    native(queueAdmin.create, () => TE.right({ id: QueueId('1') })),
    // @ts-expect-error a bulk operation is served batch by batch
    native(campaigns.addContacts, () => TE.right([])),
  ];
};

test('what must not compile does not', () => {
  expect(mustNotCompile).toBeDefined();
});
