import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Files, JournalFile } from './files.js';
import { addressOf, lock, type Release } from './lock.js';

const ownerOnly = 0o600;

class NodeFile implements JournalFile {
  constructor(
    private readonly handle: FileHandle,
    private readonly release: Release,
  ) {}

  async read(into: Buffer, at: number): Promise<number> {
    return (await this.handle.read(into, 0, into.length, at)).bytesRead;
  }

  async append(bytes: Buffer): Promise<number> {
    return (await this.handle.write(bytes)).bytesWritten;
  }

  truncate(length: number): Promise<void> {
    return this.handle.truncate(length);
  }

  datasync(): Promise<void> {
    return this.handle.datasync();
  }

  makePrivate(): Promise<void> {
    return this.handle.chmod(ownerOnly);
  }

  async close(): Promise<void> {
    try {
      await this.handle.close();
    } finally {
      await this.release();
    }
  }
}

const notAFile = Object.assign(new Error('not a regular file'), { code: 'not a regular file' });

/** Locks the file itself, whatever path leads to it. */
const locked = async (handle: FileHandle): Promise<JournalFile | undefined> => {
  const stats = await handle.stat();
  // What is written to a pipe or a device cannot be read again.
  if (!stats.isFile()) return Promise.reject(notAFile);
  const release = await lock(addressOf(`${String(stats.dev)}-${String(stats.ino)}`));
  return release === undefined ? undefined : new NodeFile(handle, release);
};

/** The files of this machine. The lock is the system's, so that it is gone with its process, `kill -9` included. */
export const nodeFiles: Files = {
  open: async (path) => {
    const handle = await open(path, 'a+', ownerOnly);
    let file: JournalFile | undefined;
    try {
      file = await locked(handle);
      return file;
    } finally {
      if (file === undefined) await handle.close();
    }
  },

  // Best effort: not every system can sync a folder.
  syncFolder: async (path) => {
    const folder = await open(dirname(path)).catch(() => undefined);
    await folder?.sync().catch(() => undefined);
    await folder?.close();
  },
};
