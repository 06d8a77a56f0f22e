import { expect, test } from '@jest/globals';
import { sampleInputs, type Known } from '@cordboard/conformance';
import {
  AgentId,
  RouteId,
  attempt,
  connectTo,
  QueueId,
  RecordId,
  RecordingId,
  type Attempt,
  type Center,
} from '@cordboard/core';
import { isDownload } from '@cordboard/core/provider';
import { keyOf, operations, type AnyOperation } from '@cordboard/core/schema';
import { memory } from '@cordboard/memory';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

const known: Known = {
  agent: { number: '1001' },
  otherAgent: { number: '1004' },
  noAgent: { id: AgentId('29999') },
  supervisor: { number: '2001' },
  queue: QueueId('5001'),
  emptyQueue: QueueId('5003'),
  noQueue: QueueId('5999'),
  campaign: { code: 'spring2026' },
  draft: { code: 'welcome01' },
  finished: { code: 'winback01' },
  route: RouteId('8101'),
  record: { id: RecordId('26010516410000004'), at: '2026-01-05T08:41:00Z' },
  recording: { id: RecordingId('2601051430001000005.wav'), set: 'phone' },
  centerRecording: { id: RecordingId('26010516410000004.mp3') },
  extension: '8004',
  freeExtension: '8765',
};

const uuid = () => '00000000-0000-4000-8000-000000000000';

/** An operation of a center of either face. */
const callOf = (center: object, operation: AnyOperation) => {
  const port: unknown = Reflect.get(center, operation.name.split('.')[0] ?? '');
  return Reflect.get(port as object, keyOf(operation)) as (input: unknown) => unknown;
};

const inPromises = (center: Center, operation: AnyOperation, input: unknown) =>
  attempt(callOf(center, operation)(input) as Promise<unknown>);

const inTasks = async (
  center: Center,
  operation: AnyOperation,
  input: unknown,
): Promise<Attempt<unknown>> => {
  const result = await (callOf(center.fp, operation)(input) as TaskEither<never, unknown>)();
  return E.isRight(result) ? { ok: true, value: result.right } : { ok: false, error: result.left };
};

/** A file with its content in the place of its stream, anything else as it is. */
const read = async (answer: Attempt<unknown>): Promise<Attempt<unknown>> => {
  if (!answer.ok || !isDownload(answer.value)) return answer;
  const { stream, ...facts } = answer.value;
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  expect(pieces.length).toBeGreaterThan(1);
  return { ok: true, value: { ...facts, content: Buffer.concat(pieces).toString('hex') } };
};

const open = (): Promise<Center> => connectTo(memory, {}, { uuid });

const withName = operations.map((operation) => [operation.name, operation] as const);

test.each(withName)('%s answers the same in both faces', async (name, operation) => {
  const input = sampleInputs(known)[name];
  const [one, other] = [await open(), await open()];
  const promised = await read(await inPromises(one, operation, input));
  expect(promised).toEqual(await read(await inTasks(other, operation, input)));
  expect(promised.ok).toBe(true);
});

test.each(withName)('%s refuses the same in both faces', async (_, operation) => {
  const [one, other] = [await open(), await open()];
  const promised = await inPromises(one, operation, { nothing: 'like it' });
  const inTask = await inTasks(other, operation, { nothing: 'like it' });
  expect(JSON.stringify(promised)).toBe(JSON.stringify(inTask));
  expect(promised.ok ? '' : promised.error.kind).toBe('InvalidInput');
});

test('every list can be walked', async () => {
  const center = await open();
  for (const operation of operations.filter(({ kind }) => kind === 'list')) {
    const [port = ''] = operation.name.split('.');
    const all: unknown = Reflect.get(Reflect.get(center, port) as object, 'all');
    const walk = Reflect.get(all as object, keyOf(operation)) as (query: unknown) => AsyncIterable<unknown>;
    const query = sampleInputs(known)[operation.name] as object;
    const items: unknown[] = [];
    for await (const item of walk(query)) items.push(item);
    const whole = await inPromises(center, operation, { ...query, limit: 1000 });
    expect(whole).toMatchObject({ ok: true, value: { items } });
  }
});
