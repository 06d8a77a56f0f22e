import {
  beyondState,
  neverTold,
  notOffered,
  agentDirectory,
  whenConfigured,
  serve,
  notImplemented,
  type Agent,
  type AgentRef,
  type CallContext,
  type ContactCenterError,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { fromAgentRef, toAgent } from '../mapping/agents.js';
import { whyOnlyState } from '../mapping/presence.js';
import type { Cms } from '../surfaces/cms/surface.js';

/** One agent, as the monitoring sees it. */
export const agentByRef = (
  monitor: Cms,
  agent: AgentRef,
  context: CallContext,
): TE.TaskEither<ContactCenterError, Agent> =>
  pipe(
    TE.fromEither(fromAgentRef(agent)),
    TE.chain((workNo) => monitor.agentByWorkNo(workNo, context)),
    TE.map(toAgent),
  );

const accounts = [
  notImplemented(
    agentDirectory.create,
    'API Fabric agentAccount/create, whose reply holds the work number; on private sites POST config/vdn/agents',
  ),
  notImplemented(
    agentDirectory.remove,
    'API Fabric agentAccount/delete, in any state of the agent; on private sites DELETE config/vdn/agents',
  ),
];

const password = notImplemented(
  agentDirectory.setPassword,
  'API Fabric agentAccount/update, which needs the password before as well',
);

export const agents = (cms: Cms | undefined) => [
  notImplemented(
    agentDirectory.list,
    'CC-CMS vdn/totalagentdynamicinfo for the states, API Fabric agentAccount/query for the names',
  ),
  serve(
    agentDirectory.get,
    whenConfigured(
      'cms',
      cms,
      (monitor) =>
        ({ agent }, context) =>
          agentByRef(monitor, agent, context),
    ),
    { omits: neverTold(beyondState, whyOnlyState, 'presence') },
  ),
  ...accounts,
  notImplemented(
    agentDirectory.update,
    'API Fabric agentAccount/update, for the phone number; wrap-up time belongs to a queue here',
  ),
  password,
  notOffered(
    agentDirectory.unbindStation,
    'nothing is bound: an agent names the phone at each sign-in (phoneNumber of the credentials)',
  ),
  notOffered(
    agentDirectory.listExtensions,
    'phones are not listed by themselves; API Fabric agentAccount/query has the SIP account of each agent',
  ),
  notOffered(
    agentDirectory.createExtension,
    'a phone is not created by itself; API Fabric agentAccount/create makes one together with its agent',
  ),
];
