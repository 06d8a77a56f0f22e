import { operations, portOfName, type OperationName } from '@cordboard/core/provider';
import type { Scenario } from '../scenario.js';
import { accounts } from './agents/accounts.js';
import { agents } from './agents/agents.js';
import { changes } from './agents/changes.js';
import { stations } from './agents/stations.js';
import { callbacks } from './campaigns/callbacks.js';
import { calls } from './calls.js';
import { campaigns } from './campaigns/campaigns.js';
import { attempts } from './campaigns/attempts.js';
import { contactList } from './campaigns/contact-list.js';
import { contactRemoval } from './campaigns/contact-removal.js';
import { contacts } from './campaigns/contacts.js';
import { launching } from './campaigns/launch.js';
import { life } from './campaigns/life.js';
import { recall } from './campaigns/recall.js';
import { reads as campaignReads } from './campaigns/reads.js';
import { presence } from './presence.js';
import { members } from './queues/members.js';
import { queues } from './queues/queues.js';
import { settings } from './queues/settings.js';
import { status } from './queues/status.js';
import { records } from './records.js';
import { sessionSettings } from './session-settings.js';
import { sessions } from './sessions.js';
import { doNotCall } from './routing/do-not-call.js';
import { routes } from './routing/routes.js';
import { routing } from './routing/routing.js';

/** The scenario of each operation: without one for every operation this does not compile. */
export const scenarios: { readonly [N in OperationName]: Scenario<N> } = {
  ...agents,
  ...accounts,
  ...changes,
  ...stations,
  ...presence,
  ...sessions,
  ...sessionSettings,
  ...queues,
  ...members,
  ...settings,
  ...status,
  ...routing,
  ...routes,
  ...doNotCall,
  ...campaigns,
  ...campaignReads,
  ...launching,
  ...life,
  ...recall,
  ...contacts,
  ...contactList,
  ...contactRemoval,
  ...attempts,
  ...callbacks,
  ...calls,
  ...records,
};

/** Every scenario in the order of the tables. */
export const everyScenario: readonly Scenario[] = operations.map(({ name }) => scenarios[name]);

/** The port that an operation belongs to. */
export const portOf = ({ name }: { readonly name: OperationName }): string => portOfName(name);
