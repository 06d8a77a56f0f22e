import { orThrow, type ContactCenter } from '@cordboard/core/fp';
import type { AttemptEvent } from '@cordboard/core';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { withoutDuration } from '../canary/overhear.js';
import { adapters, counted, type Vendor } from '../faults/vendor.js';
import type { Recording } from './recordings.js';

const settings = {
  retry: { attempts: 1 },
  breaker: { failures: 0 },
  maxReplyBytes: 256 * 1024,
  timeoutMs: 10_000,
} as const;

/** Centers of all vendors, connected to one server. */
export class Centers {
  readonly #url: string;
  readonly #kept = new Map<Vendor, ContactCenter>();
  #events: object[] = [];

  constructor(url: string) {
    this.#url = url;
  }

  /** A center that has asked nothing yet. */
  fresh({ vendor, settings: recorded }: Recording): Promise<ContactCenter> {
    const text = JSON.stringify({ ...recorded, ...settings });
    const config: unknown = JSON.parse(text.replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, this.#url));
    const runtime = {
      // Random ones may hold any digits, also those of a secret.
      uuid: counted(),
      onAttempt: (event: AttemptEvent) => this.#events.push(withoutDuration(event)),
      // Polls of an agent's session follow each other at once.
      sleep: () => Promise.resolve(),
    };
    return orThrow(TE.fromEither(adapters[vendor].create(config, runtime)));
  }

  /** The center of a vendor that all share. */
  async shared(recording: Recording): Promise<ContactCenter> {
    const center = this.#kept.get(recording.vendor) ?? (await this.fresh(recording));
    this.#kept.set(recording.vendor, center);
    return center;
  }

  /** Shares it no longer. */
  async drop({ vendor }: Recording): Promise<void> {
    await this.#kept.get(vendor)?.close()();
    this.#kept.delete(vendor);
  }

  /** The events since they were last taken. */
  takeEvents(): readonly object[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  async close(): Promise<void> {
    for (const center of this.#kept.values()) await center.close()();
  }
}
