import { looseObject } from '@cordboard/core/provider';
import { json, nothing, nullable, reads, writes, type SurfaceCall } from '@cordboard/core/http';
import * as O from 'fp-ts/lib/Option.js';
import type * as t from 'io-ts';
import { Loose, Text, VendorId } from '../../api-fabric/wire/values.js';
import { resource } from '../../gateway/wire/envelope.js';
import { rowsOrOne } from './values.js';

const path = `${resource}/config/vdn/skill`;

/** Fields that have no name here arrive, and are sent, as they are: transfers, persons on a break, video. */
export const SkillParameter = looseObject(
  'HuaweiSkillParameter',
  {},
  {
    /** Seconds, 0–3600. */
    maxAgentWrapupTime: Loose,
    /** 0: `maxCallNum` is a number; 1: it is a share of the agents who are signed in. */
    calcOfMaxCallNum: Loose,
    /** 0–10 000. */
    maxCallNum: Loose,
    /** Seconds, 1–60 000. */
    maxWaitTime: Loose,
  },
);
export type SkillParameter = t.TypeOf<typeof SkillParameter>;

const about = {
  name: Text,
  mediaTypeId: Loose,
  description: Text,
  skillParameter: nullable(SkillParameter),
};

/** The table has all but the id one level deeper, in `Data`; its sample was not read, so they may stand beside the id, too. */
export const SkillQueueRow = looseObject(
  'HuaweiSkillQueue',
  { skillId: VendorId },
  { ...about, Data: nullable(looseObject('HuaweiSkillQueueData', {}, about)) },
);
export type SkillQueueRow = t.TypeOf<typeof SkillQueueRow>;

export interface SkillQueueRequest {
  /** 100 bytes at most, and few special characters. Required also where it cannot change. */
  readonly name: string;
  /** The same holds of it. */
  readonly mediaTypeId: number | undefined;
  /** 255 characters at most. */
  readonly description?: string | undefined;
  readonly skillParameter?: Readonly<Record<string, unknown>> | undefined;
}

const QueuesReply = looseObject('HuaweiSkillQueues', {}, { result: rowsOrOne(SkillQueueRow) });
export type QueuesReply = t.TypeOf<typeof QueuesReply>;

const MadeQueue = looseObject('HuaweiMadeQueue', {}, { skillId: nullable(VendorId) });
const MadeQueueReply = looseObject('HuaweiMadeQueueReply', {}, { result: rowsOrOne(MadeQueue) });
export type MadeQueueReply = t.TypeOf<typeof MadeQueueReply>;

/** CEC interface reference, CC-Gateway configuration, Querying Skill Queues. Without `skillIds` all of them arrive at once. */
export const querySkillQueues: SurfaceCall<QueuesReply> = {
  endpoint: reads('GET', path),
  answer: json(QueuesReply),
};

/** CEC interface reference, CC-Gateway configuration, Adding a Skill Queue; `skillId` in the query, where it is chosen. */
export const addSkillQueue: SurfaceCall<MadeQueueReply> = {
  endpoint: writes('POST', path, 'unsafe'),
  answer: json(MadeQueueReply, O.some({})),
};

/** CEC interface reference, CC-Gateway configuration, Modifying a Skill Queue; `skillId` in the query. */
export const modifySkillQueue: SurfaceCall<void> = { endpoint: writes('PUT', path, 'safe'), answer: nothing };

/** CEC interface reference, CC-Gateway configuration, Deleting a Skill Queue; `skillId` in the query. */
export const deleteSkillQueue: SurfaceCall<void> = {
  endpoint: writes('DELETE', path, 'unsafe'),
  answer: nothing,
};
