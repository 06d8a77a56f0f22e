import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { fileJournal } from '@cordboard/core';
import {
  accountKey,
  AgentId,
  CampaignId,
  campaigns,
  defineProvider,
  failure,
  serve,
  systemRuntime,
  type BatchContext,
  type BatchHandler,
  type Batching,
  type BulkOptions,
  type BulkReport,
  type Contact,
  type ContactCenterError,
  type ContactImport,
} from '@cordboard/core/provider';
import type { ContactCenter } from '@cordboard/core/fp';

export const contact = (n: number): Contact => ({
  phoneNumber: `+1555010${String(n).padStart(4, '0')}`,
  name: `Ada Example ${String(n)}`,
});

export const contacts = (total: number, from = 0): readonly Contact[] =>
  Array.from({ length: total }, (_, i) => contact(from + i));

/** What imports numbers: under keys that the vendor honours, without, or all of them as one campaign. */
export type Importing = 'addContacts' | 'scheduleCallbacks' | 'launch';

/** Whether the vendor honours keys there, so that a batch may be sent again. */
export const isRepeatable = (operation: Importing): boolean => operation === 'addContacts';

/** What callbacks are planned with. */
export const plan = {
  name: 'n',
  start: '2030-01-01T09:00:00Z',
  end: '2030-01-01T10:00:00Z',
  agent: { id: AgentId('1') },
};

/** What is launched. */
export const launched = { ref: { code: 'c' }, name: 'n' };

/** Imports numbers by an operation of a center. */
export const importingBy = (
  { campaigns: port }: ContactCenter,
  operation: Importing,
  numbers: readonly string[],
  options: BulkOptions<unknown>,
): TE.TaskEither<ContactCenterError, BulkReport<unknown, unknown>> => {
  const rows = numbers.map((phoneNumber) => ({ phoneNumber }));
  if (operation === 'launch') return port.launch({ name: launched.name, rows }, options);
  return operation === 'addContacts'
    ? port.addContacts({ campaign, rows }, options)
    : port.scheduleCallbacks({ ...plan, rows }, options);
};

export const campaign = { id: CampaignId('c') };

export type Handler = BatchHandler<ContactImport, Contact, object>;

/** A vendor that honours keys: what was done under one is not done again. */
export class Vendor {
  readonly requests: { readonly key: string; readonly batch: number; readonly mayBeDuplicate: boolean }[] =
    [];
  readonly done = new Map<string, string>();
  readonly rows: string[] = [];

  readonly handle: Handler = (_, rows, context) => {
    this.requests.push({
      key: context.idempotencyKey,
      batch: context.batch,
      mayBeDuplicate: context.mayBeDuplicate,
    });
    return this.carryOut(rows, context);
  };

  carryOut(rows: readonly Contact[], { idempotencyKey }: Pick<BatchContext, 'idempotencyKey'>) {
    const body = JSON.stringify(rows);
    const before = this.done.get(idempotencyKey);
    if (before !== undefined && before !== body) {
      return TE.left<ContactCenterError>(failure('Conflict', 'another request under this key'));
    }
    if (before === undefined) this.rows.push(...rows.map(({ phoneNumber }) => phoneNumber));
    this.done.set(idempotencyKey, body);
    return TE.right({
      rows: rows.map(() => ({ outcome: 'accepted' as const })),
      receipt: { batch: idempotencyKey },
    });
  }
}

/** For a run that must not send anything. */
export const mustNotBeAsked: Handler = () => TE.left(failure('Internal', 'must not be asked'));

/** Where a center's requests go. */
export interface Account {
  readonly provider: string;
  /** Its name in a configuration. */
  readonly name?: string;
  readonly accountKey: string;
}

export const testAccount: Account = { provider: 'test', accountKey: accountKey('test') };

export const centerOf = (
  handler: Handler,
  batching: number | Batching<Contact> = 2,
  { name, ...account }: Account = testAccount,
): ContactCenter => {
  const made = defineProvider({
    ...account,
    runtime: { ...systemRuntime, account: name },
    operations: [serve(campaigns.addContacts, handler, { batching })],
  });
  if (E.isLeft(made)) throw made.left;
  return made.right;
};

export type ImportOptions = BulkOptions<object> & {
  readonly header?: Partial<ContactImport>;
  readonly account?: Account;
};

/** Imports contacts with the journal in a file. */
export const importingInto =
  (path: string) =>
  (
    handler: Handler,
    rows: Iterable<Contact> | AsyncIterable<Contact>,
    { header, account, ...options }: ImportOptions = {},
    batching?: number | Batching<Contact>,
  ) =>
    centerOf(handler, batching, account).campaigns.addContacts(
      { campaign, ...header, rows },
      { journal: fileJournal(path), ...options },
    );

export const report = async (
  task: TE.TaskEither<ContactCenterError, BulkReport<object>>,
): Promise<BulkReport<object>> => {
  const result = await task();
  if (E.isLeft(result)) throw result.left;
  return result.right;
};
