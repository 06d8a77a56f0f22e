import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { accountKey } from '@cordboard/core/provider';
import { contacts, importingInto, mustNotBeAsked, report, Vendor } from './journal/importing.js';
import { failed } from './support.js';

const folder = await mkdtemp(join(tmpdir(), 'cordboard-journal-file-'));
afterAll(() => rm(folder, { recursive: true }));

let path = '';
let count = 0;
beforeEach(() => {
  path = join(folder, `${String(++count)}.journal`);
});

const rows = contacts(7);
const importing = (...parts: Parameters<ReturnType<typeof importingInto>>) => importingInto(path)(...parts);
const refused = () => failed(importing(mustNotBeAsked, rows));

/** The journal of an import that is finished. */
const finished = async (): Promise<Buffer> => {
  await report(importing(new Vendor().handle, rows));
  return readFile(path);
};

describe('a damaged journal is refused, with the line', () => {
  test.each([
    ['is missing', (lines: readonly string[]) => lines.toSpliced(2, 1), 3],
    ['stands twice', (lines: readonly string[]) => lines.toSpliced(2, 0, lines[1] ?? ''), 3],
    ['was moved', (lines: readonly string[]) => [...lines.slice(0, 2), ...lines.slice(2, 4).reverse()], 3],
    ['ends as on another system', (lines: readonly string[]) => lines.map((line) => `${line}\r`), 1],
  ])('when a line %s', async (_, change, line) => {
    const lines = (await finished()).toString().split('\n');
    await writeFile(path, change(lines).join('\n'));
    expect((await refused()).message).toContain(`line ${String(line)} of the journal`);
  });

  test('when the last line break is damaged and a torn line stands behind it', async () => {
    const whole = await finished();
    const torn = Buffer.concat([whole.subarray(0, -1), Buffer.from('\v{"sent":9,"ro')]);
    await writeFile(path, torn);
    expect((await refused()).message).toContain('of the journal');
  });
});

describe('what a crash left behind the last whole line is cut off', () => {
  test.each([
    ['a torn line', '{"settled":3,"par'],
    ['room that was never written', '\0'.repeat(700)],
    ['a torn line and room behind it', `{"settled":3,"par${'\0'.repeat(700)}`],
    ['a line without its line break', '{"undone":3}\t0123abcd'],
  ])('%s', async (_, left) => {
    const vendor = new Vendor();
    await report(importing(vendor.handle, rows.slice(0, 4)));
    const whole = await readFile(path);
    await writeFile(path, Buffer.concat([whole, Buffer.from(left)]));
    expect(await report(importing(vendor.handle, rows))).toMatchObject({ accepted: 7 });
    expect(vendor.rows).toHaveLength(7);
    expect(await report(importing(mustNotBeAsked, rows))).toMatchObject({ accepted: 7 });
  });

  test('a torn first line too: nothing was sent, so the journal begins anew', async () => {
    const whole = await finished();
    const firstLine = whole.indexOf('\n');
    for (let length = 0; length <= firstLine; length += 29) {
      for (const room of [0, 512]) {
        await writeFile(path, Buffer.concat([whole.subarray(0, length), Buffer.alloc(room)]));
        const vendor = new Vendor();
        expect(await report(importing(vendor.handle, rows))).toMatchObject({ accepted: 7 });
        expect(vendor.rows).toHaveLength(7);
        expect(await report(importing(mustNotBeAsked, rows))).toMatchObject({ accepted: 7 });
      }
    }
  });
});

describe('a file that is no journal is refused and left as it was', () => {
  test.each<[string, (path: string) => Promise<unknown>]>([
    ['a table', (file) => writeFile(file, 'phoneNumber,name\n15550101,Ada\n15550102,Gra')],
    ['one word', (file) => writeFile(file, 'phoneNumber')],
    ['zeros, then text', (file) => writeFile(file, `${'\0'.repeat(64)}phoneNumber`)],
    ['another JSON file', (file) => writeFile(file, '{"journals":[]}\n')],
  ])('%s', async (_, write) => {
    await write(path);
    await chmod(path, 0o644);
    const before = await readFile(path);
    const error = await refused();
    expect([error.kind, error.message]).toEqual([
      'Misconfigured',
      expect.stringContaining('line 1 of the journal'),
    ]);
    expect((await readFile(path)).equals(before)).toBe(true);
    expect((await stat(path)).mode & 0o777).toBe(0o644);
  });

  test('a folder, a device or a pipe', async () => {
    await mkdir(path);
    const folderPath = path;
    const pipePath = `${path}.pipe`;
    execFileSync('mkfifo', [pipePath]);
    for (path of [folderPath, pipePath, '/dev/null']) {
      expect(await refused()).toMatchObject({
        kind: 'Misconfigured',
        message: expect.stringContaining('cannot be opened'),
      });
    }
  });

  test('a journal of an earlier format, which says so', async () => {
    await writeFile(
      path,
      '{"journal":1,"operation":"campaigns.addContacts","provider":"test","batchSize":2,"header":"a","salt":"b","idempotencyKey":"c"}\n{"sent":0,"rows":"12345678"}\n',
    );
    expect(await refused()).toMatchObject({
      kind: 'Misconfigured',
      message: expect.stringContaining('format 1'),
    });
  });
});

test.each([
  ['that other people could read', () => finished()],
  ['that is still empty', () => writeFile(path, '')],
])('a journal %s is its owner’s alone from then on', async (_, make) => {
  await make();
  await chmod(path, 0o644);
  await report(importing(new Vendor().handle, rows));
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

describe('a journal belongs to the account it was begun with', () => {
  const production = { provider: 'test', accountKey: accountKey('test', 'https://a.example', 'app') };

  test.each([
    ['base URL', accountKey('test', 'https://staging.a.example', 'app')],
    ['account id', accountKey('test', 'https://a.example', 'other')],
  ])('and is refused for another %s', async (_, other) => {
    await report(importing(new Vendor().handle, rows, { account: production }));
    const error = await failed(
      importing(mustNotBeAsked, rows, { account: { ...production, accountKey: other } }),
    );
    expect([error.kind, error.effect, error.problems]).toEqual([
      'Misconfigured',
      'none',
      [{ path: 'account', message: expect.stringContaining('base URL, account id or product') }],
    ]);
    expect(await report(importing(mustNotBeAsked, rows, { account: production }))).toMatchObject({
      accepted: 7,
    });
  });

  test('of which it holds no more than a hash', async () => {
    await report(importing(new Vendor().handle, rows, { account: production }));
    expect(await readFile(path, 'utf8')).not.toContain(production.accountKey.slice(5));
  });
});
