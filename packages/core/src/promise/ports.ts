import type { agentDirectory } from '../ports/agent-directory.js';
import type { callControl } from '../ports/call-control.js';
import type { callRouting } from '../ports/call-routing.js';
import type { campaigns } from '../ports/campaigns.js';
import type { presence } from '../ports/presence.js';
import type { queueAdmin } from '../ports/queue-admin.js';
import type { records } from '../ports/records.js';
import type { KeyNamed, OperationName, PortName, Tables } from '../ports/registry.js';
import type { PromisedPort } from './promised-port.js';

/** Who works in the center, and where their calls ring. */
export interface AgentDirectory extends PromisedPort<typeof agentDirectory> {}

/** What agents are doing. */
export interface Presence extends PromisedPort<typeof presence> {}

/** The queues, who serves them, and how they treat their calls. */
export interface QueueAdmin extends PromisedPort<typeof queueAdmin> {}

/** Which calls reach whom, and under which number they go out. */
export interface CallRouting extends PromisedPort<typeof callRouting> {}

/** Calls the center makes: campaigns, their contacts, and promised callbacks. */
export interface Campaigns extends PromisedPort<typeof campaigns> {}

/** Calls, one by one. */
export interface CallControl extends PromisedPort<typeof callControl> {}

/** What became of calls, and their recordings. */
export interface Records extends PromisedPort<typeof records> {}

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

/** The ports with only the operations named, and the walks over those of them that are lists. */
export type PortsWith<N extends OperationName> = {
  readonly [P in PortName]: Pick<Ports[P], KeyNamed<Tables[P], N> & keyof Ports[P]> & {
    readonly all: Pick<Ports[P]['all'], KeyNamed<Tables[P], N> & keyof Ports[P]['all']>;
  };
};
