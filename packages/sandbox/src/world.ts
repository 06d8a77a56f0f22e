import type { ContactCenter } from '@cordboard/core/fp';
import type { Ledger } from './ledger.js';
import type { PhoneNetwork } from './phone-network.js';
import type { SandboxOptions } from './options.js';
import type { VendorServer } from './vendor-server.js';

/** What all simulated servers share: one center. */
export interface World {
  readonly center: ContactCenter;
  readonly now: () => number;
  readonly ledger: Ledger;
  readonly network: PhoneNetwork;
  readonly options: SandboxOptions;
}

/** Makes a vendor's server over a world. */
export type CreateServer = (world: World) => VendorServer;
