import { once } from 'node:events';
import { unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Releases a lock. */
export type Release = () => Promise<void>;

/**
 * A name that a process can listen on: the system releases it when the process ends, however that happens.
 * Linux and Windows have names without a file; elsewhere a socket's file stays behind.
 */
export const addressOf = (name: string, platform: NodeJS.Platform = process.platform): string => {
  if (platform === 'linux') return `\0cordboard-${name}`;
  return platform === 'win32' ? `\\\\.\\pipe\\cordboard-${name}` : join(tmpdir(), `cordboard-${name}.sock`);
};

const listenOn = (address: string): Promise<Server | undefined> =>
  new Promise((resolve) => {
    const server = createServer((visitor) => visitor.destroy());
    server.once('error', () => {
      resolve(undefined);
    });
    server.listen(address, () => {
      server.unref();
      resolve(server);
    });
  });

const isAnswered = async (address: string): Promise<boolean> => {
  const visitor = connect(address);
  const answered = await once(visitor, 'connect').then(
    () => true,
    () => false,
  );
  visitor.destroy();
  return answered;
};

/** Takes a lock, or answers `undefined` while another holds it, in this process or in another of this machine. */
export const lock = async (address: string): Promise<Release | undefined> => {
  const isFile = !address.startsWith('\0') && !address.startsWith('\\\\');
  const free = await listenOn(address);
  const left = free === undefined && isFile && !(await isAnswered(address));
  if (left) await unlink(address).catch(() => undefined);
  const server = free ?? (left ? await listenOn(address) : undefined);
  return server === undefined
    ? undefined
    : () =>
        new Promise((resolve) => {
          server.close(() => {
            resolve();
          });
        });
};
