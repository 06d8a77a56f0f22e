import type { SandboxRequest } from '../http.js';
import type { CallOutcome, Dialer } from '../phone-network.js';
import { placeCall } from './calls.js';
import type { ItniotechWorld } from './api/route.js';

/** What becomes of a task. */
export type TaskState =
  'waiting' | 'submitting' | 'running' | 'suspended' | 'failed' | 'completed' | 'cancelled';

/** Who is called: `failed` was called in vain, or cannot be called at all. */
export interface Contact {
  readonly number: string;
  /** The further columns of the file. */
  readonly columns: readonly string[];
  status: 'waiting' | 'calling' | 'answered' | 'failed';
  calls: number;
  /** Of the latest call. */
  callId?: string;
  outcome?: CallOutcome;
}

/** What a request says of a task. */
export interface TaskPlan {
  /** Dialed by the agents, connected to agents, or a message that is played. */
  readonly kind: 'automatic' | 'group-call' | 'message';
  readonly name: string;
  readonly appId: string;
  readonly groups: readonly number[];
  readonly calloutRate: number;
  readonly remark: string;
  readonly ccode: string | null;
  readonly displayNum: string;
  /** Whatever else was asked for; shown again. */
  readonly asked: Readonly<Record<string, unknown>>;
}

/** Numbers that are called, and how far that has come. */
export interface Task {
  readonly id: number;
  plan: TaskPlan;
  /** What the calls go back to. */
  request: Pick<SandboxRequest, 'method' | 'path'>;
  state: TaskState;
  readonly contacts: readonly Contact[];
  /** The first contact that may be waiting. */
  cursor: number;
  /** How many contacts are waiting or being called. */
  open: number;
  readonly createdAt: number;
  changedAt: number;
  finishedAt?: number;
}

const isPhone = (number: string): boolean => /^\d{7,15}$/.test(number);

/** A number that is to be called; one that cannot be called has failed already. */
export const contactOf = (number: string, columns: readonly string[] = []): Contact => ({
  number,
  columns,
  status: isPhone(number) ? 'waiting' : 'failed',
  calls: 0,
});

/** How many contacts of a task have one of these states. */
export const countOf = ({ contacts }: Task, ...statuses: readonly Contact['status'][]): number =>
  contacts.reduce((count, { status }) => (statuses.includes(status) ? count + 1 : count), 0);

/** Whether a task goes on dialing when it is told to. */
const mayDial: ReadonlySet<TaskState> = new Set(['waiting', 'submitting', 'running']);

/** The states in which a task does nothing more. */
export const isOver = ({ state }: Task): boolean => ['failed', 'completed', 'cancelled'].includes(state);

/** Changes the state of a task. */
export const moveTask = ({ now }: ItniotechWorld, task: Task, to: TaskState): void => {
  task.state = to;
  task.changedAt = now();
  if (isOver(task)) task.finishedAt = now();
  else delete task.finishedAt;
};

const finishIfDone = (world: ItniotechWorld, task: Task): void => {
  if (task.state === 'running' && task.open === 0) moveTask(world, task, 'completed');
};

const settle =
  (world: ItniotechWorld, task: Task, contact: Contact) =>
  (outcome: CallOutcome): void => {
    contact.status = outcome.result === 'answered' ? 'answered' : 'failed';
    contact.outcome = outcome;
    task.open -= 1;
    finishIfDone(world, task);
  };

const place = (world: ItniotechWorld, task: Task, contact: Contact) => {
  const { plan, request } = task;
  const call = placeCall(world, {
    source: plan.kind,
    request,
    callee: contact.number,
    caller: plan.displayNum,
    appId: plan.appId,
    group: plan.groups[0],
    task: task.id,
    onSettled: settle(world, task, contact),
  });
  contact.status = 'calling';
  contact.calls += 1;
  contact.callId = call.id;
  return call;
};

/** Takes the next contacts that wait; the place is kept, so that a task is walked once. */
function* nextContacts(task: Task): Generator<Contact> {
  while (task.cursor < task.contacts.length) {
    const contact = task.contacts[task.cursor];
    task.cursor += 1;
    if (contact?.status === 'waiting') yield contact;
  }
}

const dialerOf = (world: ItniotechWorld, task: Task): Dialer => ({
  dial: (count) => {
    const calls = [];
    if (!mayDial.has(task.state) || count < 1) return [];
    if (task.state !== 'running') moveTask(world, task, 'running');
    for (const contact of nextContacts(task)) {
      calls.push(place(world, task, contact));
      if (calls.length >= count) break;
    }
    finishIfDone(world, task);
    return calls;
  },
  move: (to) => {
    if (!isOver(task)) moveTask(world, task, to);
  },
});

/** Keeps a new task; it dials when the test has it dial. */
export const addTask = (
  world: ItniotechWorld,
  plan: TaskPlan,
  { contacts, request, state }: Pick<Task, 'contacts' | 'request' | 'state'>,
): Task => {
  const id = world.state.nextId();
  const createdAt = world.now();
  const { method, path } = request;
  const task: Task = {
    id,
    plan,
    request: { method, path },
    state,
    contacts,
    cursor: 0,
    open: contacts.filter(({ status }) => status === 'waiting').length,
    createdAt,
    changedAt: createdAt,
  };
  world.state.tasks.set(id, task);
  world.network.addCampaign(String(id), dialerOf(world, task));
  return task;
};

/** Puts contacts of a task back, to be called once more. */
export const recall = (world: ItniotechWorld, task: Task, contacts: readonly Contact[]): void => {
  for (const contact of contacts) contact.status = 'waiting';
  task.cursor = 0;
  task.open = countOf(task, 'waiting', 'calling');
  moveTask(world, task, task.plan.kind === 'automatic' ? 'running' : 'submitting');
};
