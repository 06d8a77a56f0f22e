import { describe, expect, test } from '@jest/globals';
import * as O from 'fp-ts/lib/Option.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { Secret } from '@cordboard/core/provider';
import { defineSurface, json, openConnections, reads, type Envelope } from '@cordboard/core/http';
import { loopback, Ok } from './http-support.js';
import { context, errorOf, printed, runtimeWith } from './support.js';

const { serve } = loopback();

const Reply = t.intersection([
  t.type({ code: t.number }),
  t.partial({ requestId: t.string, data: t.unknown }),
]);
type Reply = t.TypeOf<typeof Reply>;

const envelope: Envelope<Reply, unknown> = {
  codec: Reply,
  refusal: ({ code }) =>
    code === 0
      ? O.none
      : O.some({ kind: 'Conflict', message: 'refused', codes: [{ name: 'code', code: '7' }] }),
  data: ({ data }) => data,
  requestId: (head, opened) => opened?.requestId ?? head.header('X-Request-Id'),
};

interface Sent {
  readonly status?: number;
  readonly header?: string;
  readonly body: string;
}

/** The error of a call that a vendor answers like this. */
const failing = async ({ status = 200, header, body }: Sent) => {
  const { baseUrl } = await serve((_, response) => {
    response.writeHead(status, header === undefined ? {} : { 'X-Request-Id': header }).end(body);
  });
  const surface = defineSurface(
    { provider: 'test', baseUrl, connections: openConnections({ baseUrl }), envelope, policies: {} },
    runtimeWith({}),
  );
  const credential = new Secret('key-7f');
  const auth = { obtain: () => TE.right(credential), sign: () => ({}), secrets: () => [credential] };
  const call = { endpoint: reads('GET', '/things'), answer: json(Ok) };
  return errorOf(await surface.ask(call, {}, { context: context(), auth })());
};

const id = '550e8400-e29b-41d4-a716-446655440000';

describe("the vendor's id of a request", () => {
  test.each<readonly [string, Sent, string]>([
    ['a refusal, in its body', { body: JSON.stringify({ code: 7, requestId: id }) }, 'Conflict'],
    ['a refusal, in a header', { header: id, body: '{"code":7}' }, 'Conflict'],
    ['a status', { status: 503, header: id, body: '{"code":0}' }, 'Unavailable'],
    ['a page of a proxy', { status: 502, header: id, body: '<html>' }, 'Unavailable'],
    ['data of another form', { body: JSON.stringify({ code: 0, requestId: id, data: 5 }) }, 'MalformedReply'],
  ])('is told with the error, in JSON too: %s', async (_, sent, kind) => {
    const error = await failing(sent);
    expect(error).toMatchObject({ kind, native: { httpStatus: sent.status ?? 200, requestId: id } });
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ native: { requestId: id } });
  });

  test.each([
    ['nothing', undefined],
    ['a phone number', '13800000000'],
    ['the key of the request', 'id-key-7f-1'],
    ['a sentence', 'call 13800000000 back'],
    ['a long text', 'x'.repeat(129)],
  ])('is left out where it is no id, or may be more than that: %s', async (_, requestId) => {
    const error = await failing({ body: JSON.stringify({ code: 7, requestId }) });
    expect(error).toMatchObject({ kind: 'Conflict', native: { code: '7', httpStatus: 200 } });
    expect(error.native?.requestId).toBeUndefined();
    if (requestId !== undefined) expect(printed(error)).not.toContain(requestId);
  });
});
