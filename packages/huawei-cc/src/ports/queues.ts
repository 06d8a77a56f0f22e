import { planned, queueAdmin } from '@cordboard/core/provider';

export const queues = [
  planned(queueAdmin.list, 'API Fabric skill/querySkills, or CC-CMS configures/skills'),
  planned(
    queueAdmin.create,
    'API Fabric skill/createSkill; on private sites CC-Gateway POST config/vdn/skill',
  ),
  planned(
    queueAdmin.remove,
    'API Fabric skill/deleteSkill; on private sites CC-Gateway DELETE config/vdn/skill',
  ),
  planned(queueAdmin.listMembers, 'API Fabric agentAccount/queryAgentInfoBySkillId'),
  planned(
    queueAdmin.updateMembers,
    'API Fabric agentAccount/addSkillsToAgent and releaseAgentBySkillId; a queue cannot be renamed',
  ),
  planned(
    queueAdmin.configure,
    'API Fabric skill/modifySkill; on private sites CC-Gateway PUT config/vdn/skill',
  ),
];
