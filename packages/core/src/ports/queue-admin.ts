import { decidingName } from '../domain/agent-ref.js';
import { ConfigureQueue, QueueSettings } from '../domain/queue-settings.js';
import { QueueStatus, QueueStatusQuery } from '../domain/queue-status.js';
import {
  MemberQuery,
  MembershipChange,
  NewQueue,
  OneQueue,
  Queue,
  QueueMember,
  QueueQuery,
  UpdateMembers,
  UpdateQueue,
} from '../domain/queue.js';
import { bulk } from '../operation/kinds/bulk.js';
import { list } from '../operation/kinds/list.js';
import { read } from '../operation/kinds/read.js';
import { write } from '../operation/kinds/write.js';
import type { PortOf } from '../operation/operation.js';

/** The operations of {@link QueueAdmin}. */
export const queueAdmin = {
  /**
   * One page of the queues that match every filter given; no filter means all. `weight` and `members` may be absent here and
   * known to {@link QueueAdmin.get}.
   */
  list: list('queues.list', {
    summary: 'List queues, filtered by name or kind of contact',
    query: QueueQuery,
    item: Queue,
    identity: ({ id }) => id,
  }),
  /** One queue, with all that the provider tells of it; `NotFound` when there is none. */
  get: read('queues.get', {
    summary: 'Get one queue',
    input: OneQueue,
    output: Queue,
  }),
  /**
   * Creates a queue without members. `AlreadyExists` when its id (or, where names must differ, its
   * name) is taken. A chosen id that could not be used is a warning, and the value holds the real one. So is each setting that
   * could not be set: the queue is there nevertheless.
   */
  create: write('queues.create', {
    summary: 'Create a queue',
    repeat: 'unsafe',
    reach: 'account',
    destroys: false,
    input: NewQueue,
    value: Queue,
  }),
  /**
   * Changes what `set` names and keeps the rest; `null` clears. Returns the queue as known afterwards. An empty `set` is
   * `unchanged`. `NotFound` for an unknown queue; `AlreadyExists` for a taken name, where names must differ.
   */
  update: write('queues.update', {
    summary: 'Rename or re-weight a queue, or change what it is for',
    repeat: 'safe',
    reach: 'account',
    destroys: false,
    input: UpdateQueue,
    value: Queue,
  }),
  /** Removes a queue. `NotFound` when there is none; `Conflict` when the provider wants it empty first. */
  remove: write('queues.remove', {
    summary: 'Remove a queue',
    repeat: 'unsafe',
    reach: 'account',
    destroys: true,
    input: OneQueue,
    value: OneQueue,
  }),
  /**
   * One page of the members of one queue, or of all; with an agent, that agent's places only. `NotFound` for an unknown queue or
   * agent.
   */
  listMembers: list('queues.listMembers', {
    summary: 'List the members of one queue, or of all, or the queues of one agent',
    query: MemberQuery,
    item: QueueMember,
    identity: ({ queue, agent }) => JSON.stringify([queue.id, decidingName(agent)]),
  }),
  /**
   * Adds and removes members; one row per queue. Adding a member who is there overwrites level, weight and sign-in;
   * removing one who is not is no error. A row that names no agent to add or to remove is `unchanged`. Where an agent can
   * serve one queue only, adding moves the agent, and a warning names the queue that was left.
   */
  updateMembers: bulk('queues.updateMembers', {
    summary: 'Add and remove queue members, in bulk',
    repeat: 'safe',
    reach: 'account',
    destroys: false,
    header: UpdateMembers,
    row: MembershipChange,
    value: OneQueue,
  }),
  /**
   * Changes how a queue treats its calls: leave out = keep, a value = set, `null` = clear. Returns the
   * settings as known afterwards. A setting that the provider does not support is `Unsupported`, never
   * dropped.
   */
  configure: write('queues.configure', {
    summary: 'Change how a queue treats its calls; null clears a setting',
    repeat: 'safe',
    reach: 'account',
    destroys: false,
    input: ConfigureQueue,
    value: QueueSettings,
  }),
  /**
   * How one queue treats its calls: what {@link QueueAdmin.configure} sets, and what the provider tells beside it. A setting
   * that is not set is absent. `NotFound` for an unknown queue.
   */
  getSettings: read('queues.getSettings', {
    summary: 'Get how a queue treats its calls',
    input: OneQueue,
    output: QueueSettings,
  }),
  /**
   * One page of what goes on in the queues at the moment; `at` says when it was read. A count that the provider does not
   * tell is absent, never 0. With `queues`, those that are there.
   */
  listStatus: list('queues.listStatus', {
    summary: 'List what goes on in the queues at the moment',
    query: QueueStatusQuery,
    item: QueueStatus,
    identity: ({ queue }) => queue,
  }),
} as const;

/** The queues, who serves them, and how they treat their calls. */
export interface QueueAdmin extends PortOf<typeof queueAdmin> {}
