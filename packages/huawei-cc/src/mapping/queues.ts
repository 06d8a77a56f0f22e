import {
  queueAdmin,
  QueueId,
  QueueSettingsPatch,
  type AboutOf,
  type NewQueue,
  type NumberedPage,
  type Queue,
  type QueueQuery,
  type Reasons,
  type SentPage,
} from '@cordboard/core/provider';
import { rowsIn } from '@cordboard/core/http';
import { fieldsOf } from '@cordboard/core/schema';
import { defaultsOfQueues, type NewQueuesConfig } from '../config.js';
import type {
  NewSkillRequest,
  SkillIdsRequest,
  SkillPart,
  SkillRow,
  SkillSearchRequest,
} from '../surfaces/api-fabric/wire/queues.js';
import { channelOf, mediaTypeOf, onlyFor, withoutMediaType, withoutVideo } from './media-types.js';
import { countOf, textOf } from './values.js';

/** The vendor's largest page of queues. */
export const queuePages = { defaultSize: 100, maxSize: 100 } as const;

/** The filters that the vendor has. */
export const queueFilters: Pick<AboutOf<typeof queueAdmin.list>, 'without'> = {
  without: { ...withoutMediaType('channel'), ...withoutVideo('channel') },
};

/** What the list of queues has no word for. */
export const notTold = {
  weight: 'queues have no weight; members have one',
  enabled: 'a queue cannot be disabled',
  members: 'queues.listMembers counts the members',
};

const partOf = ({ page, size }: Pick<NumberedPage, 'page' | 'size'>) => ({
  offset: String((page - 1) * size),
  limit: String(size),
});

export const fromQueueQuery = (
  { name, channel }: Pick<QueueQuery, 'name' | 'channel'>,
  asked: Pick<NumberedPage, 'page' | 'size'>,
): SkillSearchRequest => ({
  name,
  mediaTypeId: channel && mediaTypeOf(channel)?.toString(),
  ...partOf(asked),
});

/** Asks for one queue. */
export const fromQueueId = (queue: QueueId): SkillSearchRequest => ({
  skillIds: [queue],
  ...partOf({ page: 1, size: 1 }),
});

/** Names one queue to be removed. */
export const fromRemovedQueue = ({ id }: Queue): SkillIdsRequest => ({ skillIds: id });

export const toQueue = ({ skillId, name, description, mediaTypeId }: SkillRow): Queue => ({
  id: QueueId(String(skillId).trim()),
  name: name ?? undefined,
  description: textOf(description),
  channel: channelOf(mediaTypeId),
});

export const toQueuePage = ({ data, total }: SkillPart): SentPage<Queue> => {
  const items = rowsIn(data).map(toQueue);
  return { items, rows: items.map(queueAdmin.list.identity), claims: { total: countOf(total) } };
};

const carried: readonly string[] = ['maxWaitSec', 'maxWaiting', 'wrapUpSec', 'announceAgent', 'waitingTone'];

const notOfNewQueues: Reasons<string> = Object.fromEntries(
  fieldsOf(QueueSettingsPatch)
    .filter(({ name }) => !carried.includes(name))
    .map(({ name }) => [`settings.${name}`, 'the vendor has no such setting']),
);

/** What a new queue can have. */
export const newQueues: Pick<AboutOf<typeof queueAdmin.create>, 'limits' | 'bounds' | 'without'> = {
  limits: { description: 50, maxWaitSec: 60_000, maxWaiting: 10_000, wrapUpSec: 3600 },
  bounds: {
    description: { limit: 'description' },
    'settings.maxWaitSec': { limit: 'maxWaitSec' },
    'settings.maxWaiting': { limit: 'maxWaiting' },
    'settings.wrapUpSec': { limit: 'wrapUpSec' },
  },
  without: {
    id: 'the vendor chooses the id',
    weight: 'queues have no weight; members have one',
    ...onlyFor('channel', ['voice', 'social', 'click-to-call']),
    ...notOfNewQueues,
  },
};

const release = { transferType: 'Release' } as const;
const overflow = { noAgents: release, busy: release, timeOut: release };

export const fromNewQueue = (
  { name, description, channel = 'voice', settings = {} }: NewQueue,
  usual: NewQueuesConfig,
): NewSkillRequest => {
  // Only voice has a word for the caller and a tone.
  const { announceAgent = false } = settings;
  const told = {
    answerFunction: announceAgent ? '0' : '2',
    waitVoice: settings.waitingTone ?? usual.waitingTone,
  };
  return {
    mediaTypeId: mediaTypeOf(channel),
    name,
    description: description ?? usual.description,
    maxWaitTime: settings.maxWaitSec ?? usual.maxWaitSec ?? defaultsOfQueues.maxWaitSec,
    maxWaitNum: settings.maxWaiting ?? usual.maxWaiting ?? defaultsOfQueues.maxWaiting,
    maxAgentWrapupTime: settings.wrapUpSec ?? usual.wrapUpSec ?? defaultsOfQueues.wrapUpSec,
    skillParam: channel === 'voice' ? { ...overflow, ...told } : overflow,
  };
};
