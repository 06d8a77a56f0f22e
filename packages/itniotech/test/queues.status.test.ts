import { describe, expect, test } from '@jest/globals';
import { QueueId } from '@cordboard/core';
import { answer, center, failed, guardNetwork, paths, refusal, seen, succeed, success } from './support.js';

guardNetwork();

const groups = ['POST', '/v3/cc/seatGroup/query'] as const;
const group = (voiceGroupId: number) => ({ voiceGroupId, groupName: `Group ${voiceGroupId}`, countSeat: 99 });
const page = (records: readonly object[], pages = 1) =>
  success({ total: pages === 1 ? records.length : 101, size: 100, current: 1, pages, records });
const at = '2021-09-01T04:00:00.000Z';

describe('queues.get', () => {
  test('reads the groups until the queue turns up, and no further', async () => {
    answer(
      groups,
      page(
        Array.from({ length: 100 }, (_, i) => group(i + 1)),
        3,
      ),
    );
    answer(groups, page([group(5000037)], 3));
    expect(await succeed(center().queues.get({ queue: QueueId('5000037') }))).toMatchObject({
      id: '5000037',
      name: 'Group 5000037',
    });
    expect(seen.map(({ body }) => body)).toMatchObject([{ current: 1 }, { current: 2 }]);
  });

  test('is NotFound when the list ends without it', async () => {
    answer(groups, page([group(1)]));
    expect(await failed(center().queues.get({ queue: QueueId('2') }))).toMatchObject({ kind: 'NotFound' });
  });
});

describe('queues.listStatus', () => {
  const seats = [
    { keyId: 1, voiceGroupId: 1, status: '1' },
    { keyId: 2, voiceGroupId: 1, status: 2 },
    { keyId: 3, voiceGroupId: '1', status: '3' },
    { keyId: 4, voiceGroupId: 1, status: 4 },
    { keyId: 5, voiceGroupId: 1, status: '5' },
    { keyId: 6, voiceGroupId: 1, status: 2, deleteFlag: 1 },
    { keyId: 7, voiceGroupId: null, status: 2 },
    // A state that no page has.
    { keyId: 8, voiceGroupId: 2, status: '9' },
    { keyId: 9, voiceGroupId: 2, status: '2' },
    { keyId: 10, voiceGroupId: 4, status: null },
  ];
  const listStatus = (...queues: readonly string[]) =>
    center().queues.listStatus(queues.length === 0 ? {} : { queues: queues.map((id) => QueueId(id)) });

  test('counts the live agents of each queue by state, and says nothing of what is not told', async () => {
    answer(groups, page([1, 2, 3, 4].map(group)));
    answer(paths.seatQuery, page(seats));
    const { items } = await succeed(listStatus());
    expect(items).toEqual([
      { queue: '1', at, agents: { signedIn: 4, ready: 1, busy: 1, wrapUp: 1, notReady: 1, onBreak: 1 } },
      { queue: '2', at, agents: { ready: 1, busy: 0, wrapUp: 0, notReady: 0, onBreak: 0 } },
      { queue: '3', at, agents: { signedIn: 0, ready: 0, busy: 0, wrapUp: 0, notReady: 0, onBreak: 0 } },
      { queue: '4', at },
    ]);
    expect(seen[1]?.body).toEqual({ current: 1, size: 100, params: {} });
  });

  test('reads every page of the agents', async () => {
    const ready = (keyId: number) => ({ keyId, voiceGroupId: 1, status: 2 });
    answer(groups, page([group(1)]));
    answer(
      paths.seatQuery,
      page(
        Array.from({ length: 100 }, (_, i) => ready(i + 1)),
        2,
      ),
    );
    answer(paths.seatQuery, page([ready(101)], 2));
    expect((await succeed(listStatus())).items).toMatchObject([{ agents: { ready: 101 } }]);
  });

  test('reads the agents of the one queue that is asked for, and none for a page that shows no queue', async () => {
    answer(groups, page([group(1), group(2)]));
    answer(paths.seatQuery, page(seats.slice(7, 9)));
    expect((await succeed(listStatus('2', '99'))).items.map(({ queue }) => queue)).toEqual(['2']);
    expect(seen[1]?.body).toMatchObject({ params: { voiceGroupId: 2 } });
    answer(groups, page([group(1)]));
    expect((await succeed(listStatus('not one of theirs'))).items).toEqual([]);
  });

  test('fails as a whole when the agents cannot be read', async () => {
    answer(groups, page([group(1)]));
    answer(paths.seatQuery, refusal('-35'));
    expect(await failed(listStatus())).toMatchObject({ kind: 'InvalidInput', native: { code: '-35' } });
  });
});
