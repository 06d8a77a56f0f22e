import { describe, expect, jest, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import {
  ContactCenterError,
  isServed,
  QueueId,
  type Agent,
  type AgentQuery,
  type CallRouting,
  type Page,
} from '@cordboard/core';
import { paginate } from '@cordboard/core/fp';
import { fakeCenter } from '@cordboard/core/testing';
import { agent, taken } from './support.js';

const page: Page<Agent> = { items: [agent('1')] };

describe('a fake center', () => {
  test.each([
    ['plain', () => page],
    ['async', () => Promise.resolve(page)],
  ])('answers what its %s function returns, in both faces', async (_, list) => {
    const center = fakeCenter({ agents: { list } });
    expect(await center.agents.list({})).toBe(page);
    expect(await center.fp.agents.list({})()).toEqual(E.right(page));
    expect(await taken(center.agents.all.list({}))).toEqual([agent('1')]);
    expect(await taken(paginate(center.fp.agents.list)({}))).toEqual([agent('1')]);
  });

  test('hands on what it was given, neither read nor copied', async () => {
    const list = jest.fn<(query: AgentQuery) => Page<Agent>>().mockReturnValue(page);
    const query = { name: 'x'.repeat(10_000) };
    await fakeCenter({ agents: { list } }).agents.list(query);
    expect(list).toHaveBeenCalledWith(query);
    const rows = [{ number: '12025550123', direction: 'outbound' as const }];
    const blockNumbers = jest.fn<CallRouting['blockNumbers']>().mockResolvedValue({} as never);
    const options = { timeoutMs: 5 };
    await fakeCenter({ routing: { blockNumbers } }).routing.blockNumbers({ rows }, options);
    expect(blockNumbers).toHaveBeenCalledWith({ rows }, options);
  });

  test('has nothing else, and says so', async () => {
    const center = fakeCenter({ agents: { list: () => page } });
    await expect(center.queues.create({ name: 'Billing' })).rejects.toMatchObject({
      kind: 'Unsupported',
      message: 'fake queues.create: fakeCenter was given no function for it',
    });
    expect(isServed(center.capabilities['agents.list'])).toBe(true);
    expect(isServed(center.capabilities['queues.create'])).toBe(false);
    await expect(fakeCenter().agents.list({})).rejects.toMatchObject({ kind: 'Unsupported' });
  });

  test('fails with the error that its function throws', async () => {
    const taken = new ContactCenterError({ kind: 'AlreadyExists', message: 'taken' });
    const center = fakeCenter({ queues: { create: () => Promise.reject(taken) } });
    await expect(center.queues.create({ name: 'Billing' })).rejects.toMatchObject({
      kind: 'AlreadyExists',
      operation: 'queues.create',
    });
  });

  test("shows a test its own error's message", async () => {
    const center = fakeCenter({
      queues: {
        remove: () => {
          throw new Error('expected one call');
        },
      },
    });
    await expect(center.queues.remove({ queue: QueueId('1') })).rejects.toMatchObject({
      kind: 'Internal',
      message: 'fake queues.remove: expected one call',
    });
  });

  test('refuses a name that is no operation', () => {
    const slips: unknown = { agents: { lst: () => page }, agnets: { list: () => page } };
    expect(() => fakeCenter(slips as object)).toThrow(
      'invalid input: agents.lst is no operation; agnets.list is no operation',
    );
  });

  test('is closed like any other', async () => {
    const center = fakeCenter({ agents: { list: () => page } });
    await center.close();
    await expect(center.agents.list({})).rejects.toMatchObject({ kind: 'Conflict' });
  });
});

/** Compiled, never run: each marked line must stay an error. */
export const mustNotCompile = (): unknown[] => [
  // @ts-expect-error a fake answers plainly, whatever the face
  fakeCenter({ agents: { list: () => TE.right(page) } }),
  // @ts-expect-error an agent is no page
  fakeCenter({ agents: { list: () => agent('1') } }),
  // @ts-expect-error there is no such operation
  fakeCenter({ agents: { lst: () => page } }),
  // @ts-expect-error it takes no queue
  fakeCenter({ agents: { list: (query: QueueId) => (query === '1' ? page : page) } }),
];
