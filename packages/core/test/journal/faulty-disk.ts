import type { Files, JournalFile } from '../../src/bulk/journal/files.js';

/** What goes wrong with the n-th thing that is asked of the disk, counted from 0 in each run. */
export interface DiskFault {
  readonly at: number;
  readonly fault:
    | 'short' // fewer bytes than asked for, without an error
    | 'full' // no more room from here on, for some operations
    | 'failed' // an error; what a sync had to write never reaches the disk
    | 'killed'; // the process ends
  /** How much of it is done all the same, from 0 to 1. */
  readonly share: number;
}

/** What a loss of power leaves of what was not synced. */
export interface PowerCut {
  /** How much of it, from 0 to 1. */
  readonly share: number;
  /** Zeros where the file had grown and its bytes had not arrived. */
  readonly room: number;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

interface Stored {
  /** As it is read. */
  bytes: Buffer;
  /** As it was synced last. */
  onDisk: Buffer;
  /** From here on it was changed since. */
  changedFrom: number;
  /** What was not written when it should have been, and never will be. */
  lost: readonly Stretch[];
  isNamed: boolean;
  isPrivate: boolean;
  isHeld: boolean;
}

const fullForOperations = 4;

const errorOf = (code: string): Error => Object.assign(new Error(code), { code });

const withZeros = (bytes: Buffer, lost: readonly Stretch[]): Buffer =>
  lost.reduce((arrived, { from, to }) => arrived.fill(0, from, to), Buffer.from(bytes));

/** Files that exist in memory only, and a power supply, a process and a disk that fail when they are told to. */
export class FaultyDisk implements Files {
  isDown = false;
  /** What was asked for, in order. */
  readonly log: string[] = [];
  bytesRead = 0;
  faultsMet = 0;
  onFault = (): void => undefined;
  /** Whether bytes were lost that the system had taken: then a journal can only be refused. */
  hasLostBytes = false;
  private readonly stored = new Map<string, Stored>();
  private faults = new Map<number, DiskFault>();
  private operations = 0;
  private fullUntil = -1;

  /** A process begins, on a disk that works but for these faults. */
  start(faults: readonly DiskFault[] = []): void {
    this.isDown = false;
    this.operations = 0;
    this.fullUntil = -1;
    this.faults = new Map(faults.map((fault) => [fault.at, fault]));
    for (const file of this.stored.values()) file.isHeld = false;
  }

  /** The process ends as by `kill -9`: what the system has taken stays. */
  kill(): void {
    this.isDown = true;
  }

  cutPower({ share, room }: PowerCut): void {
    this.kill();
    for (const [path, file] of this.stored) {
      if (!file.isNamed) this.stored.delete(path);
      const { bytes, onDisk, changedFrom, lost } = file;
      const arrived = Math.floor((bytes.length - changedFrom) * share);
      const wasCutBack = onDisk.length > changedFrom;
      if (lost.length > 0) this.hasLostBytes = true;
      file.bytes =
        changedFrom === Infinity
          ? withZeros(bytes, lost)
          : wasCutBack
            ? // What was written over it has not arrived, and what was written behind it has.
              Buffer.concat([onDisk, bytes.subarray(onDisk.length)])
            : Buffer.concat([withZeros(bytes, lost).subarray(0, changedFrom + arrived), Buffer.alloc(room)]);
      Object.assign(file, { onDisk: file.bytes, changedFrom: Infinity, lost: [] });
    }
  }

  bytesOf(path: string): Buffer {
    return this.stored.get(path)?.bytes ?? Buffer.alloc(0);
  }

  isPrivate(path: string): boolean {
    return this.stored.get(path)?.isPrivate ?? false;
  }

  /** Puts a file there, safe on the disk. */
  put(path: string, bytes: Buffer): void {
    const state = {
      changedFrom: Infinity,
      lost: [],
      isNamed: true,
      isPrivate: false,
      isHeld: false,
    } as const;
    this.stored.set(path, { bytes, onDisk: bytes, ...state });
  }

  async open(path: string): Promise<JournalFile | undefined> {
    await this.run('open');
    if (!this.stored.has(path)) this.put(path, Buffer.alloc(0));
    const file = this.stored.get(path);
    if (file === undefined || file.isHeld) return undefined;
    if (file.bytes.length === 0) file.isNamed = false;
    file.isHeld = true;
    return {
      read: (into, at) => this.read(file, into, at),
      append: (bytes) => this.append(file, bytes),
      truncate: (length) => this.truncate(file, length),
      datasync: () => this.datasync(file),
      makePrivate: async () => {
        await this.run('makePrivate');
        file.isPrivate = true;
      },
      close: async () => {
        await this.run('close');
        file.isHeld = false;
      },
    };
  }

  async syncFolder(path: string): Promise<void> {
    await this.run('syncFolder');
    const file = this.stored.get(path);
    if (file !== undefined) file.isNamed = true;
  }

  /** Counts an operation, and answers what is to go wrong with it. */
  private async run(name: string): Promise<DiskFault | undefined> {
    if (this.isDown) throw errorOf('DOWN');
    this.log.push(name);
    const at = this.operations++;
    const fault = this.faults.get(at);
    if (fault !== undefined) {
      this.faultsMet += 1;
      this.onFault();
    }
    if (fault?.fault === 'full') this.fullUntil = at + fullForOperations;
    if (fault?.fault === 'killed') this.kill();
    const isPartial = name === 'append' || name === 'datasync' || name === 'read';
    if (fault !== undefined && !isPartial && ['failed', 'killed'].includes(fault.fault)) {
      throw errorOf('EIO');
    }
    return Promise.resolve(fault);
  }

  private async read(file: Stored, into: Buffer, at: number): Promise<number> {
    const fault = await this.run('read');
    if (fault?.fault === 'failed' || this.isDown) throw errorOf('EIO');
    const available = file.bytes.subarray(at, at + into.length);
    const isShort = fault?.fault === 'short' && available.length > 0;
    const length = isShort ? Math.max(1, Math.floor(available.length * fault.share)) : available.length;
    this.bytesRead += length;
    return available.copy(into, 0, 0, length);
  }

  private async append(file: Stored, bytes: Buffer): Promise<number> {
    const fault = await this.run('append');
    if (fault === undefined && this.operations - 1 <= this.fullUntil) throw errorOf('ENOSPC');
    const least = fault?.fault === 'short' ? 1 : 0;
    const taken =
      fault === undefined ? bytes.length : Math.max(least, Math.floor(bytes.length * fault.share));
    file.changedFrom = Math.min(file.changedFrom, file.bytes.length);
    file.bytes = Buffer.concat([file.bytes, bytes.subarray(0, taken)]);
    if (fault?.fault === 'failed' || this.isDown) throw errorOf('EIO');
    if (taken === 0) throw errorOf('ENOSPC');
    return taken;
  }

  private async truncate(file: Stored, length: number): Promise<void> {
    await this.run('truncate');
    file.bytes = file.bytes.subarray(0, length);
    file.changedFrom = Math.min(file.changedFrom, length);
    file.lost = file.lost
      .map(({ from, to }) => ({ from, to: Math.min(to, length) }))
      .filter(({ from, to }) => from < to);
  }

  private async datasync(file: Stored): Promise<void> {
    const fault = await this.run('datasync');
    if (this.isDown) throw errorOf('DOWN');
    if (fault?.fault === 'failed') {
      const stretch = { from: file.changedFrom, to: file.bytes.length };
      if (stretch.from < stretch.to) file.lost = [...file.lost, stretch];
      file.changedFrom = Infinity;
      throw errorOf('EIO');
    }
    file.onDisk = withZeros(file.bytes, file.lost);
    file.changedFrom = Infinity;
  }
}
