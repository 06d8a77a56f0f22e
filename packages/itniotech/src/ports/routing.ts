import { notOffered, callRouting } from '@cordboard/core/provider';

/** Call routing, which the vendor does not offer over HTTP. */
export const routing = [
  notOffered(
    callRouting.setInboundEnabled,
    "an agent's readiness is changed in the browser only, with the vendor's SDK",
  ),
  notOffered(
    callRouting.setConcurrency,
    'an agent handles voice calls only; calls per agent are a setting of a group-call task',
  ),
  notOffered(
    callRouting.listCallerIds,
    'the numbers of the center are not listed; that of each agent is in agents.list',
  ),
  notOffered(callRouting.listFlows, 'call flows exist in the console only'),
  notOffered(callRouting.blockNumbers, 'there is no do-not-call list; leave the numbers out of the campaign'),
];
