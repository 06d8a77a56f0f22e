import type { SandboxHandler, SandboxRequest } from './http.js';

/** What happens to a vendor rather than to an exchange; each vendor knows some of them. */
export type ClientFault = 'expired' | 'guid-changed' | 'clock-skew';

/** How a trouble comes about: changes what the vendor knows, or the request on its way in. */
export type ClientFaults = Readonly<
  Partial<Record<ClientFault, (request: SandboxRequest) => SandboxRequest>>
>;

/** A vendor's server. `close` stops what it left running. */
export type VendorServer = SandboxHandler & {
  readonly clientFaults?: ClientFaults;
  readonly close?: () => void;
};
