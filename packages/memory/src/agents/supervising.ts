import type { QueueId } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { findQueue } from '../queues/state.js';
import type { Answer } from '../shared/answers.js';
import type { State } from '../state.js';

type Ids = readonly QueueId[] | null | undefined;

/** Every queue is there; `NotFound`. */
export const eachIsThere = ({ queues }: State, ids: Ids): Answer<unknown> =>
  E.traverseArray((id: QueueId) => findQueue(queues, id))(ids ?? []);

/** Each queue of a list, once. */
export const once = (ids: Ids): Ids => ids && [...new Set(ids)];
