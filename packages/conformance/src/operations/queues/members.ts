import { orThrow } from '@cordboard/core/fp';
import { queueAdmin, type MembershipChange } from '@cordboard/core/provider';
import fc from 'fast-check';
import { bulk } from '../../kinds/bulk.js';
import { list } from '../../kinds/list.js';
import { all, among, atMostOneFlaw, both, rowsOf, some } from '../../law/arbitraries.js';
import { anyQueue, limit, maybeAgent, presentAgent, wholeUpTo } from '../../law/draws.js';
import type { Given } from '../../law/given.js';
import { byId, byNumber, type Naming } from '../../law/pools.js';
import { supports } from '../../law/supports.js';
import { allOf } from '../../results.js';
import { listCases, updateCases } from './member-cases.js';

const membership = (given: Given) =>
  some({
    level: wholeUpTo(1000),
    autoSignIn: fc.boolean(),
    ...(supports(given.capabilities, 'queues.updateMembers', { rows: [{ add: [{ weight: 1 }] }] })
      ? { weight: wholeUpTo(10_000) }
      : {}),
  });

/** Some members to add and some to remove; no agent is in both, and each is named as `naming` says. */
const memberChanges = (given: Given, naming: fc.Arbitrary<Naming>) =>
  fc
    .uniqueArray(
      fc.record({
        person: among(...given.people.always),
        name: naming,
        joins: fc.boolean(),
        membership: membership(given),
      }),
      { maxLength: 3, selector: ({ person }) => person.id },
    )
    .map((changes): Pick<MembershipChange, 'add' | 'remove'> => ({
      add: changes
        .filter(({ joins }) => joins)
        .map(({ name, person, membership: as }) => ({ agent: name(person), ...as })),
      remove: changes.filter(({ joins }) => !joins).map(({ name, person }) => name(person)),
    }));

const rightRow = (given: Given, naming: fc.Arbitrary<Naming>): fc.Arbitrary<MembershipChange> =>
  both(all({ queue: anyQueue(given) }), memberChanges(given, naming));

/** A row that may be invalid; all its agents are named in the same way. */
const anyRow = (given: Given, name: Naming): fc.Arbitrary<MembershipChange> => {
  const { always, sometimes, never } = given.people;
  const present = among(...always.map(name));
  const maybe = among(...[...sometimes, never].map(name));
  return atMostOneFlaw(
    rightRow(given, fc.constant(name)),
    maybe.map((agent) => ({ add: [{ agent }] })),
    maybe.map((agent) => ({ remove: [agent] })),
    present.map((agent) => ({ add: [{ agent, level: 5000 }] })),
    present.map((agent) => ({ add: [{ agent }], remove: [agent] })),
  );
};

/**
 * Only valid rows name agents both ways: where a vendor needs a request for each way, an invalid row could be
 * half done.
 */
const memberRows = (given: Given): fc.Arbitrary<readonly MembershipChange[]> =>
  rowsOf(fc.oneof(anyRow(given, byId), anyRow(given, byNumber), rightRow(given, among(byId, byNumber))), 4);

/** The scenarios of who serves a queue. */
export const members = {
  'queues.listMembers': list(queueAdmin.listMembers, {
    query: () => ({}),
    otherQuery: ({ queue }) => ({ queue }),
    sample: ({ queue }) => ({ queue }),
    add: ({ queues }, { queue, otherAgent }) =>
      orThrow(queues.updateMembers({ rows: [{ queue, add: [{ agent: otherAgent }] }] })),
    remove: ({ queues }, { queue, agent }) =>
      orThrow(queues.updateMembers({ rows: [{ queue, remove: [agent] }] })),
    arbitrary: (given) =>
      some({ limit, queue: anyQueue(given), agent: fc.oneof(presentAgent(given), maybeAgent(given)) }),
    cases: listCases,
    // By what tells them apart: their order shows in which order they were written.
    state: async ({ queues }) =>
      Object.fromEntries(
        (await allOf(queues.listMembers, {})).map((member) => [
          queueAdmin.listMembers.identity(member),
          member,
        ]),
      ),
  }),
  'queues.updateMembers': bulk(queueAdmin.updateMembers, {
    header: () => ({}),
    row: ({ queue, emptyQueue, agent, otherAgent }, place) => ({
      queue: place % 2 === 0 ? emptyQueue : queue,
      add: [{ agent: place % 2 === 0 ? agent : otherAgent, level: (place + 1) % 1000 }],
    }),
    // The queue alone: an unknown agent would be noticed before the queue is named to the vendor.
    unknown: ({ queue }) => ({ rows: [{ queue }] }),
    arbitrary: (given) => all({ rows: memberRows(given) }),
    cases: updateCases,
  }),
};
