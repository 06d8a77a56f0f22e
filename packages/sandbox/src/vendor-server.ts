import type { SandboxHandler, SandboxRequest } from './http.js';

/** Faults of a client's session, token or clock; each vendor supports some of them. */
export type ClientFault = 'expired' | 'guid-changed' | 'clock-skew';

/** How such a fault is caused: it changes the vendor's state, or the incoming request. */
export type ClientFaults = Readonly<
  Partial<Record<ClientFault, (request: SandboxRequest) => SandboxRequest>>
>;

/** A vendor's server. `close` stops what it left running. */
export type VendorServer = SandboxHandler & {
  readonly clientFaults?: ClientFaults;
  readonly close?: () => void;
};
