export { credentials } from './credentials.js';
export type { Fault, FaultRule, Faults } from './faults.js';
export type { Ledger, LedgerEntry } from './ledger.js';
export { startSandbox, type Sandbox } from './sandbox.js';
export type { SandboxConfig } from './config.js';
export { vendors, type Vendor } from './vendors.js';
export type { SandboxReply, SandboxRequest } from './http.js';
export type { SandboxExchange, SandboxOptions } from './world.js';
export { connectToSandbox, known, type ConnectedSandbox, type KnownInSandbox } from './connected.js';
