import * as E from 'fp-ts/lib/Either.js';
import type { Warning } from '../domain/common.js';
import type { QueueId } from '../domain/ids.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';

const noMember = failure('Conflict', 'the agent is a member of none of these queues');

/** The queues that are left, and what is said of the others. */
export interface MembershipsAmong {
  /** In the order asked for, each once; at least one. */
  readonly queues: readonly QueueId[];
  /** By the place of a queue in the list. */
  readonly warnings: readonly Warning[];
}

/** Those of some queues that an agent is a member of, with a warning for each of the others; `Conflict` where none is left. */
export const membershipsAmong = (
  wanted: readonly QueueId[],
  memberships: readonly QueueId[],
): E.Either<ContactCenterError, MembershipsAmong> => {
  const own = new Set(memberships);
  const queues = [...new Set(wanted)].filter((queue) => own.has(queue));
  const warnings = wanted.flatMap((queue, i) =>
    own.has(queue)
      ? []
      : [{ field: `queues.${i}`, message: 'was left out: the agent is no member of this queue' }],
  );
  return queues.length === 0 ? E.left(noMember) : E.right({ queues, warnings });
};
