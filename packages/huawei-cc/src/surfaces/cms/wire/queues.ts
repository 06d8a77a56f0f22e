import { looseObject } from '@cordboard/core/provider';
import { json, reads, rowsOf, type ReplyRows, type SurfaceCall } from '@cordboard/core/http';
import * as O from 'fp-ts/lib/Option.js';
import type * as t from 'io-ts';
import { Loose, VendorId } from '../../api-fabric/wire/values.js';
import { resource, type CenterRequest } from './envelope.js';

export interface SkillsRequest extends CenterRequest {
  /** 1 to 1000 of them. */
  readonly skillIds: readonly number[];
}

export const ConfiguredSkill = looseObject('HuaweiConfiguredSkill', { id: VendorId }, {});
export type ConfiguredSkill = t.TypeOf<typeof ConfiguredSkill>;

/** Of agents unless said otherwise. The older call spells one name differently. */
export const SkillState = looseObject(
  'HuaweiSkillState',
  { skillId: VendorId },
  {
    agentLoginNums: Loose,
    agentTalkingNums: Loose,
    /** Would be offered a call. */
    agentIdleNums: Loose,
    agentSetBusyNums: Loose,
    agentSetbusyNums: Loose,
    agentRestNums: Loose,
    agentWorkNums: Loose,
    agentStudyNums: Loose,
    agentOccupyNums: Loose,
    agentPreOccupyNums: Loose,
    /** Calls that agents are handling. */
    processingCallNums: Loose,
    /** Calls that wait. */
    callWaitNums: Loose,
  },
);
export type SkillState = t.TypeOf<typeof SkillState>;

/** Times in seconds. */
export const SkillSettings = looseObject(
  'HuaweiSkillSettings',
  { skillId: VendorId },
  {
    maxCallNum: Loose,
    maxWaitTime: Loose,
    maxAnswerWaitTime: Loose,
    maxTalkTime: Loose,
    maxRestAgentNum: Loose,
    maxAgentWrapupTime: Loose,
  },
);
export type SkillSettings = t.TypeOf<typeof SkillSettings>;

const rows = <A>(row: t.Type<A, unknown>) => json<ReplyRows<A>>(rowsOf(row), O.some([]));

/**
 * CEC interface reference, CC-CMS: Querying Information about Each Skill Queue in a Specified VDN. Its table has the fields of
 * the body as such, its sample wraps them.
 */
export const configuredSkills: SurfaceCall<ReplyRows<ConfiguredSkill>> = {
  endpoint: reads('POST', `${resource}/configures/skills`),
  answer: rows(ConfiguredSkill),
};

/** CEC interface reference, CC-CMS: Querying Statistics on Skill Queues in Batches. */
export const stateInfo: SurfaceCall<ReplyRows<SkillState>> = {
  endpoint: reads('POST', `${resource}/skill/stateinfo`),
  answer: rows(SkillState),
};

/** CEC interface reference, CC-CMS: Querying Information About Skill Queue Configurations in Batches. */
export const skillCfgInfo: SurfaceCall<ReplyRows<SkillSettings>> = {
  endpoint: reads('POST', `${resource}/skill/skillcfginfo`),
  answer: rows(SkillSettings),
};
