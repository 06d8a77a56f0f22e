import assert from 'node:assert/strict';
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { after, before, describe, test } from 'node:test';

type Service = ChildProcessByStdio<null, Readable, null>;

let folder: string;
let service: Service;
let address: string;
let nextNumber = 5_000_000;

const start = async (): Promise<void> => {
  const args = ['dist/src/main.js', 'cordboard.json', join(folder, 'imports'), '0'];
  service = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: service.stdout })) {
    address = line;
    return;
  }
};

const end = (signal: NodeJS.Signals): Promise<unknown[]> => {
  const ended = once(service, 'exit');
  service.kill(signal);
  return ended;
};

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cordboard-example-'));
  await start();
});

after(async () => {
  assert.deepEqual(await end('SIGTERM'), [0, null], 'the service ends by itself once its center is closed');
  await rm(folder, { recursive: true });
});

interface Event {
  readonly event: string;
  readonly data: string;
}

/** The server-sent events of an import, until it ends or the reader leaves. */
async function* eventsOf(id: string): AsyncGenerator<Event> {
  const leaving = new AbortController();
  try {
    const { body } = await fetch(`${address}/imports/${id}`, { signal: leaving.signal });
    assert(body !== null);
    let text = '';
    for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const each of events) {
        const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(each) ?? [];
        assert(event !== undefined && data !== undefined, each);
        yield { event, data };
      }
    }
  } finally {
    leaving.abort();
  }
}

const lastEventOf = async (id: string): Promise<Event | undefined> => {
  let last: Event | undefined;
  for await (const event of eventsOf(id)) last = event;
  return last;
};

/** Contacts with numbers that no other call gives. */
const contacts = (count: number): string =>
  Array.from({ length: count }, () => `+1202${String(nextNumber++)}\tIda Olsen`).join('\n');

const upload = (id: string, rows: string, campaign = 'spring2026'): Promise<Response> =>
  fetch(`${address}/campaigns/${campaign}/imports/${id}`, { method: 'PUT', body: rows });

describe('a list', () => {
  test('comes in pages, and each says where the next is', async () => {
    const numbers: string[] = [];
    let next: string | undefined = '/agents?limit=4';
    let pages = 0;
    while (next !== undefined) {
      const page: Response = await fetch(address + next);
      assert.equal(page.status, 200);
      for (const [, number] of (await page.text()).matchAll(/"number":"(\d+)","name"/g))
        if (number !== undefined) numbers.push(number);
      next = /^<(.*)>; rel="next"$/.exec(page.headers.get('Link') ?? '')?.[1];
      pages += 1;
    }
    assert.deepEqual([pages, numbers], [2, ['1001', '1002', '1003', '1004', '1005', '1006', '2001']]);
  });

  for (const query of ['limit=0', 'limit=many', 'state=asleep', 'qeueu=7', 'cursor=made-up'])
    test(`is refused with ${query}`, async () => {
      const refused = await fetch(`${address}/agents?${query}`);
      assert.equal(refused.status, 400);
      assert.match(await refused.text(), new RegExp(query.split('=')[0] ?? ''));
    });
});

describe('an error', () => {
  test('is a problem of RFC 9457, with a status of its kind', async () => {
    const missing = await fetch(`${address}/agents/9999`);
    assert.deepEqual(
      [missing.status, missing.headers.get('Content-Type')],
      [404, 'application/problem+json'],
    );
    assert.match(await missing.text(), /"title":"NotFound","detail":"memory agents.get: .*"effect":"none"/);
  });
});

describe('an import', () => {
  test('goes on when its client leaves', async () => {
    assert.equal((await upload('left', contacts(20_000))).status, 202);
    for await (const { event } of eventsOf('left')) {
      assert.match(event, /^(progress|end)$/);
      break;
    }
    assert.match(
      (await lastEventOf('left'))?.data ?? '',
      /"complete":true,"counts":{"total":20000,"applied":20000,/,
    );
  });

  test('goes on after kill -9, by its journal, and sends nothing twice', async () => {
    await upload('killed', contacts(100_000));
    for await (const { data } of eventsOf('killed')) if (/"done":[1-9]/.test(data)) break;
    await end('SIGKILL');
    await start();
    const last = await lastEventOf('killed');
    assert.match(
      last?.data ?? '',
      /"resumed":[1-9].*"complete":true,"counts":{"total":100000,"applied":100000,/,
    );
  });

  test('counts the rows that failed, and ends complete all the same', async () => {
    await upload('faulty', `${contacts(3)}\nno number`);
    assert.match((await lastEventOf('faulty'))?.data ?? '', /"complete":true,.*"failed":1/);
  });

  test('says why nothing was imported', async () => {
    await upload('nowhere', contacts(1), 'no-such-campaign');
    assert.match((await lastEventOf('nowhere'))?.data ?? '', /"complete":false,"error":{"kind":"NotFound"/);
  });

  test('is not begun by half an upload, and can be uploaded anew', async () => {
    const leaving = new AbortController();
    const body = new ReadableStream({
      start: (rows) => {
        rows.enqueue(new TextEncoder().encode(contacts(1)));
      },
    });
    const { signal } = leaving;
    const path = `${address}/campaigns/spring2026/imports/half`;
    const sent = fetch(path, { method: 'PUT', body, duplex: 'half', signal });
    while (!existsSync(join(folder, 'imports/.half/contacts'))) await setImmediate();
    leaving.abort();
    await assert.rejects(sent);
    assert.equal((await fetch(`${address}/imports/half`)).status, 404);
    while ((await upload('half', contacts(2))).status === 409);
    assert.match((await lastEventOf('half'))?.data ?? '', /"complete":true,"counts":{"total":2,/);
  });

  for (const id of ['..%2Foutside', '.hidden', '%2e%2e', 'a%00b'])
    test(`is no import with the id ${id}`, async () => {
      assert.equal((await upload(id, contacts(1))).status, 404);
    });

  test('is uploaded once', async () => {
    assert.equal((await upload('once', contacts(1))).status, 202);
    assert.equal((await upload('once', contacts(2))).status, 409);
    assert.equal((await fetch(`${address}/imports/never`)).status, 404);
  });
});
