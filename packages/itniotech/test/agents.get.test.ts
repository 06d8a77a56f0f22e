import { describe, expect, test } from '@jest/globals';
import { AgentId } from '@cordboard/core';
import {
  answer,
  answerPage,
  center,
  failed,
  guardNetwork,
  paths,
  refusal,
  seats,
  seen,
  succeed,
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
    const error = await failed(center().agents.get({ agent }));
    expect(error).toMatchObject({ kind: 'NotFound', effect: 'none', operation: 'agents.get' });
    expect(seen[0]?.path).toBe('/v3/cc/seat/query');
  });

  test('gives up when the vendor returns the same page again and again', async () => {
    answerPage(seats(1, 100), { total: 1000, pages: 10 });
    answerPage(seats(1, 100), { total: 1000, pages: 10 });
    const error = await failed(center().agents.get({ agent: { number: 'nobody' } }));
    expect(error).toMatchObject({ kind: 'MalformedReply', effect: 'none' });
  });

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
