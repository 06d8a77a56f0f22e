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
): Promise<Connection> => {
  const sandbox = await startSandbox(options);
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
