import type { CampaignState } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { isText, isWhole } from '../../guards.js';
import { countOf, type Task, type TaskState } from '../tasks.js';
import { hasFields, isId, isListOf, reading } from './body.js';
import { campaignsOf, centerCampaign, createdAtOf, type CenterCampaign } from './center-campaigns.js';
import { countryOf } from './countries.js';
import { dateOf, dateOfInstant, isDateText, isWithin } from './dates.js';
import { applicationsOf } from './directory.js';
import { groupCall } from './group-calls.js';
import { asked, isPageBody, pageOfAll } from './pages.js';
import { lastSegment, type Route, type Serve } from './route.js';

/** Not the scale of the tasks of agents. */
const states: Readonly<Record<TaskState, number>> = {
  waiting: 0,
  running: 1,
  completed: 2,
  failed: 3,
  cancelled: 4,
  suspended: 5,
  submitting: 6,
};

/** Rates are texts. */
const rateOf = (part: number, whole: number): string =>
  whole === 0 ? '0' : String(Math.round((part * 10_000) / whole) / 100);

const figuresOf = (task: Task) => {
  const numCnt = task.contacts.length;
  const [success, fail] = [countOf(task, 'answered'), countOf(task, 'failed')];
  return { numCnt, callNum: success + fail, success, fail, rate: rateOf(success + fail, numCnt) };
};

/** A row, and what it can be found by. */
interface Row {
  readonly shown: object;
  readonly status: number;
  readonly texts: readonly unknown[];
  readonly createdAt: number;
}

const rowOf = (task: Task): Row => ({
  shown: {
    jobId: task.id,
    taskName: task.plan.name,
    status: states[task.state],
    ...figuresOf(task),
    createdTime: dateOf(task.createdAt),
  },
  status: states[task.state],
  texts: [task.plan.name, task.plan.asked.text, task.plan.asked.uploadName],
  createdAt: task.createdAt,
});

/** The code of a state of the center's. */
const statusByState: Readonly<Record<CampaignState, number>> = {
  draft: 0,
  scheduled: 0,
  running: 1,
  paused: 5,
  stopping: 4,
  stopped: 4,
  completed: 2,
  failed: 3,
  unknown: 5,
};

const figuresOfCampaign = ({ campaign: { progress = {} } }: CenterCampaign) => {
  const {
    contacts: numCnt = 0,
    dialed: callNum = 0,
    callsAnswered: success = 0,
    failed: fail = 0,
  } = progress;
  return { numCnt, callNum, success, fail, rate: rateOf(callNum, numCnt) };
};

const aboutCampaign = (of: CenterCampaign) => ({
  jobId: of.id,
  taskName: of.campaign.name,
  status: statusByState[of.campaign.state ?? 'unknown'],
  createdTime: dateOf(createdAtOf(of)),
});

const rowOfCampaign = (of: CenterCampaign): Row => ({
  shown: { ...aboutCampaign(of), ...figuresOfCampaign(of) },
  status: aboutCampaign(of).status,
  texts: [of.campaign.name],
  createdAt: createdAtOf(of),
});

const isQuery = isPageBody(
  hasFields(
    { strTime: isDateText, endTime: isDateText },
    {
      statusList: isListOf(isWhole(0, 6)),
      idxAppId: isId,
      searchCondition: isText,
      taskType: isWhole(0, 9),
    },
  ),
);

/** The group calls: those that were sent here, the newest first, and those of the center. */
const query = reading(isQuery, ({ params, ...page }, world) => {
  const { strTime, endTime, statusList = [], searchCondition = '' } = params;
  const isInPeriod = isWithin(strTime, endTime);
  const fits = ({ status, texts, createdAt }: Row): boolean =>
    isInPeriod(createdAt) &&
    (statusList.length === 0 || statusList.includes(status)) &&
    texts.some((text) => isText(text) && text.includes(searchCondition));
  return pipe(
    campaignsOf(world, 'group'),
    TE.map((known) => {
      const sent = [...world.state.tasks.values()].filter(({ plan }) => plan.kind === 'message');
      const rows = [...sent.reverse().map(rowOf), ...known.map(rowOfCampaign)].filter(fits);
      return pageOfAll(asked(page), world, ({ shown }: Row) => shown)(rows);
    }),
  );
});

const detailOf = (task: Task): object => {
  const { plan, contacts } = task;
  const { callNum, ...figures } = figuresOf(task);
  const talks = contacts.flatMap(({ outcome }) => (outcome?.result === 'answered' ? [outcome] : []));
  const toSeat = talks.filter(({ agent }) => agent !== undefined).length;
  const talkSec = talks.reduce((sum, { durationSec = 0 }) => sum + durationSec, 0);
  return {
    jobId: task.id,
    taskName: plan.name,
    ...plan.asked,
    displayNum: plan.displayNum,
    appId: plan.appId,
    status: states[task.state],
    ...figures,
    chargeLen: talkSec,
    toseatNum: toSeat,
    successRate: rateOf(figures.success, figures.numCnt),
    toseatNumRate: rateOf(toSeat, figures.success),
    createdTime: dateOf(task.createdAt),
    mdfTime: dateOf(task.changedAt),
    finishTime: dateOf(task.finishedAt),
    keyFeedbackNum: talks.filter(({ pressedKey }) => pressedKey !== undefined).length,
    callLossNum: 0,
    callLossNumRate: '0',
    callDuration: talkSec,
    allCallToseatNum: toSeat,
    callTotal: callNum,
    acd: talks.length === 0 ? '0' : String(talkSec / talks.length),
    receivedSeatNum: toSeat,
    // The vendor's spelling.
    onineSeatNum: 0,
    // The country, beside the envelope's own `code`.
    code: countryOf(contacts[0]?.number ?? '')?.ccode ?? null,
  };
};

const detailOfCampaign =
  (appId: string | undefined) =>
  (of: CenterCampaign): object => {
    const { dialing, callerIds: [callerId] = [], schedule, progress = {} } = of.campaign;
    const { callNum, ...figures } = figuresOfCampaign(of);
    const content = dialing?.content;
    return {
      ...aboutCampaign(of),
      ...figures,
      appId,
      callTotal: callNum,
      displayNum: callerId?.number ?? '',
      sendTime: dateOfInstant(schedule?.start),
      source: content?.kind === 'text' ? 3 : 1,
      text: content?.kind === 'text' ? content.text : null,
      lan: content?.kind === 'text' ? content.language : null,
      voiceFileId: content?.kind === 'prompt' ? content.prompt : null,
      maxCalls: dialing?.maxCallSec ?? 999,
      loopCount: dialing?.repeatCount ?? 1,
      toseatNum: progress.transferred ?? 0,
      successRate: rateOf(figures.success, figures.numCnt),
      callLossNum: progress.abandoned ?? 0,
      callDuration: progress.talkSec ?? 0,
      acd: String(progress.averageTalkSec ?? 0),
      onineSeatNum: progress.agents ?? 0,
      code: null,
    };
  };

/** One group call. */
const detail: Serve = (world, request) => {
  const id = Number(lastSegment(request));
  const task = groupCall(world, id);
  return task === undefined
    ? pipe(centerCampaign(world, 'group', id, '-24'), TE.map(detailOfCampaign(applicationsOf(world)[0])))
    : TE.right(detailOf(task));
};

/** The calls that read group calls; the samples have a numeric code. */
export const groupCallQueryRoutes: readonly Route[] = [
  { method: 'POST', path: '/voice/group/call/query', envelope: 'code', statusAs: Number, serve: query },
  { method: 'GET', path: '/voice/group/call/detail/{id}', envelope: 'code', statusAs: Number, serve: detail },
];
