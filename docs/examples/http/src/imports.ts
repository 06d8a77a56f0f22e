import { EventEmitter, once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  attempt,
  ContactCenterError,
  fileJournal,
  type BulkProgress,
  type Campaigns,
  type Contact,
} from '@cordboard/core';

/** How far an import has come, and once it has ended, how. */
export interface ImportState {
  readonly progress: BulkProgress;
  readonly end?: {
    /** True once the outcome of every row is known. */
    readonly complete: boolean;
    /** Why it is not complete, or why nothing was imported at all. */
    readonly error?: unknown;
    readonly counts?: Readonly<
      Record<'total' | 'applied' | 'accepted' | 'unchanged' | 'failed' | 'unknown', number>
    >;
  };
}

const notStarted: ImportState = { progress: { done: 0, failed: 0, resumed: 0 } };

/** One contact a line: a number and, after a tab, a name. */
async function* contactsIn(file: string): AsyncGenerator<Contact> {
  const input = createReadStream(file);
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      const [phoneNumber = '', name] = line.split('\t');
      yield name === undefined ? { phoneNumber } : { phoneNumber, name };
    }
  } finally {
    input.destroy();
  }
}

class Job {
  readonly #changes = new EventEmitter().setMaxListeners(0);
  #state = notStarted;
  /** Settles when the run does; there is one at a time. */
  run: Promise<void> | undefined;

  set state(state: ImportState) {
    this.#state = state;
    this.#changes.emit('change');
  }

  /** The state now, and each later one. A slow reader misses those between and gets the newest. */
  async *states(): AsyncGenerator<ImportState> {
    for (;;) {
      const state = this.#state;
      yield state;
      if (state.end !== undefined) return;
      if (this.#state === state) await once(this.#changes, 'change');
    }
  }
}

/**
 * Imports of contacts. They belong to the service and not to the request that began them: a client may leave and come back.
 * Rows and journal are files, so that an import goes on where it was when the process is started again, even after
 * `kill -9`.
 */
export class Imports {
  readonly #campaigns: Campaigns;
  readonly #folder: string;
  readonly #jobs = new Map<string, Job>();
  readonly #uploads = new Set<string>();

  constructor(campaigns: Campaigns, folder: string) {
    this.#campaigns = campaigns;
    this.#folder = folder;
  }

  /** Keeps the rows, and starts once they are all here: half an upload imports nothing. */
  async create(id: string, campaign: string, rows: AsyncIterable<Uint8Array>): Promise<void> {
    if (this.#jobs.has(id) || this.#uploads.has(id))
      throw new ContactCenterError({ kind: 'AlreadyExists', message: `there is an import ${id} already` });
    this.#uploads.add(id);
    const incoming = join(this.#folder, `.${id}`);
    try {
      await mkdir(incoming, { recursive: true, mode: 0o700 });
      await writeFile(join(incoming, 'campaign'), campaign, { flush: true });
      await writeFile(join(incoming, 'contacts'), rows, { flush: true, mode: 0o600 });
      await rename(incoming, join(this.#folder, id));
      this.#add(id);
    } finally {
      // In this order: the next upload of this id writes to the same place.
      await rm(incoming, { recursive: true, force: true });
      this.#uploads.delete(id);
    }
  }

  /** Goes on with an import that has ended incomplete. */
  resume(id: string): void {
    const job = this.#jobOf(id);
    if (job.run === undefined) this.#start(id, job);
  }

  /** Goes on with every import there is. One that was complete gives its counts again, from its journal, and sends nothing. */
  async resumeAll(): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    for (const id of (await readdir(this.#folder)).filter((name) => !name.startsWith('.'))) {
      this.#add(id);
    }
  }

  states(id: string): AsyncIterable<ImportState> {
    return this.#jobOf(id).states();
  }

  /** Waits for the runs under way, which end early when the center is closed. */
  async settled(): Promise<void> {
    await Promise.all([...this.#jobs.values()].map(({ run }) => run ?? Promise.resolve()));
  }

  #add(id: string): void {
    const job = new Job();
    this.#jobs.set(id, job);
    this.#start(id, job);
  }

  #jobOf(id: string): Job {
    const job = this.#jobs.get(id);
    if (job === undefined)
      throw new ContactCenterError({ kind: 'NotFound', message: 'there is no such import' });
    return job;
  }

  #start(id: string, job: Job): void {
    job.state = notStarted;
    job.run = this.#import(id, job)
      .catch((error: unknown) => {
        console.error(error);
        job.state = { ...notStarted, end: { complete: false } };
      })
      .finally(() => {
        job.run = undefined;
      });
  }

  async #import(id: string, job: Job): Promise<void> {
    const folder = join(this.#folder, id);
    const campaign = { code: await readFile(join(folder, 'campaign'), 'utf8') };
    let { progress } = notStarted;
    const imported = await attempt(
      this.#campaigns.addContacts(
        { campaign, rows: contactsIn(join(folder, 'contacts')) },
        {
          journal: fileJournal(join(folder, 'journal')),
          onProgress: (now) => {
            progress = now;
            job.state = { progress };
          },
          // Without it the report holds an outcome for each row.
          onOutcome: () => undefined,
        },
      ),
    );
    if (!imported.ok) {
      job.state = { progress, end: { complete: false, error: imported.error } };
      return;
    }
    const { total, applied, accepted, unchanged, failed, unknown, stoppedBy } = imported.value;
    const counts = { total, applied, accepted, unchanged, failed, unknown };
    job.state = { progress, end: { complete: stoppedBy === undefined, error: stoppedBy, counts } };
  }
}
