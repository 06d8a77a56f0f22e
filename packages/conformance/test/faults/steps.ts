import {
  isServed,
  operations,
  type AnyOperation,
  type AttemptEvent,
  type OperationName,
  type Repeat,
} from '@cordboard/core/provider';
import { sampleInputs } from '@cordboard/conformance';
import { known, type LedgerEntry } from '@cordboard/sandbox';
import { callOf } from '../../src/call-of.js';
import { scenarios } from '../../src/operations/index.js';
import { effectsOf, truthOf, type Truth } from './truth.js';
import { connectTo, joined, type Connection, type Setting, type Vendor } from './vendor.js';

/**
 * What one request of an operation is: it only reads, it looks up what a write has made, it completes what was made and is
 * there whatever becomes of that, it fetches a token, it signs in, it downloads a file, or it is the write itself with what repeating it does.
 */
export type Role = 'read' | 'read-back' | 'completion' | 'token' | 'sign-in' | 'download' | Repeat;

/** Something to ask for. */
export interface Task {
  readonly vendor: Vendor;
  readonly operation: AnyOperation;
  readonly input: unknown;
  /** The first row that trouble can reach, for bulk writes that take two requests. Default 0. */
  readonly firstRow?: number;
  readonly setting?: Setting;
  /** How long a reply is waited for where none comes in time. Default: as the rule says. */
  readonly patience?: Setting;
}

/** One request of an operation, as a place for something to go wrong. */
export interface Step extends Task {
  readonly role: Role;
  /** Method and path as documented. */
  readonly request: string;
  readonly path: RegExp;
  /** What is true when this request had no effect. */
  readonly undone: Truth;
  /** What is true when nothing went wrong. */
  readonly done: Truth;
  /** Whether an earlier request made what all rows make together: the report must have it, whatever becomes of this request. */
  readonly isFilling: boolean;
}

/** The same intent every time, so that whatever a client makes of its key is the same, too. */
export const intent = { idempotencyKey: '0b7c9a52-3f1e-4d57-9a3c-2f6f5b1d9a10' };

const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);

const isEffectOf =
  ({ method, path }: AttemptEvent) =>
  (entry: LedgerEntry): boolean =>
    entry.method === method && patternOf(path).test(entry.path);

/** Brings about what the sample of an operation needs. What that changes does not count. */
export const prepare = async (
  { center, sandbox }: Connection,
  { name }: Pick<AnyOperation, 'name'>,
): Promise<void> => {
  const preparing = scenarios[name].prepare;
  if (preparing === undefined) return;
  await preparing({ center, known });
  sandbox.ledger.clear();
};

interface Undisturbed {
  readonly attempts: readonly AttemptEvent[];
  readonly effects: readonly LedgerEntry[];
  readonly truth: Truth;
}

const isEffect = (attempt: AttemptEvent, effects: readonly LedgerEntry[]): boolean =>
  effects.some(isEffectOf(attempt));

const isAfterEffect = (
  attempt: AttemptEvent,
  { attempts, effects }: Pick<Undisturbed, 'attempts' | 'effects'>,
): boolean => attempts.slice(0, attempts.indexOf(attempt)).some((each) => isEffect(each, effects));

/** Whether one thing is made by several writes. */
const isCompleted = ({ kind, repeat }: AnyOperation, effects: readonly LedgerEntry[]): boolean =>
  kind === 'write' && repeat === 'unsafe' && new Set(effects.map(({ path }) => path)).size > 1;

/** What looks up the id of what was made, without which there is nothing to complete. */
const lookUps: Readonly<Partial<Record<OperationName, string>>> = {
  'queues.create': '/v3/cc/seatGroup/query',
};

const findsId = ({ name }: AnyOperation, { path }: AttemptEvent): boolean => lookUps[name] === path;

const roleOf = (
  operation: AnyOperation,
  attempt: AttemptEvent,
  { attempts, effects }: Pick<Undisturbed, 'attempts' | 'effects'>,
): Role | undefined => {
  const { name, repeat } = operation;
  if (attempt.operation.startsWith('tokens.')) return 'token';
  if (attempt.operation === 'session.signIn') return 'sign-in';
  if (attempt.operation !== name) return undefined;
  if (operation.kind === 'download') return 'download';
  const isLater = isAfterEffect(attempt, { attempts, effects });
  if (isLater && isCompleted(operation, effects) && !findsId(operation, attempt)) return 'completion';
  if (isEffect(attempt, effects)) return repeat;
  return isLater ? 'read-back' : 'read';
};

const undisturbed = async ({ vendor, operation, input, setting }: Task): Promise<Undisturbed> => {
  const attempts: AttemptEvent[] = [];
  const runtime = { onAttempt: (event: AttemptEvent) => attempts.push(event) };
  const connection = await connectTo(vendor, joined(setting, { runtime }));
  const { sandbox, center, close } = connection;
  await prepare(connection, operation);
  attempts.length = 0;
  await callOf(center, operation)(input, intent)();
  const truth = await truthOf(sandbox, operation.name);
  const found = { attempts: [...attempts], effects: effectsOf(sandbox, operation.name), truth };
  await close();
  return found;
};

const untouched = async ({ vendor, setting, operation }: Task): Promise<Truth> => {
  const connection = await connectTo(vendor, setting);
  await prepare(connection, operation);
  const truth = await truthOf(connection.sandbox, operation.name);
  await connection.close();
  return truth;
};

/** Whether one thing is made of all rows. */
const isTogether = (operation: AnyOperation): boolean =>
  'makes' in operation && operation.makes !== undefined;

/** Finds the requests of a task by carrying it out with nothing in its way. */
const stepsOf = async (task: Task, undone: Truth): Promise<readonly Step[]> => {
  const { attempts, effects, truth: done } = await undisturbed(task);
  const steps = attempts.flatMap((attempt) => {
    const role = roleOf(task.operation, attempt, { attempts, effects });
    const request = `${attempt.method} ${attempt.path}`;
    const path = patternOf(attempt.path);
    const isFilling = isTogether(task.operation) && isAfterEffect(attempt, { attempts, effects });
    return role === undefined ? [] : [{ ...task, role, request, path, undone, done, isFilling }];
  });
  return steps.filter((step, i) => steps.findIndex(({ request }) => request === step.request) === i);
};

/** Every operation fetches its token alike, and signs in alike: of these, a read and a write will do. */
const isFirstOfItsKind = (step: Step, place: number, steps: readonly Step[]): boolean =>
  !['token', 'sign-in'].includes(step.role) ||
  steps.findIndex(
    ({ request, operation }) =>
      request === step.request && (operation.repeat === 'safe') === (step.operation.repeat === 'safe'),
  ) === place;

/** Every request of every operation that a vendor's adapter serves. */
export const stepsAt = async (vendor: Vendor): Promise<readonly Step[]> => {
  const { center, close } = await connectTo(vendor);
  await close();
  const inputs = sampleInputs(known, center.capabilities);
  const tasks = operations
    .filter(({ name }) => isServed(center.capabilities[name]))
    .map((operation): Task => ({ vendor, operation, input: inputs[operation.name] }));
  const steps: Step[] = [];
  for (const task of tasks) steps.push(...(await stepsOf(task, await untouched(task))));
  return steps.filter(isFirstOfItsKind);
};

/** Two batches, and not many rows. */
const smallBatches: Readonly<Partial<Record<Vendor, Setting>>> = {
  sobot: { settings: { importBatchSize: 5 } },
};

// A full batch keeps the sandbox busy for a while.
const patienceWithBatches: Setting = { settings: { timeoutMs: 800 } };

/** The second request of each bulk write: what went well before must still be told so. */
export const secondBatchesAt = async (vendor: Vendor): Promise<readonly Step[]> => {
  const setting = smallBatches[vendor] ?? {};
  const { center, close } = await connectTo(vendor, setting);
  await close();
  const steps: Step[] = [];
  for (const operation of operations.filter(({ name }) => isServed(center.capabilities[name]))) {
    const { sample, row } = scenarios[operation.name];
    // What all rows make together is one request.
    if (row === undefined || isTogether(operation)) continue;
    const withRows = (length: number): object => ({
      ...sample(known),
      rows: Array.from({ length }, (_, place) => row(known, place)),
    });
    const firstRow = center.capabilities[operation.name].limits?.batchSize ?? 1;
    const task = { vendor, operation, firstRow, setting, patience: patienceWithBatches };
    const firstBatch = await undisturbed({ ...task, input: withRows(firstRow) });
    const found = await stepsOf(
      { ...task, input: withRows(firstRow + Math.min(firstRow, 2)) },
      firstBatch.truth,
    );
    steps.push(...found.filter(({ role }) => role === operation.repeat));
  }
  return steps;
};
