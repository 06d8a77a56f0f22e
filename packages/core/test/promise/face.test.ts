import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, jest, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { attempt, isContactCenterError } from '@cordboard/core';
import { withLayers, toPromises } from '@cordboard/core/fp';
import { failure } from '@cordboard/core/provider';
import { promisedCall } from '../../src/promise/center.js';
import { isWatching } from '../../src/provider/calls-in.js';
import { agent, counting, queue, taken } from './support.js';

describe('a call', () => {
  test('answers a Promise', async () => {
    const { center } = counting();
    await expect(center.queues.remove(queue)).resolves.toMatchObject({ outcome: 'applied', value: queue });
  });

  test('rejects with its error, as Jest expects', async () => {
    const { center } = counting();
    await expect(center.agents.get({ agent: { number: '9' } })).rejects.toMatchObject({
      kind: 'NotFound',
      provider: 'test',
      operation: 'agents.get',
    });
    await expect(center.agents.get({ agent: { number: '9' } })).rejects.toThrow('no such agent');
  });

  test('is sent although its await was forgotten', async () => {
    const { center, sent } = counting();
    void center.queues.remove(queue);
    await turn();
    expect(sent).toEqual(['remove']);
  });

  test('is sent once, however often it is awaited', async () => {
    const { center, sent } = counting();
    const call = center.queues.remove(queue);
    expect(await call).toBe(await call);
    expect(sent).toEqual(['remove']);
  });

  test.each([undefined, null, 'all', { qeueu: '1' }])('given %j is refused as a rejection', async (query) => {
    const call: Promise<unknown> = counting().center.agents.list(query as never);
    const error: unknown = await call.catch((reason: unknown) => reason);
    expect(isContactCenterError(error) && error.kind).toBe('InvalidInput');
  });

  test('that the provider lacks rejects with Unsupported', async () => {
    const { center } = counting();
    await expect(center.queues.create({ name: 'Billing' })).rejects.toMatchObject({ kind: 'Unsupported' });
  });

  test('of a closed center rejects with Conflict', async () => {
    const { center, sent } = counting();
    await center.close();
    await center.close();
    await expect(center.queues.remove(queue)).rejects.toMatchObject({ kind: 'Conflict' });
    expect(sent).toEqual([]);
  });

  test('to the vendor is a Promise too', async () => {
    const { center } = counting();
    const request = { surface: 'api', method: 'GET', path: '/agents' } as const;
    await expect(center.vendor.request(request)).rejects.toMatchObject({
      kind: 'Unsupported',
      operation: 'vendor.request',
    });
    expect(center.vendor.surfaces).toEqual({});
  });
});

describe('the kinds that no table has yet', () => {
  const file = { contentType: 'audio/wav', stream: Readable.from(['x']) };
  const tests = {
    watch: Object.assign(() => Readable.from([1, 2]), { [isWatching]: true }),
    download: () => TE.right(file),
    broken: () => TE.left(failure('NotFound', 'no such recording')),
  };

  test('a watch is an async iterable in both faces', () => {
    const watch: unknown = promisedCall({ tests }, { name: 'tests.watch' });
    expect(watch).toBe(tests.watch);
  });

  test('a download answers a Promise of its stream', async () => {
    const download = promisedCall({ tests }, { name: 'tests.download' });
    expect(await download({})).toBe(file);
    const broken = promisedCall({ tests }, { name: 'tests.broken' });
    await expect(Promise.resolve(broken({}))).rejects.toMatchObject({ kind: 'NotFound' });
  });
});

describe('a walk', () => {
  test('reads every page and gives each item once', async () => {
    const { center, sent } = counting();
    expect(await taken(center.agents.all.list({}))).toEqual([agent('1'), agent('2'), agent('3')]);
    expect(sent).toEqual(['list', 'list']);
  });

  test('begins anew with each loop, and sends nothing before the first', async () => {
    const { center, sent } = counting();
    const agents = center.agents.all.list({});
    await turn();
    expect(sent).toEqual([]);
    expect(await taken(agents)).toHaveLength(3);
    expect(await taken(agents)).toHaveLength(3);
  });

  test('prefetches', async () => {
    const { center } = counting();
    expect(await taken(center.agents.all.list({}, { prefetch: 4 }))).toHaveLength(3);
  });

  test('goes through the port: a list that is replaced is the one that is walked', async () => {
    const { center, sent } = counting();
    const list = jest.spyOn(center.agents, 'list').mockResolvedValue({ items: [agent('7')] });
    expect(await taken(center.agents.all.list({ state: 'ready' }))).toEqual([agent('7')]);
    expect(list).toHaveBeenCalledTimes(1);
    expect(list.mock.calls[0]?.[0]).toEqual({ state: 'ready', cursor: undefined });
    list.mockRejectedValue(new Error('the line is down'));
    await expect(taken(center.agents.all.list({}))).rejects.toMatchObject({
      kind: 'Internal',
      message: 'the line is down',
    });
    Reflect.set(center.agents, 'list', undefined);
    await expect(taken(center.agents.all.list({}))).rejects.toMatchObject({
      kind: 'Internal',
      message: 'the center lacks the operation',
    });
    expect(sent).toEqual([]);
  });

  test.each([
    [undefined, {}],
    [null, {}],
    [{ state: 'asleep' }, {}],
    [{}, { signal: 'stop' }],
    [{}, { timeoutMs: -1 }],
    [{}, 'fast'],
  ])('of %j with %j is refused by a ContactCenterError', async (query, options) => {
    const agents = counting().center.agents.all.list(query as never, options as never);
    const error: unknown = await taken(agents).catch((reason: unknown) => reason);
    expect(isContactCenterError(error) && [error.kind, error.operation]).toEqual([
      'InvalidInput',
      'agents.list',
    ]);
  });

  test('takes null for no options', async () => {
    const agents = counting().center.agents.all.list({}, null as never);
    expect(await taken(agents)).toHaveLength(3);
  });

  test('ends with the signal', async () => {
    const { center, sent } = counting();
    await expect(taken(center.agents.all.list({}, { signal: AbortSignal.abort() }))).rejects.toMatchObject({
      kind: 'Canceled',
    });
    expect(sent).toEqual([]);
  });
});

describe('attempt', () => {
  test('answers the value', async () => {
    const { center } = counting();
    expect(await attempt(center.queues.remove(queue))).toMatchObject({ ok: true, value: { value: queue } });
  });

  test('answers the error, with its type', async () => {
    const got = await attempt(counting().center.agents.get({ agent: { number: '9' } }));
    expect(got.ok ? undefined : got.error.kind).toBe('NotFound');
  });

  test('passes on what is not from a call', async () => {
    const mistake = new TypeError('undefined is no function');
    await expect(attempt(Promise.reject(mistake))).rejects.toBe(mistake);
  });
});

describe('the two faces', () => {
  test('are one center: closing the one closes the other', async () => {
    const { center } = counting();
    await center.close();
    const answer = await center.fp.agents.list({})();
    expect(E.isLeft(answer) && answer.left.kind).toBe('Conflict');
  });

  test('layers go around the one, and what comes back is the other', async () => {
    const { center, sent } = counting();
    const layered = E.chain(toPromises)(withLayers(center.fp, { retry: {} }));
    if (E.isLeft(layered)) throw layered.left;
    expect(await taken(layered.right.agents.all.list({}))).toHaveLength(3);
    expect(sent).toEqual(['list', 'list']);
    await layered.right.close();
    await expect(center.queues.remove(queue)).rejects.toMatchObject({ kind: 'Conflict' });
  });
});
