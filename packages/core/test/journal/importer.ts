// A program that imports with a journal; its vendor is the process that started it.
import { fileJournal } from '@cordboard/core';
import { orThrow } from '@cordboard/core/fp';
import {
  AgentId,
  CallbackId,
  campaigns,
  defineProvider,
  serve,
  systemRuntime,
  type BatchContext,
  type BulkReport,
  type ContactCenterError,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { campaign, contacts, testAccount } from './importing.js';
import type { ImportOrder, ImporterMessage } from './import-process.js';

const { journal, total, batchSize, concurrency, isRepeatable }: ImportOrder = JSON.parse(
  process.argv[2] ?? '{}',
);

const tell = (message: ImporterMessage): Promise<void> =>
  new Promise((resolve) => {
    process.send?.(message, () => {
      resolve();
    });
  });

const answered = new Map<string, () => void>();
process.on('message', ({ key }: { readonly key: string }) => answered.get(key)?.());

/** Sends rows to the vendor and waits until it says that it has them. */
const send = async (rows: readonly { readonly phoneNumber: string }[], { idempotencyKey }: BatchContext) => {
  const answer = new Promise<void>((resolve) => answered.set(idempotencyKey, resolve));
  await tell({ key: idempotencyKey, rows: rows.map(({ phoneNumber }) => phoneNumber) });
  await answer;
};

const batching = { size: batchSize, concurrency };

const center = defineProvider({
  ...testAccount,
  runtime: systemRuntime,
  operations: [
    serve(
      campaigns.addContacts,
      (_, rows, context) => async () => {
        await send(rows, context);
        return E.right({ rows: rows.map(() => ({ outcome: 'accepted' })) });
      },
      { batching },
    ),
    serve(
      campaigns.scheduleCallbacks,
      (_, rows, context) => async () => {
        await send(rows, context);
        return E.right({
          rows: rows.map(({ phoneNumber }) => ({
            outcome: 'applied',
            value: { id: CallbackId(phoneNumber) },
          })),
        });
      },
      { batching },
    ),
  ],
});
if (E.isLeft(center)) throw center.left;

const plan = {
  name: 'n',
  start: '2030-01-01T09:00:00Z',
  end: '2030-01-01T10:00:00Z',
  agent: { id: AgentId('1') },
};
const rows = contacts(total);
const options = { journal: fileJournal(journal) };
const port = center.right.campaigns;
const work: TaskEither<ContactCenterError, BulkReport<unknown>> = isRepeatable
  ? port.addContacts({ campaign, rows }, options)
  : port.scheduleCallbacks({ ...plan, rows: rows.map(({ phoneNumber }) => ({ phoneNumber })) }, options);
await tell({ report: await orThrow(work) });
process.disconnect();
