import { expect, test } from '@jest/globals';
import * as TE from 'fp-ts/lib/TaskEither.js';
import {
  connect,
  connectAll,
  orThrow,
  type AgentDirectory,
  type Campaigns,
  type CallRouting,
  type CenterWith,
  type ContactCenter,
  type QueueAdmin,
} from '@cordboard/core/fp';
import {
  agentDirectory,
  AgentId,
  campaigns,
  serve,
  QueueId,
  queueAdmin,
  type AboutOf,
  type NamesOf,
} from '@cordboard/core/provider';

/** Compiled, never run: each marked line must stay an error. */
export const mustNotCompile = (
  agents: AgentDirectory,
  queues: QueueAdmin,
  routing: CallRouting,
  outbound: Campaigns,
  full: ContactCenter,
): unknown[] => {
  const offers = [serve(agentDirectory.get, () => TE.right({ id: AgentId('1') }))];
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
    serve(queueAdmin.create, () => TE.right({ id: QueueId('1') })),
    // @ts-expect-error a bulk operation is served batch by batch
    serve(campaigns.addContacts, () => TE.right([])),
  ];
};

/** Compiled, never run: the centers of `connectAll` are typed by the names of their accounts. */
export const onlyAccountsThatWereAsked = async (
  config: object,
  names: readonly string[],
): Promise<unknown[]> => {
  const { eu, us, ...others } = await orThrow(connectAll(config, { accounts: ['eu', 'us'] }));
  const none: Record<never, never> = others;
  const byName: Readonly<Record<string, ContactCenter>> = await orThrow(
    connectAll(config, { accounts: names }),
  );
  const all: Readonly<Record<string, ContactCenter>> = await orThrow(connectAll(config));
  const two = await orThrow(connectAll(config, { accounts: ['eu', 'us'] }));
  // @ts-expect-error the account was not asked for
  const asia: unknown = two.asia;
  return [
    eu.agents,
    us.account,
    none,
    byName,
    all,
    asia,
    // @ts-expect-error one account is `connect`'s option
    connectAll(config, { account: 'eu' }),
    // @ts-expect-error and several are `connectAll`'s
    connect(config, { accounts: ['eu'] }),
  ];
};

const declared =
  <Op extends { readonly name: string }>({ name }: Op) =>
  (about: AboutOf<Op>): object => ({ name, about });

const serveList = declared(agentDirectory.list);
const serveImport = declared(campaigns.addContacts);
const serveConfigure = declared(queueAdmin.configure);

/** Compiled, never run: declarations with a slip of the pen. */
export const misspelt = (): unknown[] => [
  serveList({ without: { extension: 'right', 'state=busy': 'right', 'enabled=true': 'right' } }),
  serveImport({ without: { 'rows.fields': 'right', 'duplicates=keep': 'right' } }),
  serveImport({ bounds: { 'rows.name': { limit: 'right' } } }),
  serveConfigure({ bounds: { 'set.labels': { limit: 'right' }, 'set.maxWaitSec': { limit: 'right' } } }),
  serveConfigure({ without: { 'set.maxWaitSec=null': 'right' }, omits: { labels: 'right' } }),
  // @ts-expect-error a letter is wrong
  serveList({ without: { extention: 'x' } }),
  // @ts-expect-error there is no such state
  serveList({ without: { 'state=bussy': 'x' } }),
  // @ts-expect-error a field of something else
  serveList({ without: { 'queue.id': 'x' } }),
  // @ts-expect-error a number bounds numbers, texts and lists, but no switches
  serveList({ bounds: { enabled: { limit: 'x' } } }),
  // @ts-expect-error there is no such list to bound
  serveImport({ bounds: { 'rows.nmae': { limit: 'x' } } }),
  // @ts-expect-error there is no such filter to need
  serveList({ needs: { queues: 'x' } }),
  // @ts-expect-error agents have no such field
  serveList({ omits: { 'presence.sicne': 'x' } }),
  // @ts-expect-error there is no such setting to clear
  serveConfigure({ without: { 'set.maxWaitSecs=null': 'x' } }),
  // @ts-expect-error there is no such strategy
  serveConfigure({ without: { 'set.strategy=randon': 'x' } }),
  // @ts-expect-error the queue is required anyway
  serveConfigure({ needs: { queue: 'x' } }),
  // @ts-expect-error a field of the rows without `rows.`
  serveImport({ without: { phoneNumber: 'x' } }),
  // @ts-expect-error rows have no such field
  serveImport({ without: { 'rows.fieldz': 'x' } }),
  // @ts-expect-error there is no such promise
  serveList({ waives: { 'read-bakc': 'x' } }),
  // @ts-expect-error there is no such trait
  serveList({ traits: { confrims: 'reply' } }),
];

test('what must not compile does not', () => {
  expect([mustNotCompile, misspelt]).toHaveLength(2);
});
