import { describe, expect, test } from '@jest/globals';
import { AgentId } from '@cordboard/core';
import {
  answer,
  answerEvery,
  answerPage,
  center,
  failed,
  guardNetwork,
  paths,
  refusal,
  seats,
  seen,
  succeed,
  success,
} from './support.js';

guardNetwork();

describe('agents.get', () => {
  test('reads pages of a hundred until the id turns up, and no further', async () => {
    answerPage(seats(1, 100), { total: 250, pages: 3 });
    answerPage(seats(101, 100), { total: 250, pages: 3 });
    expect(await succeed(center().agents.get({ agent: { id: AgentId('150') } }))).toMatchObject({
      id: '150',
    });
    expect(seen.map(({ body }) => body)).toStrictEqual([
      { current: 1, size: 100, params: {} },
      { current: 2, size: 100, params: {} },
    ]);
  });

  test('takes a number for what it is, leading zeros included', async () => {
    const rows = [
      { keyId: 3, empNo: '3' },
      { keyId: 4, empNo: '003' },
    ];
    answerPage(rows);
    expect(await succeed(center().agents.get({ agent: { number: '003' } }))).toMatchObject({ id: '4' });
  });

  test.each([
    { id: AgentId('2') },
    { number: '03' },
    { number: '../12 3/坐席?x=1&y#z' },
    { id: AgentId('a/b c') },
  ])('answers NotFound when the list ends without %j', async (agent) => {
    answerPage([
      { keyId: 1, empNo: '003' },
      { keyId: 2, empNo: '04', deleteFlag: 1 },
    ]);
    // The counters of the sample claim more.
    answerPage([]);
    const error = await failed(center().agents.get({ agent }));
    expect(error).toMatchObject({ kind: 'NotFound', effect: 'none', operation: 'agents.get' });
    expect(seen[0]?.path).toBe('/v3/cc/seat/query');
  });

  test('gives up when the vendor returns the same page again and again', async () => {
    for (let page = 1; page <= 7; page += 1) answerPage(seats(1, 100), { total: 1000, pages: 10 });
    const error = await failed(center().agents.get({ agent: { number: 'nobody' } }));
    expect(error).toMatchObject({ kind: 'MalformedReply', effect: 'none' });
  });

  test.each([
    ['every page the same', () => 1],
    ['two pages that take turns', (page: number) => 2 - (page % 2)],
  ])('gives up on pages full of deleted agents that come again: %s', async (_, shown) => {
    const deleted = (page: number) =>
      seats(shown(page) * 100, 100).map((seat) => ({ ...seat, deleteFlag: 1 }));
    answerEvery((page) => ({ records: deleted(page), total: 1000, pages: 10 }));
    const error = await failed(center().agents.get({ agent: { number: 'nobody' } }));
    expect(error).toMatchObject({ kind: 'MalformedReply', effect: 'none', operation: 'agents.get' });
    expect(seen.length).toBeLessThanOrEqual(10);
  });

  test('answers NotFound where pages full of deleted agents come again and nothing says that any is missing', async () => {
    const deleted = seats(1, 100).map((seat) => ({ ...seat, deleteFlag: 1 }));
    answerEvery(() => ({ records: deleted }));
    const error = await failed(center().agents.get({ agent: { number: 'nobody' } }));
    expect(error).toMatchObject({ kind: 'NotFound' });
    expect(seen).toHaveLength(3);
  });

  test('finds an agent behind pages that hold fewer than they were asked for, without a word', async () => {
    answerEvery((page) => ({ records: seats((page - 1) * 20 + 1, 20), total: 250 }));
    expect(await succeed(center().agents.get({ agent: { id: AgentId('225') } }))).toMatchObject({
      id: '225',
    });
  });

  test.each([null, undefined, {}, [], '', { records: null }, { records: {}, total: '0' }])(
    'answers NotFound where there is nothing: %j',
    async (data) => {
      answer(paths.seatQuery, success(data));
      const error = await failed(center().agents.get({ agent: { number: 'nobody' } }));
      expect(error).toMatchObject({ kind: 'NotFound', effect: 'none' });
    },
  );

  test('stops between two pages when it is canceled', async () => {
    const stop = new AbortController();
    answerPage(seats(1, 100), { total: 250, pages: 3 });
    const runtime = {
      onAttempt: () => {
        stop.abort();
      },
    };
    const call = center({}, runtime).agents.get({ agent: { number: 'nobody' } }, { signal: stop.signal });
    expect(await failed(call)).toMatchObject({ kind: 'Canceled', effect: 'none' });
    expect(seen).toHaveLength(1);
  });

  test('passes on what went wrong while it searched', async () => {
    answerPage(seats(1, 100), { total: 250, pages: 3 });
    answer(paths.seatQuery, refusal('-2'));
    const error = await failed(center().agents.get({ agent: { number: 'nobody' } }));
    expect(error).toMatchObject({
      kind: 'PermissionDenied',
      operation: 'agents.get',
      native: { code: '-2' },
    });
  });
});
