import {
  fields,
  note,
  QueueId,
  refined,
  strictObject,
  text,
  whole,
  type Queue,
  type QueueSettings,
  type QueueSettingsPatch,
} from '@cordboard/core/provider';
import type { ContactCenter } from '@cordboard/core/fp';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { every } from '../../every.js';
import { channelOf, mediaTypeOf } from '../media.js';
import type { Refusal } from './codes.js';
import { chosenId, reading, requiredId, rowsAsked, type Answer, type Call, type Route } from './route.js';

const failed = (): Refusal => '107-004';

const path = 'vdn/skill';

/** What was never set is `null`. Restings are one number for each half hour; nothing in the center is like it. */
const toParameter = ({ wrapUpSec, maxWaiting, maxWaitSec }: QueueSettings) => ({
  maxAgentWrapupTime: wrapUpSec ?? null,
  calcOfMaxCallNum: 0,
  maxCallNum: maxWaiting ?? null,
  maxWaitTime: maxWaitSec ?? null,
  restNum: Array.from({ length: 48 }, () => 225),
  supportVideo: 0,
});

const toRow = ({ id, name = '', description = '', channel }: Queue, settings: QueueSettings) => ({
  skillId: Number(id),
  Data: {
    name,
    mediaTypeId: mediaTypeOf(channel),
    description,
    serviceId: 0,
    skillParameter: toParameter(settings),
  },
});

const rowsIn = ({ queues }: ContactCenter, asked: string | null): TE.TaskEither<Refusal, readonly object[]> =>
  pipe(
    every(queues.list, {}),
    TE.mapLeft(failed),
    TE.chainEitherK((all) => rowsAsked(all, { asked, idOf: ({ id }) => id })),
    TE.chain(
      TE.traverseSeqArray((queue) =>
        pipe(
          queues.getSettings({ queue: queue.id }),
          TE.bimap(failed, (settings) => toRow(queue, settings)),
        ),
      ),
    ),
  );

const query = ({ world, query: asked }: Call): Answer =>
  pipe(
    rowsIn(world.center, asked.get('skillIds')),
    TE.map((result) => ({ result })),
  );

const forbidden = /["[\]'&()=;<>,]/u;

/** By the page; video stands there in the form of a browser's alone. */
const mediaTypes: readonly number[] = [1, 2, 4, 5, 15, 16, 17, 53, 55];

/** Transfers are objects that the page does not show whole. */
const SkillParameter = strictObject(
  'skillParameter',
  fields(
    {},
    {
      maxAgentWrapupTime: whole(0, 3600),
      calcOfMaxCallNum: t.union([t.literal(0), t.literal(1)]),
      maxCallNum: whole(0, 10_000),
      maxWaitTime: whole(1, 60_000),
      restNum: t.array(whole(0, 255)),
      supportVideo: t.union([t.literal(0), t.literal(1)]),
      timeOutTransferDevice: t.UnknownRecord,
    },
  ),
);
type SkillParameter = t.TypeOf<typeof SkillParameter>;

/** The media type of a queue that is there may be any: it is not looked at. */
const ChangedQueue = strictObject(
  'changed queue',
  fields(
    {
      name: refined(text(100), 'name', (name) => Buffer.byteLength(name) <= 100 && !forbidden.test(name)),
      mediaTypeId: t.number,
    },
    { description: note(255), skillParameter: SkillParameter },
  ),
);
type ChangedQueue = t.TypeOf<typeof ChangedQueue>;

const NewQueue = refined(ChangedQueue, 'new queue', ({ mediaTypeId }) => mediaTypes.includes(mediaTypeId));

/** The defaults of the page. */
const toNewSettings = ({
  maxAgentWrapupTime = 5,
  maxCallNum = 100,
  maxWaitTime = 60,
}: SkillParameter): QueueSettingsPatch => ({
  wrapUpSec: maxAgentWrapupTime,
  maxWaiting: maxCallNum,
  maxWaitSec: maxWaitTime,
});

/** Answers an object where the page of called routes shows an array. */
const add = reading(NewQueue, (asked, { world, query: address, record }): Answer => {
  const { name, mediaTypeId, description = '', skillParameter = {} } = asked;
  return pipe(
    TE.fromEither(chosenId(address, 'skillId')),
    TE.chain((id) =>
      pipe(
        world.center.queues.create({
          name,
          id: id === undefined ? undefined : QueueId(id),
          channel: channelOf(mediaTypeId),
          description: description === '' ? undefined : description,
          settings: toNewSettings(skillParameter),
        }),
        TE.mapLeft(failed),
      ),
    ),
    TE.map(({ value }) => {
      record(`create queue ${value.id}`);
      return { result: { skillId: Number(value.id) } };
    }),
  );
});

/** What is left out is gone, the harder of two readings: no page says whether it stays. */
const toChangedSettings = (parameter: SkillParameter): QueueSettingsPatch => ({
  wrapUpSec: parameter.maxAgentWrapupTime ?? null,
  maxWaiting: parameter.maxCallNum ?? null,
  maxWaitSec: parameter.maxWaitTime ?? null,
});

/** The name and the media type are required and cannot change. */
const isFixed = ({ name, channel }: Queue, asked: ChangedQueue): boolean =>
  asked.name === name && asked.mediaTypeId === mediaTypeOf(channel);

const modify = reading(ChangedQueue, (asked, { world: { center }, query: address, record }): Answer => {
  const { description = '', skillParameter = {} } = asked;
  return pipe(
    TE.fromEither(requiredId(address, 'skillId')),
    TE.map(QueueId),
    TE.chain((queue) =>
      pipe(
        center.queues.get({ queue }),
        TE.mapLeft(failed),
        TE.filterOrElse((before) => isFixed(before, asked), failed),
        TE.chain(() =>
          pipe(
            center.queues.update({ queue, set: { description: description === '' ? null : description } }),
            TE.mapLeft(failed),
          ),
        ),
        TE.bindTo('described'),
        TE.bind('configured', () =>
          pipe(
            center.queues.configure({ queue, set: toChangedSettings(skillParameter) }),
            TE.mapLeft(failed),
          ),
        ),
        TE.map(({ described, configured }) => {
          const isChanged = [described, configured].some(({ outcome }) => outcome !== 'unchanged');
          if (isChanged) record(`change queue ${queue}`);
          return {};
        }),
      ),
    ),
  );
});

const remove = ({ world, query: address, record }: Call): Answer =>
  pipe(
    TE.fromEither(requiredId(address, 'skillId')),
    TE.chain((id) =>
      pipe(
        world.center.queues.remove({ queue: QueueId(id) }),
        TE.bimap(failed, () => {
          record(`remove queue ${id}`);
          return {};
        }),
      ),
    ),
  );

/** The calls about queues. */
export const queueRoutes: readonly Route[] = [
  { method: 'GET', path, answer: query },
  { method: 'POST', path, answer: add },
  { method: 'PUT', path, answer: modify },
  { method: 'DELETE', path, answer: remove },
];
