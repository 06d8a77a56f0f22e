import type { SandboxHandler, SandboxRequest } from './http.js';

/** What happens to a vendor rather than to an exchange; each vendor knows some of them. */
export type Trouble = 'expired' | 'guid-changed' | 'clock-skew';

/** How a trouble comes about: changes what the vendor knows, or the request on its way in. */
export type Troubles = Readonly<Partial<Record<Trouble, (request: SandboxRequest) => SandboxRequest>>>;

/** A vendor's server. `close` stops what it left running. */
export type VendorServer = SandboxHandler & {
  readonly troubles?: Troubles;
  readonly close?: () => void;
};
