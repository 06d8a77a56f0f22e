import type { ContactCenter } from '@cordboard/core/provider';
import type { Ledger } from './ledger.js';
import type { SandboxOptions } from './options.js';
import type { VendorServer } from './vendor-server.js';

/** What every simulated server is given: one center behind all of them. */
export interface World {
  readonly center: ContactCenter;
  readonly now: () => number;
  readonly ledger: Ledger;
  readonly options: SandboxOptions;
}

/** Makes a vendor's server over a world. */
export type CreateServer = (world: World) => VendorServer;
