import type http from 'node:http';
import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { Secret } from '@cordboard/core/provider';
import {
  defineSurface,
  json,
  openConnections,
  reads,
  writes,
  type Body,
  type Endpoint,
  type SignableRequest,
  type SurfaceRequest,
} from '@cordboard/core/http';
import { authBy, bodyOf, loopback, Ok, plainEnvelope, plainSurface } from './http-support.js';
import { context, errorOf, runtimeWith } from './support.js';

const { serve } = loopback();

/** A request as it arrived, and as it was when it was signed. */
interface Arrived {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
  readonly signed: SignableRequest;
}

const write = writes('POST', '/things', 'unsafe');

interface Manner {
  readonly headers?: Readonly<Record<string, string>>;
  readonly jsonType?: string;
}

/** Sends one request, and tells what arrived. */
const send = async (endpoint: Endpoint, request: SurfaceRequest, manner: Manner = {}): Promise<Arrived> => {
  const arrivals: Omit<Arrived, 'signed'>[] = [];
  const signed: SignableRequest[] = [];
  const { baseUrl } = await serve((incoming, response) => {
    const { method, url, headers } = incoming;
    void bodyOf(incoming).then((body) => {
      arrivals.push({ method, url, headers, body });
      response.end('{"ok":true}');
    });
  });
  const { headers = {}, jsonType } = manner;
  const surface = defineSurface(
    {
      provider: 'test',
      baseUrl: `${baseUrl}/base//`,
      connections: openConnections({ baseUrl }),
      envelope: plainEnvelope,
      headers: () => headers,
      jsonType,
      policies: {},
    },
    runtimeWith({}),
  );
  const auth = {
    obtain: () => TE.right(undefined),
    sign: (signable: SignableRequest) => {
      signed.push(signable);
      return { 'X-Sign': 'signed' };
    },
  };
  const result = await surface.ask({ endpoint, answer: json(Ok) }, request, { context: context(), auth })();
  expect(result).toEqual(E.right({ ok: true }));
  const [arrived] = arrivals;
  const [signable] = signed;
  if (arrived === undefined || signable === undefined) throw new Error('nothing arrived');
  return { ...arrived, signed: signable };
};

const sendBody = (body: Body, manner?: Manner) => send(write, { body }, manner);

/** The parts of a multipart form, read by the letter of RFC 7578. */
const partsOf = (body: Buffer, contentType: string) => {
  const boundary = /^multipart\/form-data; boundary=([\w-]{1,70})$/.exec(contentType)?.[1] ?? '';
  const text = `\r\n${body.toString('latin1')}`;
  const [preamble, ...parts] = text.split(`\r\n--${boundary}`);
  expect([preamble, parts.pop()]).toEqual(['', '--\r\n']);
  return parts.map((part) => {
    const end = part.indexOf('\r\n\r\n');
    const head = Buffer.from(part.slice(2, end), 'latin1').toString().split('\r\n');
    return { head, content: Buffer.from(part.slice(end + 4), 'latin1') };
  });
};

describe('a body', () => {
  test('is JSON, secrets included', async () => {
    const password = new Secret('pa"ß\\word');
    const body = {
      json: { name: '张伟', none: undefined, logins: [{ password }, password], secret: '[redacted]' },
    };
    const arrived = await sendBody(body);
    expect(arrived.headers['content-type']).toBe('application/json');
    expect(JSON.parse(arrived.body.toString())).toEqual({
      name: '张伟',
      logins: [{ password: 'pa"ß\\word' }, 'pa"ß\\word'],
      secret: '[redacted]',
    });
  });

  test('is JSON even if it is a secret as a whole', async () => {
    expect(JSON.parse((await sendBody({ json: new Secret('key') })).body.toString())).toBe('key');
  });

  test('is named JSON in the way of the surface', async () => {
    const jsonType = 'application/json;charset=UTF-8';
    expect((await sendBody({ json: {} }, { jsonType })).headers['content-type']).toBe(jsonType);
  });

  test('is a form, secrets included', async () => {
    const form = { name: '张 & co', page: 2, none: undefined, empty: '', secret: new Secret('a+b=%') };
    const { headers, body } = await sendBody({ form });
    expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect([...new URLSearchParams(body.toString())]).toEqual([
      ['name', '张 & co'],
      ['page', '2'],
      ['empty', ''],
      ['secret', 'a+b=%'],
    ]);
  });

  test('is bytes of a type', async () => {
    const bytes = Uint8Array.from([0, 255, 13, 10]);
    const { headers, body } = await sendBody({ bytes, type: 'audio/wav' });
    expect(headers['content-type']).toBe('audio/wav');
    expect([...body]).toEqual([0, 255, 13, 10]);
  });

  test('is an upload of fields and files', async () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => (i * 7) % 256);
    const fileName = 'lista "ñ" 张.csv';
    const { headers, body } = await sendBody({
      multipart: [
        { name: 'task', value: '42' },
        { name: 'note', value: 'two\r\nlines' },
        { name: 'file', bytes, fileName, type: 'text/csv' },
        { name: 'file', bytes: new Uint8Array(0), fileName: 'empty', type: 'text/plain' },
      ],
    });
    const [task, note, file, empty, ...others] = partsOf(body, headers['content-type'] ?? '');
    expect(others).toEqual([]);
    expect(task).toEqual({
      head: ['Content-Disposition: form-data; name="task"'],
      content: Buffer.from('42'),
    });
    expect(note?.content.toString()).toBe('two\r\nlines');
    expect(file).toEqual({
      head: [
        'Content-Disposition: form-data; name="file"; filename="lista %22ñ%22 张.csv"',
        'Content-Type: text/csv',
      ],
      content: Buffer.from(bytes),
    });
    expect(empty?.content).toHaveLength(0);
  });
});

describe('the type of a body is its own', () => {
  const Content = 'application/json;charset=UTF-8';

  test.each<[string, Body, RegExp]>([
    ['a form', { form: { a: '1' } }, /^application\/x-www-form-urlencoded$/],
    ['an upload', { multipart: [{ name: 'a', value: '1' }] }, /^multipart\/form-data; boundary=/],
    ['bytes', { bytes: new Uint8Array(1), type: 'audio/wav' }, /^audio\/wav$/],
    ['JSON', { json: {} }, /^application\/json;charset=UTF-8$/],
  ])('also where a surface names one for every request: %s', async (_, body, type) => {
    for (const name of ['Content-Type', 'content-type', 'CONTENT-TYPE']) {
      const { headers, signed } = await sendBody(body, {
        headers: { [name]: Content, 'X-A': 'b' },
        jsonType: Content,
      });
      expect(headers['content-type']).toMatch(type);
      expect(signed.headers['content-type']).toBe(headers['content-type']);
      expect(headers['x-a']).toBe('b');
    }
  });

  test('which holds where there is no body', async () => {
    const { headers } = await send(reads('GET', '/things'), {}, { headers: { 'Content-Type': Content } });
    expect(headers['content-type']).toBe(Content);
  });
});

describe('a request is signed as it arrives', () => {
  test.each<[string, Endpoint, SurfaceRequest]>([
    ['GET', reads('GET', '/a/{b}'), { params: { b: 'ü/ ' }, query: { q: "x y'(" } }],
    ['GET with a body', reads('GET', '/a'), { body: { json: { q: 1 } } }],
    ['POST with a body', writes('POST', '/a', 'unsafe'), { body: { json: { q: 'é' } } }],
    ['POST without one', writes('POST', '/a', 'unsafe'), {}],
    ['PUT with a body', writes('PUT', '/a', 'safe'), { body: { form: { q: 'é' } } }],
    ['PUT without one', writes('PUT', '/a', 'safe'), {}],
    ['PATCH with a body', writes('PATCH', '/a', 'unsafe'), { body: { json: [] } }],
    ['PATCH without one', writes('PATCH', '/a', 'unsafe'), {}],
    ['DELETE with a body', writes('DELETE', '/a', 'safe'), { body: { json: {} } }],
    ['DELETE without one', writes('DELETE', '/a', 'safe'), {}],
  ])('%s', async (_, endpoint, request) => {
    const { signed, method, url, headers, body } = await send(endpoint, request);
    const { connection, 'x-sign': sign, ...rest } = headers;
    expect({ method, path: url, headers: rest, body: [...body] }).toEqual({
      method: signed.method,
      path: signed.path,
      headers: signed.headers,
      body: [...signed.body],
    });
    expect([connection, sign]).toEqual(['keep-alive', 'signed']);
    expect(signed.host).toBe(headers.host);
    expect(signed.path.startsWith('/base/a')).toBe(true);
    expect(rest).not.toHaveProperty('transfer-encoding');
  });
});

describe('what cannot be written is refused before anything is sent', () => {
  const loneHalf = 'Tom \u{1F3A7}'.slice(0, 5);

  test.each<[string, SurfaceRequest, string]>([
    ['a parameter', { params: { agent: loneHalf } }, 'agent'],
    ['a query', { params: { agent: 'a' }, query: { name: loneHalf } }, 'name'],
  ])('half a letter in %s', async (_, request, path) => {
    let isAsked = false;
    const { baseUrl } = await serve((_request, response) => {
      isAsked = true;
      response.end('{"ok":true}');
    });
    const endpoint = reads('GET', '/agents/{agent}');
    const error = errorOf(await plainSurface({ baseUrl }).askOk({ endpoint, ...request })());
    expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none', problems: [{ path }] });
    expect(isAsked).toBe(false);
  });

  test.each(['k\n', 'k\u0000', '张'])('a header that no header may be: %j', async (key) => {
    const { baseUrl } = await serve((_, response) => response.end('{"ok":true}'));
    const surface = plainSurface({ baseUrl, retry: { attempts: 1 } });
    const error = errorOf(await surface.askOk({ endpoint: write, auth: authBy(() => ({ key })) })());
    expect(error).toMatchObject({ kind: 'Misconfigured', effect: 'none', retryable: false });
    expect(error.message).toContain('a header would hold a character that no header may');
  });
});
