import net from 'node:net';
import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import * as O from 'fp-ts/lib/Option.js';
import * as t from 'io-ts';
import {
  bytes,
  defineSurface,
  json,
  noAuth,
  nothing,
  openConnections,
  reads,
  writes,
  type Answer,
  type Endpoint,
} from '@cordboard/core/http';
import { loopback, Ok, plainEnvelope, plainSurface } from './http-support.js';
import { context, errorOf, printed, runtimeWith } from './support.js';

const { serve, listening } = loopback();

interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

const read = reads('GET', '/things');
const write = writes('POST', '/things', 'unsafe');

const asking = { context: context(), auth: noAuth };

/** What a call makes of a reply. */
const understood = async <A>(answer: Answer<A>, reply: Reply, endpoint: Endpoint = read) => {
  const { status = 200, headers, body } = reply;
  const { baseUrl } = await serve((_, response) => {
    response.writeHead(status, headers).end(body);
  });
  return plainSurface({ baseUrl, retry: { attempts: 1 } }).ask({ endpoint, answer }, {}, asking)();
};

const anything = json(t.unknown);

const ofJson = (type: string) => ({ 'content-type': type });

describe('the text of a reply is in the charset it declares', () => {
  const name = '张伟';
  const quoted = (text: string): string => JSON.stringify({ name: text });
  const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
  const mark = '\uFEFF';
  const gbk = Buffer.concat([
    Buffer.from('{"name":"'),
    Buffer.from([0xd5, 0xc5, 0xce, 0xb0]),
    Buffer.from('"}'),
  ]);

  test.each<[string, string, Buffer, string]>([
    ['GBK', 'application/json; charset=GBK', gbk, name],
    ['GB18030, quoted', 'application/json;charset="gb18030"', gbk, name],
    ['UTF-8', 'application/json; charset=utf-8', Buffer.from(quoted(name)), name],
    ['UTF-8 where nothing is declared', 'application/json', Buffer.from(quoted(name)), name],
    ['UTF-8 under another of its names', "application/json; charset='UTF8'", Buffer.from(quoted(name)), name],
    ['latin1', 'application/json; charset=ISO-8859-1', Buffer.from(quoted('Zoë'), 'latin1'), 'Zoë'],
    [
      'windows-1252, which has letters where others have none',
      'application/json; charset=windows-1252',
      Buffer.from('{"name":"\x80 \x93\x9a\x94"}', 'latin1'),
      '€ “š”',
    ],
    ['UTF-16', 'application/json; charset=utf-16', Buffer.from(quoted(name), 'utf16le'), name],
    ['UTF-16 with its mark', 'application/json; charset=utf-16', utf16be(mark + quoted(name)), name],
    ['UTF-16 of one order', 'application/json; charset=utf-16be', utf16be(quoted(name)), name],
    [
      'UTF-16 that only its mark tells',
      'application/json',
      Buffer.from(mark + quoted(name), 'utf16le'),
      name,
    ],
  ])('%s', async (_, type, body, expected) => {
    expect(await understood(anything, { headers: ofJson(type), body })).toEqual(E.right({ name: expected }));
  });

  test.each([
    ['UTF-8', 'application/json', Buffer.from(mark + quoted(name))],
    ['declared UTF-8', 'application/json; charset=utf-8', Buffer.from(mark + quoted(name))],
    ['GB18030', 'application/json; charset=gb18030', Buffer.from('\x84\x31\x95\x33{"name":1}', 'latin1')],
  ])('a byte order mark is no text (%s)', async (_, type, body) => {
    expect(await understood(anything, { headers: ofJson(type), body })).toMatchObject({ _tag: 'Right' });
  });

  test.each([
    ['bytes that are no UTF-8', 'application/json', Buffer.from([0x22, 0xff, 0x22]), 'utf-8'],
    ['half a letter of GBK', 'application/json; charset=gbk', Buffer.from([0x22, 0xd5]), 'gbk'],
    [
      'a lone surrogate',
      'application/json; charset=utf-16le',
      Buffer.from([0x22, 0, 0, 0xd8, 0x22, 0]),
      'utf-16le',
    ],
    ['a charset that is unknown', 'application/json; charset=x-klingon', Buffer.from('{}'), 'x-klingon'],
    [
      'a charset that is a sentence',
      `text/plain; charset=${'a+'.repeat(50)}`,
      Buffer.from('{}'),
      'unreadable name',
    ],
  ])('%s are an error that names the charset', async (_, type, body, named) => {
    const error = errorOf(await understood(anything, { headers: ofJson(type), body }, write));
    expect(error).toMatchObject({ kind: 'MalformedReply', effect: 'maybe' });
    expect(error.message).toContain(named);
  });

  test('but an HTTP status that reports a failure says more', async () => {
    const reply = { status: 503, headers: ofJson('text/html; charset=utf-8'), body: Buffer.from([0xff]) };
    expect(errorOf(await understood(anything, reply))).toMatchObject({
      kind: 'Unavailable',
      native: { httpStatus: 503 },
    });
  });
});

describe('an integer that no number can hold is kept as text', () => {
  test.each<[string, unknown]>([
    ['9007199254740993', '9007199254740993'],
    ['-9007199254740993', '-9007199254740993'],
    ['{"id":1234567890123456789}', { id: '1234567890123456789' }],
    ['{"rows":[{"a":{"id":12345678901234567890}}]}', { rows: [{ a: { id: '12345678901234567890' } }] }],
    ['[ 1234567890123456789 , 2 ]', ['1234567890123456789', 2]],
    ['{"12345678901234567890":1}', { '12345678901234567890': 1 }],
    [
      '["id 12345678901234567890, \\"1234567890123456789\\\\"]',
      ['id 12345678901234567890, "1234567890123456789\\'],
    ],
    ['["\\\\",12345678901234567890]', ['\\', '12345678901234567890']],
    // Others are numbers as ever.
    ['9007199254740991', 9007199254740991],
    [
      '[1e20,1.5,-0.1234567890123456789,1234567890123456789.5,1E+20]',
      [1e20, 1.5, -0.12345678901234568, 1234567890123456800, 1e20],
    ],
    ['12345678901234567e2', Number('12345678901234567e2')],
    ['[1e1234567890123456,0]', [Infinity, 0]],
  ])('%s', async (body, expected) => {
    expect(await understood(anything, { body })).toEqual(E.right(expected));
  });

  test('beside a text of megabytes', async () => {
    const body = `{"file":"${'x\\n'.repeat(5_000_000)}","id":12345678901234567890}`;
    expect(await understood(json(t.type({ id: t.string })), { body })).toMatchObject({
      right: { id: '12345678901234567890' },
    });
  });
});

describe('nothing there', () => {
  test.each<[string, Answer<unknown>, unknown]>([
    ['a call that reads nothing', nothing, undefined],
    ['one that has a meaning for nothing', json(Ok, O.some({ ok: true })), { ok: true }],
  ])('HTTP 204 is success to %s', async (_, answer, expected) => {
    expect(await understood(answer, { status: 204 }, write)).toEqual(E.right(expected));
  });

  test('HTTP 204 lacks what another call needs, but it was done', async () => {
    expect(errorOf(await understood(json(Ok), { status: 204 }, write))).toMatchObject({
      kind: 'MalformedReply',
      effect: 'done',
    });
    expect(errorOf(await understood(json(Ok), { status: 204 }, read)).effect).toBe('none');
  });

  test.each(['', ' \r\n'])('an empty HTTP 200 tells nothing: %j', async (body) => {
    expect(errorOf(await understood(nothing, { body }, write))).toMatchObject({
      kind: 'MalformedReply',
      effect: 'maybe',
      message: expect.stringMatching(/HTTP 200 with an empty body where JSON was expected/),
    });
  });

  test.each(['null', '{}'])('%s is nothing, too', async (body) => {
    expect(await understood(json(Ok, O.some({ ok: false })), { body })).toEqual(E.right({ ok: false }));
  });
});

test.each([
  ['text/html', '<html>Sign in</html>', /an HTML body/],
  ['', '  <!doctype html>', /an HTML body/],
  ['text/plain', 'OK', /a body of type text\/plain/],
  ['application/json', '{"ok":', /incomplete JSON/],
])('HTTP 200 of type %j that is no JSON is no success', async (type, body, message) => {
  const headers = type === '' ? {} : ofJson(type);
  expect(errorOf(await understood(nothing, { headers, body }, write))).toMatchObject({
    kind: 'MalformedReply',
    effect: 'maybe',
    message,
  });
});

describe('a file', () => {
  const reporting = async (reply: Reply) => {
    const { baseUrl } = await serve((_, response) => {
      response.writeHead(reply.status ?? 200, reply.headers).end(reply.body);
    });
    const Failure = t.partial({ code: t.number, message: t.string });
    const surface = defineSurface(
      {
        provider: 'test',
        baseUrl,
        connections: openConnections({ baseUrl }),
        envelope: {
          codec: Failure,
          refusal: ({ code, message }) =>
            code === undefined
              ? O.none
              : O.some({
                  kind: 'NotFound',
                  message: 'there is no such recording',
                  codes: [{ name: 'code', code: String(code) }],
                  text: message,
                }),
          data: (opened) => opened,
        },
        policies: { retry: { attempts: 1 } },
      },
      runtimeWith({}),
    );
    return surface.ask({ endpoint: read, answer: bytes }, {}, asking)();
  };

  test.each(['audio/mpeg', 'application/octet-stream', 'text/csv; charset=gbk', undefined])(
    'is read as it is (%p)',
    async (type) => {
      const body = Buffer.from([0, 255, 0xd5, 13, 10]);
      const result = await reporting({ headers: type === undefined ? {} : ofJson(type), body });
      expect(result).toMatchObject({ right: { status: 200, bytes: body } });
      expect(E.isRight(result) && result.right.header('Content-Type')).toBe(type ?? null);
    },
  );

  test.each(['application/json', 'application/json;charset=UTF-8', 'application/problem+json', 'text/html'])(
    'that is a failure under HTTP 200 is that failure (%s)',
    async (type) => {
      expect(
        errorOf(await reporting({ headers: ofJson(type), body: '{"code":40,"message":"gone"}' })),
      ).toMatchObject({
        kind: 'NotFound',
        message: 'there is no such recording (code 40)',
        native: { code: '40', message: 'gone', httpStatus: 200 },
      });
    },
  );

  test('that is JSON without a failure is none', async () => {
    expect(errorOf(await reporting({ headers: ofJson('application/json'), body: '{}' }))).toMatchObject({
      kind: 'MalformedReply',
      message: expect.stringMatching(/JSON where a file was expected/),
    });
  });

  test('is none under an HTTP status that says so', async () => {
    const reply = { status: 503, headers: ofJson('audio/mpeg'), body: 'x' };
    expect(errorOf(await reporting(reply))).toMatchObject({
      kind: 'Unavailable',
      native: { httpStatus: 503 },
    });
  });
});

test('a header that came twice is read whole, by its name in any case', async () => {
  const { baseUrl } = await serve((_, response) => {
    response.writeHead(200, { 'X-Trace': ['a', 'b'], 'Content-Type': 'audio/mpeg' }).end('x');
  });
  const result = await plainSurface({ baseUrl }).ask({ endpoint: read, answer: bytes }, {}, asking)();
  expect(E.isRight(result) && [result.right.header('x-trace'), result.right.header('X-None')]).toEqual([
    'a, b',
    null,
  ]);
});

test.each([
  'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
  'HTTP/1.1 101 Switching Protocols\r\n\r\n',
])('HTTP 101 ends a call at once: %j', async (head) => {
  const { port, sockets } = await listening(
    net.createServer((socket) => socket.once('data', () => socket.write(head))),
  );
  const surface = plainSurface({
    baseUrl: `http://127.0.0.1:${String(port)}`,
    timeoutMs: 60_000,
    retry: { attempts: 1 },
  });
  const error = errorOf(await surface.askOk({ endpoint: write })());
  expect(error).toMatchObject({
    kind: 'MalformedReply',
    effect: 'maybe',
    message: expect.stringMatching(/HTTP 101/),
  });
  await Promise.all([...sockets].map((socket) => new Promise((resolve) => socket.once('close', resolve))));
  expect(sockets.size).toBe(0);
});

describe('Retry-After', () => {
  const now = Date.UTC(2035, 0, 1, 12, 0, 0);

  const waitAsked = async (retryAfter: string, date?: string) => {
    const { baseUrl } = await serve((_, response) => {
      response.sendDate = false;
      const headers = { 'retry-after': retryAfter, ...(date === undefined ? {} : { date }) };
      response.writeHead(429, headers).end('{}');
    });
    const surface = plainSurface({ baseUrl, retry: { attempts: 1 } }, runtimeWith({ now: () => now }));
    return errorOf(await surface.askOk()());
  };

  test.each<[string, number | undefined]>([
    ['0', 0],
    ['7', 7_000],
    ['1.5', 1_500],
    ['0.0001', 1],
    ['2.', 2_000],
    ['86400', 86_400_000],
    // What is longer than a day counts as a day.
    ['86401', 86_400_000],
    ['31536000', 86_400_000],
    ['12025550101', 86_400_000],
    ['9'.repeat(400), 86_400_000],
    ['Sat, 01 Jan 2050 00:00:00 GMT', 86_400_000],
    ['Fri, 31 Dec 9999 23:59:59 GMT', 86_400_000],
    ['2036-01-01T12:00:30Z', 86_400_000],
    // The three forms of a date.
    ['Mon, 01 Jan 2035 12:00:30 GMT', 30_000],
    ['Monday, 01-Jan-35 12:00:30 GMT', 30_000],
    ['Mon Jan  1 12:00:30 2035', 30_000],
    ['2035-01-01T12:00:30Z', 30_000],
    ['Tue, 02 Jan 2035 12:00:00 GMT', 86_400_000],
    ['Wed, 03 Jan 2035 12:00:00 GMT', 86_400_000],
    ['Thu, 04 Jan 2035 12:00:00 GMT', 86_400_000],
    ['Fri, 05 Jan 2035 12:00:00 GMT', 86_400_000],
    ['Sat, 06 Jan 2035 12:00:00 GMT', 86_400_000],
    ['Mon, 01 Jan 2035 20:00:30 +0800', 30_000],
    ['Mon, 01 Jan 2035 12:00:30', 30_000],
    // Those that are over ask for nothing.
    ['Sun, 06 Nov 1994 08:49:37 GMT', 0],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
    // Those that cannot be read ask for nothing, either.
    ['-5', undefined],
    ['-0.5', undefined],
    ['', undefined],
    ['NaN', undefined],
    ['Infinity', undefined],
    ['Wed, 30 Feb 2035 25:61:00 GMT', undefined],
    ['soon', undefined],
    ['1e3', undefined],
    ['0x10', undefined],
    ['1,5', undefined],
    ['Mon, 01 Jan', undefined],
    ['Monday', undefined],
    ['12', 12_000],
  ])('%s', async (value, expected) => {
    expect(await waitAsked(value)).toMatchObject({ kind: 'RateLimited', retryAfterMs: expected });
  });

  test('a date is compared with the clock of the vendor where the reply tells it', async () => {
    const [at, date] = ['Mon, 01 Jan 2035 09:00:10 GMT', 'Mon, 01 Jan 2035 09:00:00 GMT'];
    expect(await waitAsked(at, date)).toMatchObject({ retryAfterMs: 10_000 });
    expect(await waitAsked(at, 'yesterday')).toMatchObject({ retryAfterMs: 0 });
  });

  test('nothing of it is printed', async () => {
    expect(printed(await waitAsked('call +15550100123'))).not.toContain('15550100');
  });
});

test('the statuses of a surface have the meaning that it gives them', async () => {
  const { baseUrl } = await serve((_, response) => response.writeHead(423).end('<html/>'));
  const statuses = new Map([['423', { kind: 'Conflict', message: 'the account is locked' } as const]]);
  const surface = defineSurface(
    {
      provider: 'test',
      baseUrl,
      connections: openConnections({ baseUrl }),
      envelope: { ...plainEnvelope, statuses },
      policies: { retry: { attempts: 1 } },
    },
    runtimeWith({}),
  );
  expect(errorOf(await surface.ask({ endpoint: read, answer: nothing }, {}, asking)())).toMatchObject({
    kind: 'Conflict',
    message: 'the account is locked (HTTP 423)',
  });
});

test.each([
  [
    200,
    {
      kind: 'MalformedReply',
      message: 'the reply does not have the documented form: code is missing: expected number',
    },
  ],
  [503, { kind: 'Unavailable', message: 'HTTP 503' }],
])('JSON that is no envelope is told by form, or by status: HTTP %i', async (status, expected) => {
  const { baseUrl } = await serve((_, response) => response.writeHead(status).end('{}'));
  const codec = t.type({ code: t.number });
  const surface = defineSurface(
    {
      provider: 'test',
      baseUrl,
      connections: openConnections({ baseUrl }),
      envelope: { codec, refusal: () => O.none, data: ({ code }) => code },
      policies: { retry: { attempts: 1 } },
    },
    runtimeWith({}),
  );
  const error = errorOf(await surface.ask({ endpoint: read, answer: nothing }, {}, asking)());
  expect(error).toMatchObject(expected);
});
