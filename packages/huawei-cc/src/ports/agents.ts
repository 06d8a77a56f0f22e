import { absent, agentDirectory, planned } from '@cordboard/core';

export const agents = [
  planned(
    agentDirectory.list,
    'CC-CMS vdn/totalagentdynamicinfo for the states, API Fabric agentAccount/query for the names',
  ),
  planned(
    agentDirectory.get,
    'CC-Gateway agentgroup/{agentid}/agentbyworkno/{workno}, or CC-CMS agent/agentbyworkno',
  ),
  planned(
    agentDirectory.update,
    'API Fabric agentAccount/update, for the phone number; wrap-up time belongs to a queue here',
  ),
  absent(
    agentDirectory.unbindStation,
    'nothing is bound: an agent names the phone at each sign-in (phoneNumber of the credentials)',
  ),
  absent(
    agentDirectory.listExtensions,
    'phones are not listed by themselves; API Fabric agentAccount/query has the SIP account of each agent',
  ),
  absent(
    agentDirectory.createExtension,
    'a phone is not created by itself; API Fabric agentAccount/create makes one together with its agent',
  ),
];
