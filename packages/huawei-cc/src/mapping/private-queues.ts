import {
  neverTold,
  QueueId,
  QueueSettings,
  QueueSettingsPatch,
  withoutValues,
  type AboutOf,
  type NewQueue,
  type Queue,
  type queueAdmin,
  type QueueQuery,
  type Reasons,
} from '@cordboard/core/provider';
import { rowsIn } from '@cordboard/core/http';
import { fieldsOf } from '@cordboard/core/schema';
import type {
  MadeQueueReply,
  QueuesReply,
  SkillParameter,
  SkillQueueRequest,
  SkillQueueRow,
} from '../surfaces/configuration/wire/queues.js';
import { channelOf, mediaTypeOf, onlyFor } from './media-types.js';
import { countOf, numberOf, textOf } from './values.js';

/** A queue of a private site, and all that the vendor tells of how it is set up. */
export interface ConfiguredQueue {
  readonly queue: Queue;
  readonly mediaTypeId: number | undefined;
  readonly parameter: SkillParameter;
}

const toConfiguredQueue = ({ skillId, Data, ...beside }: SkillQueueRow): ConfiguredQueue => {
  const { name, description, mediaTypeId, skillParameter } = { ...beside, ...Data };
  return {
    queue: {
      id: QueueId(String(skillId).trim()),
      name: name ?? undefined,
      description: textOf(description),
      channel: channelOf(mediaTypeId),
    },
    mediaTypeId: numberOf(mediaTypeId),
    parameter: skillParameter ?? {},
  };
};

export const toConfiguredQueues = ({ result }: QueuesReply): readonly ConfiguredQueue[] =>
  rowsIn(result).map(toConfiguredQueue);

/** The vendor has no filters. */
export const isQueueMeant =
  ({ name, channel }: QueueQuery) =>
  ({ queue }: ConfiguredQueue): boolean =>
    (name === undefined || queue.name?.toLowerCase().includes(name.toLowerCase()) === true) &&
    (channel === undefined || queue.channel === channel);

/** The id that a new queue was given, where the reply tells it. */
export const toMadeQueueId = ({ result }: MadeQueueReply): QueueId | undefined => {
  const [told] = rowsIn(result).map(({ skillId }) => textOf(skillId));
  return told === undefined ? undefined : QueueId(told);
};

/** Names one queue in an address. */
export const fromQueue = (id: QueueId): { readonly skillId: string } => ({ skillId: id });

const fixedNumber = 0;
const shareOfAgents = 1;

export const toConfiguredSettings = ({ queue, parameter }: ConfiguredQueue): QueueSettings => ({
  queue: queue.id,
  maxWaitSec: countOf(parameter.maxWaitTime),
  wrapUpSec: countOf(parameter.maxAgentWrapupTime),
  maxWaiting:
    numberOf(parameter.calcOfMaxCallNum) === shareOfAgents ? undefined : countOf(parameter.maxCallNum),
});

const fromSettings = ({ maxWaitSec, wrapUpSec, maxWaiting }: QueueSettingsPatch): SkillParameter => ({
  ...(typeof maxWaitSec === 'number' ? { maxWaitTime: maxWaitSec } : {}),
  ...(typeof wrapUpSec === 'number' ? { maxAgentWrapupTime: wrapUpSec } : {}),
  ...(typeof maxWaiting === 'number' ? { calcOfMaxCallNum: fixedNumber, maxCallNum: maxWaiting } : {}),
});

const isTold = ([, value]: readonly [string, unknown]): boolean => value !== undefined && value !== null;

/** All that is known of a queue: whether the vendor keeps what is left out, no page says. */
export const fromConfiguredQueue = (
  { queue, mediaTypeId, parameter }: ConfiguredQueue,
  {
    description = queue.description,
    settings = {},
  }: {
    readonly description?: string | null | undefined;
    readonly settings?: QueueSettingsPatch | undefined;
  },
): SkillQueueRequest => ({
  name: queue.name ?? '',
  mediaTypeId,
  description: description ?? '',
  skillParameter: {
    ...Object.fromEntries(Object.entries(parameter).filter(isTold)),
    ...fromSettings(settings),
  },
});

export const fromNewConfiguredQueue = ({
  name,
  description,
  channel = 'voice',
  settings = {},
}: NewQueue): SkillQueueRequest => ({
  name,
  mediaTypeId: mediaTypeOf(channel),
  description,
  skillParameter: { ...fromSettings(settings) },
});

const carried: readonly string[] = ['maxWaitSec', 'maxWaiting', 'wrapUpSec'];

const otherSettings = fieldsOf(QueueSettingsPatch)
  .map(({ name }) => name)
  .filter((name) => !carried.includes(name));

const notCarried = (path: 'set' | 'settings'): Reasons<string> =>
  Object.fromEntries(
    otherSettings.map((name) => [`${path}.${name}`, 'the configuration of the gateway does not tell of it']),
  );

const limits = { maxWaitSec: 60_000, maxWaiting: 10_000, wrapUpSec: 3600 } as const;

const noWeight = 'queues have no weight; members have one';

/** What a new queue can have. */
export const newConfiguredQueues: Pick<AboutOf<typeof queueAdmin.create>, 'limits' | 'bounds' | 'without'> = {
  limits: { ...limits, description: 255 },
  bounds: {
    description: { limit: 'description' },
    'settings.maxWaitSec': { limit: 'maxWaitSec', atLeast: 1 },
    'settings.maxWaiting': { limit: 'maxWaiting' },
    'settings.wrapUpSec': { limit: 'wrapUpSec' },
  },
  without: {
    weight: noWeight,
    ...onlyFor('channel', [
      'voice',
      'chat',
      'click-to-call',
      'callback',
      'predictive-outbound',
      'preview-outbound',
      'message',
      'social',
    ]),
    ...notCarried('settings'),
  },
};

/** What can be changed of a queue. */
export const queueChanges: Pick<AboutOf<typeof queueAdmin.update>, 'limits' | 'bounds' | 'without'> = {
  limits: { description: 255 },
  bounds: { 'set.description': { limit: 'description' } },
  without: {
    'set.name': 'the name is fixed',
    'set.weight': noWeight,
    'set.channel': 'the media type is fixed',
    'set.enabled': 'a queue cannot be disabled',
  },
};

const alwaysThere = 'the vendor has a value in every queue';

/** What can be changed of how a queue treats its calls. */
export const settingChanges: Pick<AboutOf<typeof queueAdmin.configure>, 'limits' | 'bounds' | 'without'> = {
  limits,
  bounds: {
    'set.maxWaitSec': { limit: 'maxWaitSec', atLeast: 1 },
    'set.maxWaiting': { limit: 'maxWaiting' },
    'set.wrapUpSec': { limit: 'wrapUpSec' },
  },
  without: {
    ...withoutValues('set.maxWaitSec', [null], alwaysThere),
    ...withoutValues('set.maxWaiting', [null], alwaysThere),
    ...withoutValues('set.wrapUpSec', [null], alwaysThere),
    ...notCarried('set'),
  },
};

/** What the configuration does not tell of how a queue treats its calls. */
export const configurationTellsNot: Reasons<string> = neverTold(
  fieldsOf(QueueSettings)
    .map(({ name }) => name)
    .filter((name) => name !== 'queue' && !carried.includes(name)),
  'the configuration of the gateway does not tell of it',
);
