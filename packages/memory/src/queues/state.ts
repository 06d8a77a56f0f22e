import { QueueId, type QueueSettings } from '@cordboard/core/provider';
import { orNotFound, type Answer } from '../shared/answers.js';
import { byKey } from '../shared/by-key.js';
import { supply } from '../shared/supply.js';
import { Memberships } from './memberships.js';
import type { QueuesSeed, SeedQueue } from './seed.js';

/** The port's part of the state. */
export interface QueuesState {
  readonly byId: Map<QueueId, SeedQueue>;
  readonly memberships: Memberships;
  readonly settings: Map<QueueId, QueueSettings>;
  readonly nextId: () => QueueId;
}

/** The queues, members and settings that a seed describes. */
export const createQueues = ({ queues = [], members = [], settings = [] }: QueuesSeed): QueuesState => {
  const byId = byKey(queues, ({ id }) => id);
  const ids = supply(5001, String, (id) => byId.has(QueueId(id)));
  return {
    byId,
    memberships: new Memberships(members),
    settings: byKey(settings, ({ queue }) => queue),
    nextId: () => QueueId(ids()),
  };
};

/** The queue with an id; `NotFound`. */
export const findQueue = ({ byId }: QueuesState, id: QueueId): Answer<SeedQueue> =>
  orNotFound('queue')(byId.get(id));

/** Whether no queue, or no other than one, has a name. */
export const nameIsFree = ({ byId }: QueuesState, name: string, own?: QueueId): boolean =>
  ![...byId.values()].some((queue) => queue.name === name && queue.id !== own);
