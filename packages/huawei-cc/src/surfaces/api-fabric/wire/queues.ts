import { looseObject } from '@cordboard/core/provider';
import { json, nothing, reads, rowsOf, writes } from '@cordboard/core/http';
import * as t from 'io-ts';
import { failsAtServer, resource, type VendorCall } from './envelope.js';
import { Loose, Text, VendorId } from './values.js';

/** What becomes of a call that cannot wait in the queue. */
interface Overflow {
  readonly transferType: 'Release';
}

export interface NewSkillRequest {
  readonly mediaTypeId: number | undefined;
  /** 100 bytes at most, and few special characters. */
  readonly name: string;
  /** 1 to 50 letters and digits. */
  readonly description: string;
  /** Seconds, 60 000 at most. */
  readonly maxWaitTime: number;
  /** 10 000 at most. */
  readonly maxWaitNum: number;
  /** Seconds, 3600 at most. */
  readonly maxAgentWrapupTime: number;
  readonly skillParam: {
    readonly noAgents: Overflow;
    readonly busy: Overflow;
    readonly timeOut: Overflow;
    /** `0` tells the caller who answers, `2` does not; of voice and video only, where it is required. */
    readonly answerFunction?: string | undefined;
    /** The same holds of it. */
    readonly waitVoice?: string | undefined;
  };
}

export interface SkillIdsRequest {
  /** Several ids would be separated by commas, semicolons or dashes. */
  readonly skillIds: string;
}

/** All of it is text. */
export interface SkillSearchRequest {
  readonly name?: string | undefined;
  readonly mediaTypeId?: string | undefined;
  readonly skillIds?: readonly string[] | undefined;
  /** Queues before the first of the page. */
  readonly offset: string;
  /** 100 at most. */
  readonly limit: string;
}

export const SkillRow = looseObject(
  'HuaweiSkill',
  { skillId: VendorId },
  { name: Text, description: Text, mediaTypeId: Loose },
);
export type SkillRow = t.TypeOf<typeof SkillRow>;

const SkillPart = t.partial({ total: Loose, data: rowsOf(SkillRow) }, 'reply with HuaweiSkill');
export type SkillPart = t.TypeOf<typeof SkillPart>;

/** CEC interface reference, Querying Skill Queues. */
export const querySkills: VendorCall<SkillPart> = {
  ...failsAtServer,
  endpoint: reads('POST', `${resource}/skill/querySkills`),
  answer: json(SkillPart),
};

/** CEC interface reference, Creating a Skill Queue. What it answers was on no page: the id has to be looked up. */
export const createSkill: VendorCall<void> = {
  ...failsAtServer,
  endpoint: writes('POST', `${resource}/skill/createSkill`, 'unsafe'),
  answer: nothing,
};

/** CEC interface reference, Deleting Skill Queues. */
export const deleteSkill: VendorCall<void> = {
  ...failsAtServer,
  endpoint: writes('POST', `${resource}/skill/deleteSkill`, 'unsafe'),
  answer: nothing,
};
