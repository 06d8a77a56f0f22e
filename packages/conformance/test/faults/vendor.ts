import { orThrow, type ContactCenter } from '@cordboard/core/fp';
import type { Adapter, Runtime } from '@cordboard/core';
import { huaweiCc } from '@cordboard/huawei-cc';
import { itniotech } from '@cordboard/itniotech';
import { startSandbox, vendors, type Sandbox, type SandboxOptions, type Vendor } from '@cordboard/sandbox';
import { sobot } from '@cordboard/sobot';
import * as TE from 'fp-ts/lib/TaskEither.js';

/** The adapters under test, by the names that their vendors have in the sandbox, too. */
export const adapters: Readonly<Record<Vendor, Adapter>> = { itniotech, sobot, 'huawei-cc': huaweiCc };

export { vendors, type Vendor };

/** How a vendor and its client are to be, where it is not as usual. */
export interface Setting {
  readonly options?: SandboxOptions;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly runtime?: Partial<Runtime>;
}

/** Both settings; in the parts that both have, the second holds. */
export const joined = (one: Setting = {}, other: Setting = {}): Setting => ({
  options: { ...one.options, ...other.options },
  settings: { ...one.settings, ...other.settings },
  runtime: { ...one.runtime, ...other.runtime },
});

/** Two tries and no pauses between; no reply is large here, and none is late unless it is meant to be. */
const impatience = {
  retry: { attempts: 2, baseDelayMs: 0, maxDelayMs: 50 },
  maxReplyBytes: 256 * 1024,
  timeoutMs: 10_000,
};

/** Made-up names that are the same in every run, and resemble nothing. */
export const counted = (): Runtime['uuid'] => {
  let n = 0;
  // In letters: as a number it would sooner or later be one of the numbers that must not be told.
  const inLetters = (): string => n.toString(6).replace(/\d/g, (digit) => 'abcdef'.charAt(Number(digit)));
  return () => {
    n += 1;
    return `00000000-0000-4000-8000-${inLetters().padStart(12, 'a')}`;
  };
};

/** A vendor of one's own and a client of it. */
export interface Connection {
  readonly sandbox: Sandbox;
  readonly center: ContactCenter;
  readonly close: () => Promise<void>;
}

export const connectTo = async (
  vendor: Vendor,
  { options, settings, runtime }: Setting = {},
  start = startSandbox,
): Promise<Connection> => {
  const sandbox = await start(options);
  const config = { ...sandbox.config.providers[vendor], ...impatience, ...settings };
  const center = await orThrow(
    TE.fromEither(adapters[vendor].create(config, { uuid: counted(), ...runtime })),
  );
  return {
    sandbox,
    center,
    close: async () => {
      await center.close()();
      await sandbox.close();
    },
  };
};

interface Lent {
  readonly sandbox: Sandbox;
  listener?: SandboxOptions['onExchange'];
}

/** Sandboxes for what changes nothing in them, one borrower at a time: starting one takes longer than most requests. */
export class LendingSandboxes {
  readonly #idle: Lent[] = [];
  readonly #all: Sandbox[] = [];

  /** Like `startSandbox`; closing gives back what was borrowed. A sandbox with options of its own is a new one. */
  readonly start = async ({ onExchange, ...others }: SandboxOptions = {}): Promise<Sandbox> => {
    if (Object.keys(others).length > 0) return startSandbox({ onExchange, ...others });
    const lent = this.#idle.pop() ?? (await this.#fresh());
    lent.listener = onExchange;
    return { ...lent.sandbox, close: () => this.#takeBack(lent) };
  };

  async close(): Promise<void> {
    await Promise.all(this.#all.map((sandbox) => sandbox.close()));
  }

  async #fresh(): Promise<Lent> {
    const listener: SandboxOptions['onExchange'] = (exchange) => lent.listener?.(exchange);
    const lent: Lent = { sandbox: await startSandbox({ onExchange: listener }) };
    this.#all.push(lent.sandbox);
    return lent;
  }

  #takeBack(lent: Lent): Promise<void> {
    lent.listener = undefined;
    this.#idle.push(lent);
    return Promise.resolve();
  }
}
