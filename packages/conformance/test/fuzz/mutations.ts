import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { wireBytes, type Reply, type Request } from './reply.js';
import { reshaped, shapeChange, type ShapeChange } from './shapes.js';

/** A change of some bytes; `at` counts them, round and round. */
type Edit =
  | { readonly edit: 'flip'; readonly at: number; readonly bit: number }
  | { readonly edit: 'cut'; readonly at: number }
  | { readonly edit: 'remove'; readonly at: number; readonly count: number }
  | { readonly edit: 'insert'; readonly at: number; readonly bytes: Uint8Array };

const codings = ['gzip', 'deflate', 'br'] as const;

type Coding = (typeof codings)[number];

const spellings = ['plain', 'lower case', 'JSON', 'URL', 'base64'] as const;

type Spelling = (typeof spellings)[number];

/** How a good reply is spoiled: first its shape, then its text, its bytes, its head, and last all of it as it is sent. */
export interface Mutation {
  readonly shape?: readonly ShapeChange[];
  /** Another reply instead: a refusal whose text quotes the request. */
  readonly refusal?: { readonly code: string; readonly spelling: Spelling };
  readonly text?: { readonly charset: string; readonly encoding: BufferEncoding; readonly mark: boolean };
  readonly body?: readonly Edit[];
  /** Far more than a reply may hold, packed: so many times 64 MiB, in 64 KB each. */
  readonly bombs?: number;
  readonly packing?: { readonly declared: string; readonly packed: readonly Coding[] };
  readonly status?: number;
  readonly header?: { readonly name: string; readonly value: string };
  readonly wire?: readonly Edit[];
}

const at = fc.nat(1_000_000);

const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ edit: fc.constant('flip' as const), at, bit: fc.nat(7) }) },
  { weight: 1, arbitrary: fc.record({ edit: fc.constant('cut' as const), at }) },
  {
    weight: 1,
    arbitrary: fc.record({
      edit: fc.constant('remove' as const),
      at,
      count: fc.integer({ min: 1, max: 40 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      edit: fc.constant('insert' as const),
      at,
      bytes: fc.uint8Array({ minLength: 1, maxLength: 20 }),
    }),
  },
);

/** Refusals of each vendor, and what is none. */
const codes = [
  '-75',
  '300-001',
  '403',
  '700046',
  '0101003',
  '400013',
  '999999',
  '100-006',
  '-1',
  '__proto__',
  'toString',
  '12025550101',
];

const statuses = [
  101, 200, 201, 204, 205, 206, 226, 299, 300, 304, 307, 399, 400, 401, 403, 404, 405, 407, 408, 409, 413,
  415, 418, 422, 425, 429, 451, 499, 500, 501, 502, 503, 504, 511, 599, 999,
];

const headerNames = [
  'content-type',
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'retry-after',
  'date',
  'location',
  'set-guid',
  'set-cookie',
  'www-authenticate',
  '__proto__',
  'x'.repeat(20_000),
];

const headerValues = [
  '',
  '0',
  '-1',
  '1.5',
  '1e9',
  '99999999999999999999',
  'NaN',
  'Infinity',
  'Thu, 01 Jan 1970 00:00:00 GMT',
  'Fri, 31 Dec 9999 23:59:59 GMT',
  'Wed, 30 Feb 2026 25:61:00 GMT',
  'soon',
  'chunked',
  'close',
  'timeout=99999999',
  'timeout=0, max=0',
  'text/html',
  'application/json; charset="utf-8"; charset=gbk',
  'application/json; charset=__proto__',
  'JSESSIONID=',
  'JSESSIONID=\u0001\u0002',
  'JSESSIONID=\u00fc\u00ff; Path=/',
  '=; =; =',
  '__proto__=1; Path=/',
  'constructor',
  'a'.repeat(10_000),
  'call 12025550101, now',
];

const charsets = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gbk',
  'shift_jis',
  'iso-8859-1',
  'utf-7',
  'x-user-defined',
  '__proto__',
];

const some = <A>(arbitrary: fc.Arbitrary<A>): fc.Arbitrary<readonly A[]> =>
  fc.array(arbitrary, { minLength: 1, maxLength: 3 });

/** One kind of trouble. */
const trouble: fc.Arbitrary<Mutation> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ shape: some(shapeChange) }) },
  { weight: 4, arbitrary: fc.record({ body: some(edit) }) },
  { weight: 3, arbitrary: fc.record({ wire: some(edit) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      refusal: fc.record({ code: fc.constantFrom(...codes), spelling: fc.constantFrom(...spellings) }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      text: fc.record({
        charset: fc.constantFrom(...charsets),
        encoding: fc.constantFrom('utf8', 'utf16le', 'latin1'),
        mark: fc.boolean(),
      }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      packing: fc.record({
        declared: fc.constantFrom(
          ...codings,
          'x-gzip',
          'gzip, br',
          'identity',
          'zstd',
          'zstd, gzip',
          ' , ',
          '__proto__',
        ),
        packed: fc.array(fc.constantFrom(...codings), { maxLength: 2 }),
      }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ status: fc.constantFrom(...statuses) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      header: fc.record({ name: fc.constantFrom(...headerNames), value: fc.constantFrom(...headerValues) }),
    }),
  },
);

/** Up to three kinds of trouble together; seldom, a small reply that unpacks to a very large one. */
export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  {
    weight: 1000,
    arbitrary: fc
      .array(trouble, { minLength: 1, maxLength: 3 })
      .map((all) => all.reduce((one, other) => ({ ...one, ...other }))),
  },
  { weight: 1, arbitrary: fc.record({ bombs: fc.integer({ min: 1, max: 5 }) }) },
);

const editedBy = (bytes: Buffer, change: Edit): Buffer => {
  if (bytes.length === 0) return bytes;
  const at = change.at % bytes.length;
  const [front, back] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (change.edit) {
    case 'flip':
      return Buffer.concat([front, Buffer.of((bytes[at] ?? 0) ^ (1 << change.bit)), back.subarray(1)]);
    case 'cut':
      return front;
    case 'remove':
      return Buffer.concat([front, back.subarray(change.count)]);
    case 'insert':
      return Buffer.concat([front, change.bytes, back]);
  }
};

const edited = (bytes: Buffer, edits: readonly Edit[] = []): Buffer => edits.reduce(editedBy, bytes);

const spelled: Readonly<Record<Spelling, (text: string) => string>> = {
  plain: (text) => text,
  'lower case': (text) => text.toLowerCase(),
  JSON: (text) => JSON.stringify(text),
  URL: encodeURIComponent,
  base64: (text) => Buffer.from(text).toString('base64'),
};

/** Whichever vendor it is: a code of its own, and a text in which all of the request stands. */
const refusalTo = (
  { headers, body }: Request,
  { code, spelling }: NonNullable<Mutation['refusal']>,
): string => {
  const quote = `not allowed: ${[...Object.values(headers).map(String), body].map(spelled[spelling]).join(' ')}`;
  const texts = { reason: quote, message: quote, msg: quote, retMsg: quote, resultDesc: quote };
  return JSON.stringify({ status: code, retcode: code, code, retCode: code, resultCode: code, ...texts });
};

const packers: Readonly<Record<Coding, (bytes: Buffer) => Buffer>> = {
  gzip: (bytes) => gzipSync(bytes),
  deflate: (bytes) => deflateSync(bytes),
  br: (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
};

const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));

const bombed = (count: number): Reply => ({
  status: 200,
  headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
  body: Buffer.concat(Array.from({ length: count }, () => bomb)),
});

const bodyOf = (reply: Reply, request: Request, { refusal, shape = [], text, body }: Mutation): Buffer => {
  const plain = refusal === undefined ? reply.body.toString() : refusalTo(request, refusal);
  const marked = `${text?.mark === true ? '\ufeff' : ''}${reshaped(plain, shape)}`;
  return edited(Buffer.from(marked, text?.encoding), body);
};

/** What is sent instead of a good reply: another one, or bytes, where no server would send it. */
export const mutated = (reply: Reply, request: Request, mutation: Mutation): Reply | Buffer => {
  if (mutation.bombs !== undefined) return bombed(mutation.bombs);
  const { packing, text, status = reply.status, header, wire } = mutation;
  const packed = (packing?.packed ?? []).reduce<Buffer>(
    (bytes, coding) => packers[coding](bytes),
    bodyOf(reply, request, mutation),
  );
  const headers = {
    ...reply.headers,
    ...(text === undefined ? {} : { 'content-type': `application/json; charset=${text.charset}` }),
    ...(packing === undefined ? {} : { 'content-encoding': packing.declared }),
    ...(header === undefined ? {} : Object.fromEntries([[header.name, header.value]])),
  };
  const spoiled = { status, headers, body: packed };
  const isOrdinary = status === reply.status && header === undefined && wire === undefined;
  return isOrdinary ? spoiled : edited(wireBytes(spoiled), wire);
};
