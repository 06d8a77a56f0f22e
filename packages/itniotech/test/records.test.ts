import { describe, expect, test } from '@jest/globals';
import {
  AgentId,
  QueueId,
  RecordId,
  RecordingId,
  type CallRecord,
  type Download,
  type RecordingRef,
  type Resume,
} from '@cordboard/core';
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

guardNetwork();

const query = ['POST', '/v3/cc/record/query'] as const;
const november = { from: '2023-11-01T00:00:00+08:00', to: '2023-12-01T00:00:00+08:00' };

/** The sample of the pushed record, its numbers replaced. */
const sample = {
  agentGroupName: 'TAOTAO',
  agentName: '0705C049_053',
  answerTime: '2023-11-17 13:42:33',
  callDuration: 15,
  callEndTime: '2023-11-17 13:42:48',
  callSessionId: '23111713424802472',
  callId: '23111714122312000001',
  callStartTime: '2023-11-17 13:42:30',
  callType: 3,
  called: phoneNumber,
  caller: '91778800001',
  ccode: '91',
  hangingDirection: 1,
  hangupReason: 1,
};

const answerRecords = (records: readonly object[]): void => {
  answer(query, success({ total: 5, size: 20, current: 1, pages: 1, records }));
};

const told = async (changes: object, settings: object = {}): Promise<CallRecord> => {
  answerRecords([{ ...sample, ...changes }]);
  const { items } = await succeed(center(settings).records.list(november));
  return items[0]!;
};

const paramsSent = (): readonly unknown[] =>
  seen.map(({ body }) => (body as { readonly params: unknown }).params);

test('the record is understood under the names of the push', async () => {
  expect(await told({ labels: ['quote'], remark: 'later', hangupCode: '200', voiceUrl: '7.mp3' })).toEqual({
    id: '23111713424802472',
    set: 'contact-center',
    call: '23111714122312000001',
    direction: 'outbound',
    kind: 'manual',
    customerNumber: phoneNumber,
    centerNumber: '91778800001',
    agent: { name: '0705C049_053' },
    queue: { name: 'TAOTAO' },
    startedAt: '2023-11-17T13:42:30+08:00',
    answeredAt: '2023-11-17T13:42:33+08:00',
    endedAt: '2023-11-17T13:42:48+08:00',
    talkSec: 15,
    answered: true,
    cause: 'completed',
    endedBy: 'agent',
    sipStatus: 200,
    recordings: [{ id: '7.mp3' }],
    labels: ['quote'],
    note: 'later',
    native: {
      direction: { code: '3' },
      kind: { code: '3' },
      cause: { code: '1' },
      endedBy: { code: '1' },
    },
  });
});

test('and under those of other lists, however little there is', async () => {
  const row = { callSessionId: 23111713424802472n.toString(), seatName: 'Mara', sipGroupName: 'Sales' };
  answerRecords([{ ...row, labelNames: ['a'], voiceUrl: '', callType: null, ccodeName: 'India' }]);
  const { items } = await succeed(center().records.list(november));
  expect(items).toEqual([
    {
      id: '23111713424802472',
      set: 'contact-center',
      agent: { name: 'Mara' },
      queue: { name: 'Sales' },
      place: { country: 'India' },
      recordings: [],
      labels: ['a'],
    },
  ]);
});

test('a date without a zone is in that of the settings', async () => {
  expect((await told({}, { utcOffset: '-03:00' })).startedAt).toBe('2023-11-17T13:42:30-03:00');
  expect((await told({ callStartTime: '2023-02-30 00:00:00' })).startedAt).toBeUndefined();
});

describe('why a call ended', () => {
  test.each([
    [0, 0, 'no-answer', false, 'customer'],
    ['0', null, 'no-answer', false, undefined],
    [1, 0, 'completed', true, 'customer'],
    [2, null, 'abandoned', undefined, 'customer'],
    [3, 1, 'completed', true, 'agent'],
    [4, null, 'failed', undefined, 'system'],
    [5, null, 'unreachable', false, 'system'],
    [6, 3, 'unreachable', false, 'system'],
    [7, null, 'busy', false, undefined],
    [8, 0, 'abandoned', false, 'customer'],
    [8, 3, 'no-answer', false, 'system'],
    ['9', '0', 'completed', true, 'customer'],
    [10, 2, 'unknown', undefined, 'unknown'],
    [null, null, undefined, undefined, undefined],
  ] as const)('%p by %p: %s', async (hangupReason, hangingDirection, cause, answered, endedBy) => {
    const record = await told({ hangupReason, hangingDirection });
    expect([record.cause, record.answered, record.endedBy]).toEqual([cause, answered, endedBy]);
  });
});

test.each([
  [1, 'outbound', 'power', phoneNumber],
  ['2', 'inbound', 'inbound', '91778800001'],
  [3, 'outbound', 'manual', phoneNumber],
  [4, 'unknown', 'unknown', phoneNumber],
] as const)('a call of type %p is %s, %s', async (callType, direction, kind, customer) => {
  const record = await told({ callType });
  expect([record.direction, record.kind, record.customerNumber]).toEqual([direction, kind, customer]);
});

describe('asking for calls', () => {
  test('sends each filter in the codes of the page', async () => {
    answerRecords([]);
    await succeed(
      center().records.list({
        ...november,
        direction: 'outbound',
        queue: QueueId('1123'),
        agent: { id: AgentId('42') },
        number: `+${phoneNumber}`,
        causes: ['busy', 'no-answer'],
        endedBy: 'system',
      }),
    );
    expect(seen[0]?.body).toEqual({
      current: 1,
      size: 100,
      params: {
        startTime: '2023-11-01T00:00:00+08:00',
        endTime: '2023-12-01T00:00:00+08:00',
        voiceGroupId: 1123,
        seatId: [42],
        callType: [1, 3],
        hangupReason: [0, 7, 8],
        hangingDirection: [3],
        calledOrCaller: phoneNumber,
      },
    });
  });

  test('leaves out what a code of two meanings brings in', async () => {
    answerRecords([
      { ...sample, hangupReason: 8, hangingDirection: 0 },
      { ...sample, callSessionId: '2', hangupReason: 8, hangingDirection: 3 },
    ]);
    const { items } = await succeed(center().records.list({ ...november, causes: ['abandoned'] }));
    expect(items.map(({ cause }) => cause)).toEqual(['abandoned']);
    expect(paramsSent()).toMatchObject([{ hangupReason: [2, 8] }]);
  });

  test.each([{ direction: 'inbound', kind: 'manual' }, { causes: ['voicemail'] }] as const)(
    'asks nothing where nothing can match: %j',
    async (filter) => {
      expect(await succeed(center().records.list({ ...november, ...filter }))).toEqual({ items: [] });
      expect(seen).toEqual([]);
    },
  );

  test.each([
    [{ agent: { id: AgentId('4 2') } }, 'InvalidInput', 'agent.id'],
    [{ agent: { number: '42' } }, 'Unsupported', 'agent'],
    [{ queue: QueueId('sales') }, 'InvalidInput', 'queue'],
    [{ kind: 'preview' }, 'Unsupported', 'kind'],
  ] as const)('refuses %j before anything is sent', async (filter, kind, path) => {
    const error = await failed(center().records.list({ ...november, ...filter }));
    expect([error.kind, error.problems.map((problem) => problem.path)]).toEqual([kind, [path]]);
    expect(seen).toEqual([]);
  });

  test('cuts a long period into 31 days, the latest first, and shows a call where they meet once', async () => {
    const seam = { ...sample, callStartTime: '2023-11-30 00:00:00' };
    for (const records of [[seam], [seam, { ...sample, callSessionId: '2' }], []]) {
      answer(query, success({ records }));
    }
    const { list } = center().records;
    const period = { from: '2023-10-20T00:00:00+08:00', to: '2023-12-31T00:00:00+08:00' };
    const first = await succeed(list(period));
    const second = await succeed(list({ ...period, cursor: first.next }));
    const third = await succeed(list({ ...period, cursor: second.next }));
    expect([first, second, third].map(({ items }) => items.map(({ id }) => id))).toEqual([
      ['23111713424802472'],
      ['2'],
      [],
    ]);
    expect(third.next).toBeUndefined();
    expect(paramsSent()).toMatchObject([
      { startTime: '2023-11-30T00:00:00+08:00', endTime: '2023-12-31T00:00:00+08:00' },
      { startTime: '2023-10-30T00:00:00+08:00', endTime: '2023-11-30T00:00:00+08:00' },
      { startTime: '2023-10-20T00:00:00+08:00', endTime: '2023-10-30T00:00:00+08:00' },
    ]);
  });
});

describe('asking for one call', () => {
  test('reads the days around its time until it turns up', async () => {
    answerRecords([{ ...sample, callSessionId: '1' }, sample]);
    const id = RecordId(sample.callSessionId);
    expect(await succeed(center().records.get({ id, at: '2023-11-17T05:42:30Z' }))).toMatchObject({ id });
    expect(paramsSent()).toMatchObject([
      { startTime: '2023-11-16T13:42:30+08:00', endTime: '2023-11-18T13:42:30+08:00' },
    ]);
  });

  test('reads the last 31 days without one, in one request', async () => {
    answerRecords([]);
    const error = await failed(center().records.get({ id: RecordId('1') }));
    expect([error.kind, seen.length]).toEqual(['NotFound', 1]);
  });
});

describe('the address of a recording', () => {
  const link = ['GET', '/voice/getRecordingFileUrl'] as const;
  const ofPhone: RecordingRef = { id: RecordingId('123.wav'), set: 'phone' };
  const ask = (recording: RecordingRef, settings: object = {}) =>
    center(settings).records.getRecordingUrl({ recording });

  test('is asked for and understood as documented', async () => {
    answer(link, success({ url: 'https://demo.com/7e9978', expireTime: 1755679164264 }));
    expect(await succeed(ask(ofPhone))).toEqual({
      url: 'https://demo.com/7e9978',
      expiresAt: '2025-08-20T08:39:24.264Z',
    });
    expect(seen).toMatchObject([{ query: { recordingFileId: '123.wav', sourceType: 'sip' }, body: '' }]);
  });

  test('of a group call is looked for among those, under the prefix of the brand', async () => {
    answer(['GET', '/v3/voice/getRecordingFileUrl'], success({ url: 'http://demo.com/1', expireTime: null }));
    const found = await succeed(ask({ ...ofPhone, set: 'broadcast' }, { voicePrefix: '/v3/voice' }));
    expect(found).toEqual({ url: 'http://demo.com/1' });
    expect(seen).toMatchObject([{ query: { sourceType: 'group' } }]);
  });

  test('that is none is not passed on', async () => {
    for (const url of ['javascript:alert(1)', '', null, 'file:///etc/passwd', 'https://demo.com/a b']) {
      answer(link, success({ url, expireTime: 1755679164264 }));
      expect((await failed(ask(ofPhone))).kind).toBe('MalformedReply');
    }
  });

  test('of a recording that is not there is NotFound', async () => {
    answer(link, refusal('-22'));
    expect((await failed(ask(ofPhone))).kind).toBe('NotFound');
  });

  test.each([undefined, 'contact-center'] as const)(
    'of a recording of the set %s is refused before anything is sent',
    async (set) => {
      const { kind, problems } = await failed(ask({ id: ofPhone.id, set }));
      expect([kind, problems.map(({ path }) => path)]).toEqual(['Unsupported', ['recording.set']]);
      expect(seen).toEqual([]);
    },
  );
});

describe('a recording that is downloaded', () => {
  const file = ['GET', '/voice/getVoiceFile'] as const;
  const recording: RecordingRef = { id: RecordingId('a/b c.mp3') };
  const sound = Buffer.from([0xff, 0xfb, 0x90, 0xc4, 0, 0, 0, 1, 2, 3]);
  const audio = {
    'content-type': 'audio/mpeg',
    'content-disposition': 'attachment;filename=call.mp3',
    'content-length': String(sound.length),
  };
  const ask = (settings: object = {}, resume?: Resume) =>
    center(settings).records.downloadRecording({ recording }, { resume });
  const read = async ({ stream }: Download): Promise<Buffer> => {
    const pieces: Uint8Array[] = [];
    for await (const piece of stream) pieces.push(piece);
    return Buffer.concat(pieces);
  };

  test('is asked for as documented, and comes as it is', async () => {
    answer(file, { body: sound, headers: audio });
    const download = await succeed(ask());
    expect(download).toMatchObject({
      contentType: 'audio/mpeg',
      fileName: 'call.mp3',
      bytes: sound.length,
    });
    expect(await read(download)).toEqual(sound);
    expect(seen).toMatchObject([{ query: { voiceFileId: 'a/b c.mp3' }, body: '' }]);
    expect(seen[0]?.headers).not.toHaveProperty('range');
  });

  test('is asked for under the prefix of the brand, and from where it stopped', async () => {
    answer(['GET', '/v3/voice/getVoiceFile'], { body: sound, headers: audio });
    const download = await succeed(ask({ voicePrefix: '/v3/voice' }, { from: 4 }));
    expect(download.from).toBeUndefined();
    expect(await read(download)).toEqual(sound);
    expect(seen[0]?.headers).toMatchObject({ range: 'bytes=4-' });
  });

  test.each([
    ['The voice file does not exist', 'NotFound'],
    ['录音文件不存在', 'NotFound'],
    ['No such file', 'NotFound'],
    ['Authentication error', 'Internal'],
    ['', 'Internal'],
  ])('fails with HTTP 500 and the sentence %j as %s', async (sentence, kind) => {
    const headers = { 'content-type': 'text/plain;charset=UTF-8' };
    answer(file, { status: 500, body: `${sentence} ${phoneNumber}`, headers });
    const error = await failed(ask());
    expect([error.kind, error.effect]).toEqual([kind, 'none']);
    expect(JSON.stringify(error)).not.toContain(phoneNumber);
  });

  test.each([
    ['the envelope with HTTP 200', refusal('-24'), 'NotFound'],
    [
      'a sentence with HTTP 200',
      { body: phoneNumber, headers: { 'content-type': 'audio/mpeg' } },
      'MalformedReply',
    ],
    ['a proxy out of order', { status: 502, body: '<html>' }, 'Unavailable'],
  ])('fails with %s', async (_, reply, kind) => {
    answer(file, reply);
    const error = await failed(ask());
    expect(error.kind).toBe(kind);
    expect(JSON.stringify(error)).not.toContain(phoneNumber);
  });

  test.each(['phone', 'broadcast', 'number'] as const)(
    'of the set %s is refused before anything is sent',
    async (set) => {
      const asked = center().records.downloadRecording({ recording: { ...recording, set } });
      expect(await failed(asked)).toMatchObject({
        kind: 'Unsupported',
        problems: [{ path: 'recording.set' }],
      });
      expect(seen).toEqual([]);
    },
  );
});
