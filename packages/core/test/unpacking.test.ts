import { hash } from 'node:crypto';
import http from 'node:http';
import { promisify } from 'node:util';
import { brotliCompressSync, gunzip, gzipSync } from 'node:zlib';
import { afterEach, expect, test } from '@jest/globals';
import { openConnections, type Connections } from '@cordboard/core/http';
import * as E from 'fp-ts/lib/Either.js';

/** Some 64 KB, which arrive at once, and 64 MiB when unpacked. */
const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));

const unpack = promisify(gunzip);

const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const connectionsTo = async (answer: http.RequestListener, maxReplyBytes: number): Promise<Connections> => {
  const server = http.createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const connections = openConnections({ baseUrl: `http://127.0.0.1:${port}`, maxReplyBytes });
  closing.push(() => {
    connections.close();
    server.close();
    server.closeAllConnections();
  });
  return connections;
};

const request = {
  method: 'GET',
  path: '/',
  headers: {},
  signal: new AbortController().signal,
  waitSignal: new AbortController().signal,
  timeoutMs: 20_000,
} as const;

// Text that packs badly, the same in every run: some other would by chance begin like something packed.
const scattered = Array.from({ length: 5000 }, (_, i) => hash('sha256', String(i), 'base64')).join('');

const packed =
  (body: Buffer, coding = 'gzip'): http.RequestListener =>
  (_, response) => {
    response.writeHead(200, { 'content-encoding': coding, 'content-length': body.length }).end(body);
  };

const reasonOf = (result: Awaited<ReturnType<Connections['send']>>): string =>
  E.isLeft(result) ? result.left.reason : 'none';

/** The CPU time of the whole process, milliseconds. */
const cpuMsOf = async (work: () => unknown): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

test('a small reply that unpacks to a very large one is unpacked no further than the limit', async () => {
  const connections = await connectionsTo(packed(bomb), 256 * 1024);
  await unpack(bomb);
  const ratios: number[] = [];
  // The best of three: what else the machine does meanwhile only adds.
  for (let round = 0; round < 3; round += 1) {
    const once = await cpuMsOf(() => unpack(bomb));
    const told = await cpuMsOf(async () => {
      expect(reasonOf(await connections.send(request))).toBe('too-large');
      // Were the reply unpacked to its end, it would be so beside this.
      await unpack(bomb);
    });
    ratios.push(told / once);
  }
  expect(Math.min(...ratios)).toBeLessThan(1.5);
});

test.each(['gzip', 'gzip, gzip', 'br'])(
  'a packed reply (%s) that is larger than the limit as it is sent ends in an error, and the process goes on',
  async (coding) => {
    const connections = await connectionsTo(packed(bomb, coding), 1024);
    expect(reasonOf(await connections.send(request))).toBe('too-large');
    await unpack(bomb);
  },
);

test.each([
  ['gzip, br', brotliCompressSync],
  ['br, gzip', gzipSync],
  ['deflate, br, gzip', gzipSync],
] as const)(
  'a reply that is packed once, not as said (%s), and cut off ends in an error',
  async (coding, pack) => {
    const whole = pack(scattered);
    const connections = await connectionsTo(packed(whole.subarray(0, -100), coding), 1024 * 1024);
    expect(reasonOf(await connections.send(request))).toBe('encoding');
    await unpack(bomb);
  },
);

test.each(['zstd, gzip', 'gjip, br', 'zstd, deflate, br'])(
  'a reply that is packed in a way that is not known (%s) ends in an error, and the process goes on',
  async (coding) => {
    const connections = await connectionsTo(packed(bomb, coding), 1024 * 1024);
    expect(reasonOf(await connections.send(request))).toBe('encoding');
    await unpack(bomb);
  },
);
