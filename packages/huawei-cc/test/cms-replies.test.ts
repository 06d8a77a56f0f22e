import http from 'node:http';
import { afterEach, expect, test } from '@jest/globals';
import { centerFor, done, failed } from './support.js';

const endings: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

/** Asks a CC-CMS that always answers the same for an agent. */
const asking = async (status: number, reply: unknown) => {
  const server = http.createServer((_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(reply));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const keys = { accessKey: 'access', secretKey: 'secret', ccId: 1, vdn: 1 };
  const center = centerFor({
    cms: { baseUrl: `http://127.0.0.1:${port}`, ...keys },
    retry: { attempts: 1 },
  });
  endings.push(async () => {
    await done(center.close());
    await new Promise((closed) => server.close(closed));
  });
  return center.agents.get({ agent: { number: '1001' } });
};

const agent = (workNo: unknown) => ({ resultCode: '0100000', resultDesc: { workNo, citStatus: 1 } });

test.each([1001, '1001'])('an agent is known by a number (%j)', async (workNo) => {
  expect(await done(await asking(200, agent(workNo)))).toMatchObject({ id: '1001', number: '1001' });
});

test.each(['', ' ', '0', '1e3', 1.5, -1, 0, null, '1'.repeat(200), '__proto__'])(
  'an agent whose number is none (%j) is refused by field',
  async (workNo) => {
    expect(await failed(await asking(200, agent(workNo)))).toMatchObject({
      kind: 'MalformedReply',
      problems: [{ path: expect.stringMatching(/workNo$/) }],
    });
  },
);

test.each([
  [200, 'MalformedReply'],
  [500, 'Unavailable'],
  [503, 'Unavailable'],
  [429, 'RateLimited'],
] as const)('where a reply gives no code, HTTP %i decides: %s', async (status, kind) => {
  for (const reply of [{}, { error: 'No message available' }, { resultCode: null }, { resultCode: ' ' }]) {
    expect(await failed(await asking(status, reply))).toMatchObject({ kind });
  }
});
