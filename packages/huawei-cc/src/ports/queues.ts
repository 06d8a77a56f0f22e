import { notImplemented, queueAdmin } from '@cordboard/core/provider';

export const queues = [
  notImplemented(queueAdmin.list, 'API Fabric skill/querySkills, or CC-CMS configures/skills'),
  notImplemented(queueAdmin.get, 'API Fabric skill/querySkills with the id in skillIds'),
  notImplemented(
    queueAdmin.create,
    'API Fabric skill/createSkill; on private sites CC-Gateway POST config/vdn/skill',
  ),
  notImplemented(
    queueAdmin.update,
    'CC-Gateway PUT config/vdn/skill on private sites, for the description alone; API Fabric skill/modifySkill elsewhere',
  ),
  notImplemented(
    queueAdmin.remove,
    'API Fabric skill/deleteSkill; on private sites CC-Gateway DELETE config/vdn/skill',
  ),
  notImplemented(queueAdmin.listMembers, 'API Fabric agentAccount/queryAgentInfoBySkillId'),
  notImplemented(
    queueAdmin.updateMembers,
    'API Fabric agentAccount/addSkillsToAgent and releaseAgentBySkillId',
  ),
  notImplemented(
    queueAdmin.configure,
    'API Fabric skill/modifySkill; on private sites CC-Gateway PUT config/vdn/skill',
  ),
  notImplemented(queueAdmin.getSettings, 'CC-CMS skill/skillcfginfo'),
  notImplemented(
    queueAdmin.listStatus,
    'CC-CMS skill/stateinfo; elsewhere CC-Gateway queuedevice/{agentid}/queryacdstat',
  ),
];
