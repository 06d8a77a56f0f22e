import { describe, expect, test } from '@jest/globals';
import { AgentId, QueueId, RecordId, RecordingId, type RecordQuery } from '@cordboard/core';
import {
  answer,
  center,
  failed,
  guardNetwork,
  phoneNumber,
  refusal,
  seen,
  succeed,
  success,
} from './support.js';
import { setRows, toldOfEach } from './set-rows.js';

guardNetwork();

const lists = {
  phone: ['POST', '/voice/recordSipQuery'],
  broadcast: ['POST', '/voice/recordGroupQuery'],
  number: ['POST', '/number/record/queryPage'],
} as const;

type OtherSet = keyof typeof lists;

const sets = Object.keys(lists) as readonly OtherSet[];
const february = { from: '2022-02-18T00:00:00+08:00', to: '2022-02-19T00:00:00+08:00' };

const answerRows = (set: OtherSet, ...records: readonly object[]): void => {
  answer(lists[set], success({ total: records.length, size: 100, current: 1, pages: 1, records }));
};

const { number, voice } = setRows(phoneNumber);
const common = toldOfEach(phoneNumber);

describe('asking for calls', () => {
  test.each(sets)('of the set %s sends the period and nothing else', async (set) => {
    answerRows(set);
    await succeed(center().records.list({ ...february, set }));
    expect(seen.map(({ body }) => body)).toEqual([
      {
        current: 1,
        size: 100,
        params: { strTime: '2022-02-18T00:00:00+08:00', endTime: '2022-02-19T00:00:00+08:00' },
      },
    ]);
  });

  test.each(sets)('of the set %s never asks for more than 31 days, seconds included', async (set) => {
    for (let part = 0; part < 3; part += 1) answerRows(set);
    const query = { from: '2022-01-01T00:00:00.500Z', to: '2022-03-04T00:00:00.500Z', set };
    const { list } = center().records;
    for (let page = await succeed(list(query)); page.next !== undefined;) {
      page = await succeed(list({ ...query, cursor: page.next }));
    }
    const lengths = seen.map(({ body }) => {
      const { strTime, endTime } = (body as { readonly params: Record<string, string> }).params;
      return Date.parse(endTime ?? '') - Date.parse(strTime ?? '');
    });
    expect(Math.max(...lengths)).toBeLessThanOrEqual(31 * 86_400_000);
    expect(lengths).toHaveLength(3);
  });

  const filters: readonly Partial<RecordQuery>[] = [
    { direction: 'outbound' },
    { kind: 'manual' },
    { queue: QueueId('1') },
    { agent: { id: AgentId('1') } },
    { number: phoneNumber },
    { causes: ['busy'] },
    { endedBy: 'customer' },
  ];

  test.each(sets.flatMap((set) => filters.map((filter) => [set, filter] as const)))(
    'of the set %s by %j is refused before anything is sent',
    async (set, filter) => {
      const error = await failed(center().records.list({ ...february, set, ...filter }));
      const path = Object.keys(filter)[0];
      expect(error).toMatchObject({ kind: 'Unsupported', effect: 'none', problems: [{ path }] });
      expect(seen).toEqual([]);
    },
  );

  test('uses the prefixes of the brand', async () => {
    answer(['POST', '/v3/voice/recordSipQuery'], success({}));
    answer(['POST', '/v3/number/record/queryPage'], success({}));
    const { list } = center({ voicePrefix: '/v3/voice', numberPrefix: '/v3/number' }).records;
    expect((await succeed(list({ ...february, set: 'phone' }))).items).toEqual([]);
    expect((await succeed(list({ ...february, set: 'number' }))).items).toEqual([]);
  });
});

describe('asking for one call', () => {
  const one = (set: OtherSet) => center().records.get({ id: RecordId(voice.voiceId), set });

  test.each([
    ['phone', 'recordSip'],
    ['broadcast', 'recordGroup'],
  ] as const)('of the set %s is one request', async (set, call) => {
    answer(['GET', `/voice/${call}/${voice.voiceId}`], success(voice));
    expect(await succeed(one(set))).toMatchObject({ ...common, id: voice.voiceId, set });
  });

  test.each([
    ['phone', 'recordSip', refusal('-22')],
    ['broadcast', 'recordGroup', refusal('-22')],
    ['phone', 'recordSip', success(null)],
    ['broadcast', 'recordGroup', success({})],
    ['phone', 'recordSip', refusal('-24')],
  ] as const)('of the set %s that is not there is NotFound: %s', async (set, call, reply) => {
    answer(['GET', `/voice/${call}/${voice.voiceId}`], reply);
    expect(await failed(one(set))).toMatchObject({ kind: 'NotFound', effect: 'none' });
  });

  test('of the set number reads the list of the days around it', async () => {
    answerRows('number', { ...number, callid: '1' }, number);
    const id = RecordId(number.callid);
    const at = '2022-02-18T06:42:45Z';
    expect(await succeed(center().records.get({ id, set: 'number', at }))).toMatchObject({ id });
    expect(seen.map(({ body }) => (body as { readonly params: unknown }).params)).toEqual([
      { strTime: '2022-02-17T14:42:45+08:00', endTime: '2022-02-19T14:42:45+08:00' },
    ]);
  });
});

describe('the address of a recording of a number', () => {
  const ask = () =>
    center().records.getRecordingUrl({ recording: { id: RecordingId(number.callid), set: 'number' } });

  test('is that of its record', async () => {
    answerRows('number', number);
    expect(await succeed(ask())).toEqual({ url: number.recordingFileUrl });
  });

  test.each([
    ['has none', { recordingFileUrl: '' }, 'NotFound'],
    ['is not there', { callid: '9' }, 'NotFound'],
    ['has another thing than an address', { recordingFileUrl: 'javascript:alert(1)' }, 'MalformedReply'],
  ])('is an error where the record %s', async (_, changes, kind) => {
    answerRows('number', { ...number, ...changes });
    expect((await failed(ask())).kind).toBe(kind);
  });
});
