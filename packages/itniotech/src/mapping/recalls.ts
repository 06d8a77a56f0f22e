import {
  CampaignId,
  Count,
  failure,
  fields,
  QueueId,
  strictObject,
  text,
  whole,
  type Campaign,
  type ContactCenterError,
  type RecallCampaign,
} from '@cordboard/core/provider';
import { rowsIn } from '@cordboard/core/http';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { TaskReply } from '../surfaces/api/wire/campaigns.js';
import type { ResendGroupCallRequest, ResendTaskRequest } from '../surfaces/api/wire/recalls.js';
import type { Loose } from '../surfaces/api/wire/values.js';
import { toDialing } from './campaign-states.js';
import { toContent, toGroupCallDetail, toTask, type GroupCallDetail } from './campaigns.js';
import { dialLimits, leastRingTimeoutSec, toDialPlan } from './dial-plans.js';
import { countOf, numberIdOf, numberOf, textOf } from './values.js';

/** The vendor's `resendType` of a task. */
const chosen: Readonly<Record<RecallCampaign['which'], number>> = { failed: 1, 'not-called': 2, all: 3 };

const { callerIds, ringTimeoutSec } = dialLimits;

/** How closely the vendor bounds what a recall sets. */
export const recallLimits = {
  limits: { callerIds, ringTimeoutSec },
  bounds: {
    'set.callerIds': { limit: 'callerIds' },
    'set.dialing.ringTimeoutSec': { limit: 'ringTimeoutSec', atLeast: leastRingTimeoutSec },
  },
} as const;

/** The request that has a task dial again, with what was read of it and is not set anew. */
export const fromRecall = (
  task: TaskReply,
  { which, set = {} }: RecallCampaign,
  appId: string | undefined,
): E.Either<ContactCenterError, ResendTaskRequest> =>
  pipe(
    toDialPlan(
      {
        ...set,
        queues: set.queues ?? rowsIn(task.voiceGroupId).map((id) => String(id).trim()),
        type: numberOf(task.taskType),
      },
      appId,
      'set.',
    ),
    E.map((plan) => ({
      taskId: String(task.taskId).trim(),
      resendType: chosen[which],
      ...plan,
      ccode: textOf(task.ccode),
      remark: textOf(task.remark),
    })),
  );

/** A task that was told to dial again: what it was told, and no state that it may have left already. */
export const toRecalledTask = (task: TaskReply, { type, voiceGroupId = [] }: ResendTaskRequest): Campaign => {
  const { ref, name } = toTask(task);
  return { ref, name, dialing: toDialing(type), queues: voiceGroupId.map((id) => QueueId(String(id))) };
};

/** All that the vendor wants of a group call, as far as it tells it. */
const Repeatable = strictObject(
  'ItniotechRepeatableGroupCall',
  fields(
    {
      keyId: whole(1, Number.MAX_SAFE_INTEGER),
      appId: text(64),
      source: whole(1, 3),
      loopCount: whole(1, 9),
      maxCalls: whole(1, 999),
    },
    { voiceFileId: Count, text: text(1000), lan: text(32), displayNum: text(20) },
  ),
);

const notTold = failure(
  'Unsupported',
  'the vendor wants to be told all of a group call again, and does not tell all of this one',
);
const asItWas = failure('Unsupported', 'a group call is called again as it was: set is for tasks');
const noneApart = failure('Unsupported', 'of a group call the vendor calls the failed numbers again, or all');

const longestName = 64;

/** No two group calls may have one name: a further one gets the time of its recall. */
const nameAt = (name: string, time: string): string =>
  `${Array.from(name)
    .slice(0, longestName - time.length - 1)
    .join('')} ${time}`;

/** Whether its calls go on to agents, of which the vendor does not tell how. */
const isHandedOver = ({ sipGroupId, toseatNum }: GroupCallDetail): boolean =>
  [sipGroupId, toseatNum].some((value) => (numberOf(value) ?? 0) !== 0);

/** What it plays, in the words of a request; absent where that is not told, or has no number. */
const playedBy = (call: GroupCallDetail) => {
  const content = toContent(call);
  if (content?.kind === 'text') return { text: content.text, lan: content.language };
  const voiceFileId = content?.kind === 'prompt' ? countOf(content.prompt) : undefined;
  return voiceFileId === undefined ? undefined : { voiceFileId };
};

/** The request that has a group call dial again, as it was: the vendor wants all of it once more. */
export const fromGroupRecall = (
  call: GroupCallDetail,
  { which, set }: RecallCampaign,
  time: string,
): E.Either<ContactCenterError, ResendGroupCallRequest> => {
  if (set !== undefined) return E.left(asItWas);
  if (which === 'not-called') return E.left(noneApart);
  const played = playedBy(call);
  if (played === undefined || isHandedOver(call)) return E.left(notTold);
  return pipe(
    Repeatable.decode({
      keyId: numberIdOf(String(call.jobId).trim()),
      appId: textOf(call.appId),
      source: countOf(call.source),
      loopCount: countOf(call.loopCount),
      maxCalls: countOf(call.maxCalls),
      displayNum: textOf(call.displayNum),
      ...played,
    }),
    E.mapLeft(() => notTold),
    E.map((told) => ({
      ...told,
      taskName: nameAt(textOf(call.taskName) ?? 'Group call', time),
      resendType: which === 'failed' ? 1 : 0,
    })),
  );
};

/** A group call that dials again, which is another one where the vendor names another. */
export const toRecalledGroupCall = (
  call: GroupCallDetail,
  { keyId, taskName }: ResendGroupCallRequest,
  id: Loose,
  utcOffset: string,
): Campaign => {
  const { dialing, callerIds } = toGroupCallDetail(call, utcOffset);
  return {
    ref: { id: CampaignId(`group-${textOf(id) ?? String(keyId)}`) },
    name: taskName,
    dialing,
    callerIds,
  };
};
