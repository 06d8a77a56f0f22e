// A program that imports with a journal; its vendor is the process that started it.
import { fileJournal } from '@cordboard/core';
import { orThrow } from '@cordboard/core/fp';
import {
  CallbackId,
  campaigns,
  defineProvider,
  serve,
  systemRuntime,
  type BatchContext,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { contacts, importingBy, launched, testAccount } from './importing.js';
import type { ImportOrder, ImporterMessage } from './import-process.js';

const { journal, total, batchSize, concurrency, operation }: ImportOrder = JSON.parse(
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
    serve(
      campaigns.launch,
      (_, rows, context) => async () => {
        await send(rows, context);
        return E.right({ rows: rows.map(() => ({ outcome: 'accepted' })), created: launched });
      },
      { batching: total },
    ),
  ],
});
if (E.isLeft(center)) throw center.left;

const numbers = contacts(total).map(({ phoneNumber }) => phoneNumber);
const work = importingBy(center.right, operation, numbers, { journal: fileJournal(journal) });
await tell({ report: await orThrow(work) });
process.disconnect();
