import {
  arrayOf,
  fields,
  patterned,
  QueueId,
  refined,
  strictObject,
  text,
  whole,
  type Queue,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { every } from '../../every.js';
import { channelOf, mediaTypeOf } from '../media.js';
import { below, reading, type Answer, type Refusal, type Route } from './route.js';

const failed = (): Refusal => 'failed';

const toRow = ({ id, name = '', description = '', channel }: Queue) => ({
  skillId: Number(id),
  name,
  description,
  mediaTypeId: mediaTypeOf(channel),
});

const digits = patterned('digits', /^[0-9]{1,6}$/u);

/** Numbers are text here. */
const SkillSearch = strictObject(
  'querySkills',
  fields(
    {},
    { name: text(100), mediaTypeId: digits, limit: digits, offset: digits, skillIds: arrayOf(t.string) },
  ),
);

const querySkills = reading(SkillSearch, (asked, { world }): Answer => {
  const { name = '', mediaTypeId, skillIds, limit = '100', offset = '0' } = asked;
  if (Number(limit) > 100) return TE.left('malformed');
  const isMeant = (row: ReturnType<typeof toRow>): boolean =>
    row.name.toLowerCase().includes(name.toLowerCase()) &&
    (mediaTypeId === undefined || String(row.mediaTypeId) === mediaTypeId) &&
    (skillIds === undefined || skillIds.includes(String(row.skillId)));
  return pipe(
    every(world.center.queues.list, {}),
    TE.bimap(failed, (queues) => {
      const rows = queues.map(toRow).filter(isMeant);
      const first = Number(offset);
      return { total: rows.length, data: rows.slice(first, first + Number(limit)) };
    }),
  );
});

/** The media types that queues can be made for, by the page. */
const queueMedia: readonly number[] = [2, 5, 18, 53];

/** Voice, which alone has words and tones. */
const voice = 5;

const Overflow = strictObject(
  'overflow',
  fields(
    { transferType: t.union([t.literal('Release'), t.literal('Transfer')]) },
    { deviceType: t.union([t.literal('1'), t.literal('3')]), value: t.number },
  ),
);

const SkillParam = strictObject(
  'skillParam',
  fields(
    { noAgents: Overflow, busy: Overflow, timeOut: Overflow },
    { answerFunction: t.union([t.literal('0'), t.literal('2')]), waitVoice: text(255) },
  ),
);

const forbidden = /[`~!#$%^&*()+=|{}':;,<>/?]/u;

const NewSkill = strictObject(
  'createSkill',
  fields(
    {
      mediaTypeId: refined(t.number, 'media type of a queue', (type) => queueMedia.includes(type)),
      name: refined(text(100), 'name', (name) => Buffer.byteLength(name) <= 100 && !forbidden.test(name)),
      description: patterned('1 to 50 letters and digits', /^[\p{L}\p{N}]{1,50}$/u),
      maxWaitTime: whole(0, 60_000),
      maxWaitNum: whole(0, 10_000),
      maxAgentWrapupTime: whole(0, 3600),
      skillParam: SkillParam,
    },
    {},
  ),
);
type NewSkill = t.TypeOf<typeof NewSkill>;

/** Voice needs both words and tone, the others take neither. */
const fitsMedia = ({ mediaTypeId, skillParam }: NewSkill): boolean =>
  [skillParam.answerFunction, skillParam.waitVoice].every(
    (given) => (given !== undefined) === (mediaTypeId === voice),
  );

const settingsOf = ({ maxWaitTime, maxWaitNum, maxAgentWrapupTime, skillParam }: NewSkill) => ({
  maxWaitSec: maxWaitTime,
  maxWaiting: maxWaitNum,
  wrapUpSec: maxAgentWrapupTime,
  ...(skillParam.answerFunction === undefined ? {} : { announceAgent: skillParam.answerFunction === '0' }),
  ...(skillParam.waitVoice === undefined ? {} : { waitingTone: skillParam.waitVoice }),
});

/** What it answers beside the code was on no page: nothing. */
const createSkill = reading(NewSkill, (skill, { world, record }): Answer => {
  if (!fitsMedia(skill)) return TE.left('malformed');
  const { name, description, mediaTypeId } = skill;
  return pipe(
    world.center.queues.create({
      name,
      description,
      channel: channelOf(mediaTypeId),
      settings: settingsOf(skill),
    }),
    TE.bimap(failed, ({ value }) => {
      record(`create queue ${value.id}`);
      return {};
    }),
  );
});

const SkillIds = strictObject(
  'deleteSkill',
  fields({ skillIds: patterned('ids', /^[0-9]+([-,;][0-9]+){0,9}$/u) }, {}),
);

/** All of them, or as many as there are before the first that is not there. */
const deleteSkill = reading(SkillIds, ({ skillIds }, { world, record }): Answer =>
  pipe(
    skillIds.split(/[-,;]/),
    TE.traverseSeqArray((id) =>
      pipe(
        world.center.queues.remove({ queue: QueueId(id) }),
        TE.bimap(failed, () => {
          record(`remove queue ${id}`);
        }),
      ),
    ),
    TE.map(() => ({})),
  ),
);

/** The calls about queues. */
export const queueRoutes: readonly Route[] = [
  { path: below('skill/querySkills'), family: 'queue', answer: querySkills },
  { path: below('skill/createSkill'), family: 'queue', answer: createSkill },
  { path: below('skill/deleteSkill'), family: 'queue', answer: deleteSkill },
];
