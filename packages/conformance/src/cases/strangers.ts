import { QueueId, type OperationName } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { callOf } from '../call-of.js';
import type { Case } from '../case.js';

/** An id with slashes, spaces, letters of another script, and all that means something in a URL. */
const strange = '../12 3/坐席?x=1&y#z%2F';

const agent = { number: strange };
const queue = QueueId(strange);
const campaign = { code: strange };
const phoneNumber = '12025550171';

/** Each operation that names something, naming what nobody has ever heard of. */
const inputs: Readonly<Partial<Record<OperationName, object>>> = {
  'agents.list': { queue },
  'agents.get': { agent },
  'agents.update': { agent, set: { wrapUpSec: 5 } },
  'agents.unbindStation': { agent, station: 'both' },
  'queues.remove': { queue },
  'queues.listMembers': { queue },
  'queues.updateMembers': { rows: [{ queue, name: 'Nowhere' }] },
  'queues.configure': { queue, set: { wrapUpSec: 5 } },
  'routing.setInboundEnabled': { agent, enabled: false },
  'routing.setConcurrency': { agent, channel: 'voice', max: 2 },
  'campaigns.list': campaign,
  'campaigns.addContacts': { campaign, rows: [{ phoneNumber }] },
  'campaigns.importResult': { campaign },
};

const isName = (name: string): name is OperationName => Object.hasOwn(inputs, name);

const refusals: readonly unknown[] = ['NotFound', 'InvalidInput', 'Misconfigured'];

const isRefusal = (u: unknown): boolean =>
  t.UnknownRecord.is(u) && refusals.includes(u.kind) && (u.effect ?? 'none') === 'none';

/** Nothing was found, nothing was done: a refusal, an empty page, or a report of failed rows. */
const isNothing = (result: E.Either<unknown, unknown>): boolean => {
  if (E.isLeft(result)) return isRefusal(JSON.parse(JSON.stringify(result.left)));
  const { items, outcomes } = t.UnknownRecord.is(result.right) ? result.right : {};
  const rows: readonly unknown[] = Array.isArray(outcomes) ? outcomes : [];
  return Array.isArray(items)
    ? items.length === 0
    : rows.length > 0 &&
        rows.every((row) => t.UnknownRecord.is(row) && row.outcome === 'failed' && isRefusal(row.error));
};

/** The parts of an input, as a provider names those that it cannot carry. */
const partsOf = (input: object): readonly string[] =>
  Object.entries(input).flatMap(([field, value]) => [
    field,
    ...(t.UnknownRecord.is(value) ? Object.keys(value).map((part) => `${field}.${part}`) : []),
  ]);

const strangerCase = (name: OperationName, input: object): Case => ({
  title: `finds nothing for ${name} under a name with slashes, spaces and letters of another script`,
  needs: [name],
  carries: partsOf(input).map((part) => `${name} ${part}`),
  check: async ({ center }, expect) => {
    const result = await callOf(center, { name })(input)();
    expect(isNothing(result) ? 'nothing' : result).toEqual('nothing');
  },
});

/** What holds of names that need care on the wire. */
export const strangerCases: readonly Case[] = Object.entries(inputs).flatMap(([name, input]) =>
  isName(name) ? [strangerCase(name, input)] : [],
);
