import { connectTo, orThrow, type ContactCenter } from '@cordboard/core/fp';
import type { BulkReport, ContactCenterError, QueueId, RowOutcome } from '@cordboard/core';
import { inspect } from 'node:util';
import { decidingName } from '@cordboard/core/schema';
import { memory, type MemoryConfig } from '@cordboard/memory';
import * as E from 'fp-ts/lib/Either.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';

/** A fresh center. */
export const open = (settings: MemoryConfig = {}): Promise<ContactCenter> =>
  orThrow(connectTo(memory, settings));

/** The error of a call; fails the test when it succeeded. */
export const failed = async <A>(task: TE.TaskEither<ContactCenterError, A>): Promise<ContactCenterError> => {
  const result = await task();
  if (E.isRight(result)) throw new Error(`expected an error, got ${inspect(result.right)}`);
  return result.left;
};

/** What became of each row, in short. */
export const rowsOf = <V>({ outcomes }: BulkReport<V>): readonly string[] =>
  outcomes.map(({ outcome, error }: RowOutcome<V>) =>
    error === undefined ? outcome : `${outcome}: ${error.kind}`,
  );

/** Who serves a queue: agent ids and levels. */
export const membersOf = async (
  { queues }: ContactCenter,
  queue: QueueId,
): Promise<readonly (readonly [unknown, unknown])[]> => {
  const { items } = await orThrow(queues.listMembers({ queue }));
  return items.map(({ agent, level }) => [decidingName(agent).value, level]);
};

/** A number kept for fiction. */
export const phone = (n: number): string => `447700900${String(n).padStart(3, '0')}`;

export const key = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
