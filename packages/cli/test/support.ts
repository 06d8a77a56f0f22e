import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { isContactCenterError, type ContactCenterError } from '@cordboard/core';
import { campaigns } from '@cordboard/core/schema';
import type { ExitCode } from '../src/exit.js';
import type { RowFormat } from '../src/flags.js';
import type { Io } from '../src/io.js';
import { main } from '../src/main.js';
import { RowFile } from '../src/rows/row-file.js';

class Memory extends Writable {
  text = '';

  constructor(
    readonly isTTY: boolean,
    readonly columns: number,
  ) {
    super();
  }

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

export interface Ran {
  readonly exitCode: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

export interface World {
  readonly stdin?: string | Buffer | Readable;
  readonly env?: Io['env'];
  readonly cwd?: string;
  readonly interrupt?: AbortSignal;
  readonly tty?: boolean;
  readonly columns?: number;
  readonly stdout?: Writable;
}

const stdinOf = (stdin: World['stdin'] = ''): Readable =>
  stdin instanceof Readable ? stdin : Readable.from([Buffer.from(stdin)], { objectMode: false });

const outputOf = (world: World): Memory => new Memory(world.tty ?? false, world.columns ?? 120);

/** All access to the outside, of a world of its own. */
export const ioOf = (world: World = {}): Io => ({
  stdin: stdinOf(world.stdin),
  stdout: world.stdout ?? outputOf(world),
  stderr: outputOf(world),
  env: world.env ?? {},
  cwd: world.cwd ?? import.meta.dirname,
  interrupt: world.interrupt ?? new AbortController().signal,
});

/** Runs a command line in this process, in a world of its own. */
export const run = async (argv: readonly string[], world: World = {}): Promise<Ran> => {
  const [stdout, stderr] = [outputOf(world), outputOf(world)];
  const exitCode = await main(argv, { ...ioOf(world), stdout: world.stdout ?? stdout, stderr });
  return { exitCode, stdout: stdout.text, stderr: stderr.text };
};

const folders: string[] = [];

/** A folder of its own with these files in it; gone after {@link tidyUp}. */
export const folderWith = async (files: Readonly<Record<string, string | Buffer>>): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'cordboard-cli-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
};

export const tidyUp = async (): Promise<void> => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
};

/** The rows of a file, and the error they ended with. */
export const rowsIn = async (
  file: RowFile,
): Promise<{ readonly rows: readonly unknown[]; readonly stoppedBy: ContactCenterError | undefined }> => {
  const rows: unknown[] = [];
  try {
    for await (const row of file.read()) rows.push(row);
  } catch (error) {
    if (!isContactCenterError(error)) throw error;
    return { rows, stoppedBy: error };
  }
  return { rows, stoppedBy: undefined };
};

/** What was read of a file: its rows, the line each ended on, and why reading stopped before the end. */
export interface ReadFile {
  readonly rows: readonly unknown[];
  readonly lines: readonly (number | undefined)[];
  readonly stoppedBy: string | undefined;
}

/** Reads a file of contacts, so many bytes at a time. */
export const readContacts = async (
  content: string | Buffer,
  { format = 'csv', pieceSize = 16_384 }: { format?: RowFormat; pieceSize?: number } = {},
): Promise<ReadFile> => {
  const bytes = Buffer.from(content);
  const pieces = Array.from({ length: Math.ceil(bytes.length / pieceSize) }, (_, i) =>
    bytes.subarray(i * pieceSize, (i + 1) * pieceSize),
  );
  const source = { name: 'contacts', stream: Readable.from(pieces), total: undefined };
  const file = new RowFile(source, format, campaigns.addContacts.row, new AbortController().signal);
  const { rows, stoppedBy } = await rowsIn(file);
  return { rows, lines: rows.map((_, i) => file.takeLine(i)), stoppedBy: stoppedBy?.message };
};

/** The lines of what was printed. */
export const linesOf = (text: string): readonly string[] => text.split('\n').slice(0, -1);
