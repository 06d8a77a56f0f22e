import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BulkReport } from '@cordboard/core';
import { build } from 'esbuild';
import { isRepeatable, type Importing } from './importing.js';

/** What an importing process is told. */
export interface ImportOrder {
  readonly journal: string;
  readonly total: number;
  readonly batchSize: number;
  readonly concurrency: number;
  readonly operation: Importing;
}

/** What an importing process tells: a request to its vendor, or its report at the end. */
export type ImporterMessage =
  | { readonly key: string; readonly rows: readonly string[] }
  | { readonly report: BulkReport<unknown, unknown> };

/** Makes the importer a program for plain Node, of the sources as they are. */
export const buildImporter = async (root: string): Promise<string> => {
  const folder = join(root, `node_modules/.cache/cordboard-importer-${String(process.pid)}`);
  const program = join(folder, 'importer.mjs');
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: [join(root, 'packages/core/test/journal/importer.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    tsconfig: join(root, 'packages/tsconfig.json'),
    logLevel: 'warning',
  });
  return program;
};

/** The vendor of importing processes: it counts what arrives, under one key only once. */
export class ProcessVendor {
  readonly arrivals = new Map<string, number>();
  /** Requests under a key that had other rows before. */
  mixedUp = 0;
  private readonly bodies = new Map<string, string>();

  constructor(private readonly operation: Importing) {}

  take(key: string, rows: readonly string[]): void {
    const body = rows.join();
    const before = this.bodies.get(key);
    this.bodies.set(key, body);
    if (before !== undefined && before !== body) this.mixedUp += 1;
    if (before !== undefined && isRepeatable(this.operation)) return;
    for (const row of rows) this.arrivals.set(row, (this.arrivals.get(row) ?? 0) + 1);
  }
}

export interface EndedImport {
  readonly report?: BulkReport<unknown, unknown>;
  readonly stderr: string;
  readonly wasKilled: boolean;
}

export interface ImportRun {
  readonly program: string;
  readonly order: ImportOrder;
  readonly vendor: ProcessVendor;
  /** What starts the process, with its arguments, such as `prlimit`; left out: it starts by itself. */
  readonly under?: readonly string[];
  /** When it is killed with SIGKILL; left out: never. */
  readonly killAfterMs?: number;
  /** Whether it is killed when its first request arrives, before the answer. */
  readonly isKilledAtRequest?: boolean;
}

/** Imports in a process of its own. */
export const importInProcess = async (run: ImportRun): Promise<EndedImport> => {
  const { program, order, vendor, under = [], killAfterMs, isKilledAtRequest = false } = run;
  const [command, ...argv] = [...under, process.execPath, program, JSON.stringify(order)];
  const child = spawn(command, argv, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let report: BulkReport<unknown, unknown> | undefined;
  let stderr = '';
  child.stderr?.on('data', (text: Buffer) => (stderr += text.toString()));
  child.on('message', (message: ImporterMessage) => {
    if ('report' in message) report = message.report;
    else {
      vendor.take(message.key, message.rows);
      if (isKilledAtRequest) child.kill('SIGKILL');
      // It may be killed in this very moment: what cannot be sent any more is no error of the test.
      if (child.connected) child.send({ key: message.key }, () => undefined);
    }
  });
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  await once(child, 'close');
  clearTimeout(timer);
  return { ...(report === undefined ? {} : { report }), stderr, wasKilled: child.signalCode === 'SIGKILL' };
};
