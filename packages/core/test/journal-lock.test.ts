import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { addressOf, lock } from '../src/bulk/journal/lock.js';

const folder = await mkdtemp(join(tmpdir(), 'cordboard-lock-'));
afterAll(() => rm(folder, { recursive: true }));

/** A name that Linux keeps without a file, and a file as other systems need it. */
const addresses = {
  'a name': addressOf(`test-${String(process.pid)}`),
  'a socket file': join(folder, 'lock.sock'),
};

/** Listens on an address in a process of its own, and says so. */
const holder = async (address: string) => {
  const script = `require('node:net').createServer().listen(JSON.parse(process.argv[1]), () => console.log('held'))`;
  const child = spawn(process.execPath, ['-e', script, JSON.stringify(address)], { stdio: 'pipe' });
  await once(child.stdout, 'data');
  return child;
};

describe.each(Object.entries(addresses))('a lock under %s', (_, address) => {
  test('is held by one, and free again when that one lets go', async () => {
    const first = await lock(address);
    expect(first).toBeDefined();
    expect(await lock(address)).toBeUndefined();
    await first?.();
    const second = await lock(address);
    expect(second).toBeDefined();
    await second?.();
  });

  test('held by another process is free once that is killed, and no earlier', async () => {
    const child = await holder(address);
    expect(await lock(address)).toBeUndefined();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const own = await lock(address);
    expect(own).toBeDefined();
    await own?.();
  });
});

test('each system has its own kind of name', () => {
  expect(addressOf('7', 'linux')).toBe('\0cordboard-7');
  expect(addressOf('7', 'win32')).toBe('\\\\.\\pipe\\cordboard-7');
  expect(addressOf('7', 'darwin')).toMatch(/cordboard-7\.sock$/);
});
