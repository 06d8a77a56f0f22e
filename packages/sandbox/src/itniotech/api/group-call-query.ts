import * as TE from 'fp-ts/lib/TaskEither.js';
import { isText, isWhole } from '../../guards.js';
import { countOf, type Task, type TaskState } from '../tasks.js';
import { hasFields, isId, isListOf, reading } from './body.js';
import { countryOf } from './countries.js';
import { dateOf, isDateText, isWithin } from './dates.js';
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

const rowOf = (task: Task): object => ({
  jobId: task.id,
  taskName: task.plan.name,
  status: states[task.state],
  ...figuresOf(task),
  createdTime: dateOf(task.createdAt),
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

/** The group calls, the newest first. */
const query = reading(isQuery, ({ params, ...page }, world) => {
  const { strTime, endTime, statusList = [], searchCondition = '' } = params;
  const isInPeriod = isWithin(strTime, endTime);
  const found = [...world.state.tasks.values()].filter(
    ({ plan, state, createdAt }) =>
      plan.kind === 'message' &&
      isInPeriod(createdAt) &&
      (statusList.length === 0 || statusList.includes(states[state])) &&
      [plan.name, plan.asked.text, plan.asked.uploadName].some(
        (text) => isText(text) && text.includes(searchCondition),
      ),
  );
  return TE.right(pageOfAll(asked(page), world, rowOf)(found.reverse()));
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

/** One group call. */
const detail: Serve = (world, request) => {
  const task = groupCall(world, Number(lastSegment(request)));
  return task === undefined ? TE.left('-24') : TE.right(detailOf(task));
};

/** The calls that read group calls; the samples have a numeric code. */
export const groupCallQueryRoutes: readonly Route[] = [
  { method: 'POST', path: '/voice/group/call/query', envelope: 'code', statusAs: Number, serve: query },
  { method: 'GET', path: '/voice/group/call/detail/{id}', envelope: 'code', statusAs: Number, serve: detail },
];
