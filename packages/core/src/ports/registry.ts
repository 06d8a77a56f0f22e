import { keyOfName } from '../operation/names.js';
import { agentDirectory, type AgentDirectory } from './agent-directory.js';
import { callRouting, type CallRouting } from './call-routing.js';
import { callControl, type CallControl } from './call-control.js';
import { campaigns, type Campaigns } from './campaigns.js';
import { presence, type Presence } from './presence.js';
import { queueAdmin, type QueueAdmin } from './queue-admin.js';
import { records, type Records } from './records.js';

/** Every port by the name it has on a contact center. */
export const ports = {
  agents: agentDirectory,
  presence,
  queues: queueAdmin,
  routing: callRouting,
  campaigns,
  calls: callControl,
  records,
} as const;

/** The tables of the ports. */
export type Tables = typeof ports;

/** The name of a port on a contact center. */
export type PortName = keyof Tables;

/** Every port, complete. */
export interface Ports {
  /** Who works in the center, and where their calls ring. */
  readonly agents: AgentDirectory;
  /** What agents are doing. */
  readonly presence: Presence;
  /** Who serves which contacts, and how they wait. */
  readonly queues: QueueAdmin;
  /** Which calls reach whom, and under which number they go out. */
  readonly routing: CallRouting;
  /** Calls the center makes. */
  readonly campaigns: Campaigns;
  /** Calls, one by one. */
  readonly calls: CallControl;
  /** What became of calls, and their recordings. */
  readonly records: Records;
}

type NameIn<T> = { readonly [K in keyof T]: T[K] extends { readonly name: infer N } ? N : never }[keyof T];

/** Any operation's name, `port.operation`. */
export type OperationName = { readonly [P in PortName]: NameIn<Tables[P]> }[PortName];

/** The keys of the operations that are named. */
export type KeyNamed<T, N> = {
  readonly [K in keyof T]: T[K] extends { readonly name: N } ? K : never;
}[keyof T];

/** The ports with only the operations named: what a provider used directly shows in its type. */
export type PortsWith<N extends OperationName> = {
  readonly [P in PortName]: Pick<Ports[P], KeyNamed<Tables[P], N> & keyof Ports[P]>;
};

/** Any operation, as far as all have in common. */
export type AnyOperation = { readonly [P in PortName]: Tables[P][keyof Tables[P]] }[PortName];

/** Every operation in the order of the tables. */
export const operations: readonly AnyOperation[] = Object.values(ports).flatMap((table) =>
  Object.values<AnyOperation>(table),
);

/** The part of an operation's name after its port. */
export const keyOf = ({ name }: { readonly name: OperationName }): string => keyOfName(name);
