import type { AgentPresence, ContactCenterError, SetPresence, Written } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Refusal } from './codes.js';
import { isWithin } from './numbers.js';
import { carriedOut, sessionOf, type GatewayCall, type Route, type Serve } from './route.js';

const presenceOf = ({ world, agentId }: GatewayCall): TE.TaskEither<Refusal, AgentPresence> =>
  pipe(
    world.center.presence.get({ agent: { number: agentId } }),
    TE.mapLeft((): Refusal => '100-007'),
  );

const states: Readonly<Record<AgentPresence['state'], number>> = {
  unknown: 0,
  'logged-out': 2,
  'not-ready': 3,
  ready: 4,
  'wrap-up': 5,
  reserved: 7,
  busy: 7,
};

/** Whether the platform counts an agent among those at rest. */
export const isAtRest = ({ state, reason }: AgentPresence): boolean =>
  state === 'not-ready' && (reason === 'break' || reason === 'meal' || reason === 'meeting');

/** Querying the current status. */
const agentStatus: Serve = (call) =>
  pipe(
    sessionOf(call),
    TE.chain(() => presenceOf(call)),
    TE.map((presence) => ({
      body: {
        message: '',
        result: {
          agentState: isAtRest(presence) ? 8 : states[presence.state],
          isWorking: presence.state === 'busy',
        },
      },
    })),
  );

type Wanted = Omit<SetPresence, 'agent'>;

/** What a request asks for, by the state that the agent is in. */
type Reading = (call: GatewayCall, now: AgentPresence) => E.Either<Refusal, Wanted>;

const changing = (effect: string, event: string, read: Reading): Serve => {
  const refusedBy = ({ kind }: ContactCenterError): Refusal => (kind === 'Conflict' ? '100-009' : '100-007');
  const record = ({ world, request, agentId }: GatewayCall, { outcome }: Written<unknown>): void => {
    const key = world.ledger.keyOf(agentId, effect);
    if (outcome !== 'unchanged') world.ledger.record({ vendor: 'huawei-cc', request, effect, key });
  };
  return (call) =>
    pipe(
      sessionOf(call),
      TE.bindTo('session'),
      TE.bind('now', () => presenceOf(call)),
      TE.bind('wanted', ({ now }) => TE.fromEither(read(call, now))),
      TE.chain(({ session, wanted }) =>
        pipe(
          call.world.center.presence.set({ agent: { number: call.agentId }, ...wanted }),
          TE.mapLeft(refusedBy),
          TE.map((written) => {
            record(call, written);
            session.mailbox.put({ eventType: event, workNo: call.agentId, content: null });
            return { body: { result: {} } };
          }),
        ),
      ),
    );
};

const isFlag = (text: string | null): boolean => text === 'true' || text === 'false';

/** A reason of 200 to 250 is the account's own, and 0 none; both parameters are required of one who is busy already. */
const readBusy: Reading = ({ request: { query } }, now) => {
  const [reason, prolong] = [query.get('reason'), query.get('prolong')];
  const isBusy = now.state === 'not-ready' && !isAtRest(now);
  const isReason = reason === null || reason === '' || reason === '0' || isWithin(reason, 200, 250);
  if (!isReason || (prolong !== null && !isFlag(prolong))) return E.left('000-002');
  if (isBusy && (reason === null || prolong === null)) return E.left('100-009');
  return E.right({ state: 'not-ready', reason: isWithin(reason, 200, 250) ? 'other' : 'busy' });
};

const readRest: Reading = ({ params: { time = '', restcause = '' }, request: { query } }, now) => {
  const prolong = query.get('prolong');
  const isWrong = !isWithin(time, 1, 86_399) || !isWithin(restcause, 0, 255);
  if (isWrong || (prolong !== null && !isFlag(prolong))) return E.left('000-002');
  if (isAtRest(now) && prolong === null) return E.left('100-009');
  return E.right({ state: 'not-ready', reason: 'break', durationSec: Number(time) });
};

const endOf =
  (isSo: (now: AgentPresence) => boolean): Reading =>
  (_, now) =>
    isSo(now) ? E.right({ state: 'ready' }) : E.left('100-009');

/** One of two, by text of at most five characters, of which only `true` is true. */
const switching =
  (
    effect: string,
    set: (call: GatewayCall, isTrue: boolean) => TE.TaskEither<ContactCenterError, Written<unknown>>,
  ): Serve =>
  (call) => {
    const { flag = '' } = call.params;
    return pipe(
      sessionOf(call),
      TE.filterOrElse(
        () => flag.length >= 1 && flag.length <= 5,
        (): Refusal => '000-002',
      ),
      TE.chain(() => carriedOut(call, `${effect} ${flag}`, set(call, flag === 'true'))),
      TE.map(() => ({ body: { result: {} } })),
    );
  };

/** Setting automatic answering. */
const autoAnswer = switching('automatic answering', ({ world, agentId }, enabled) =>
  world.center.presence.setAutoAnswer({ agent: { number: agentId }, enabled }),
);

/** Setting whether an agent is idle after a call, or in wrap-up. */
const autoEnterIdle = switching('idle after calls', ({ world, agentId }, isIdle) =>
  world.center.presence.setAfterCall({ agent: { number: agentId }, state: isIdle ? 'ready' : 'wrap-up' }),
);

const post = (path: string, serve: Serve): Route => ({
  method: 'POST',
  path: `onlineagent/{agentid}/${path}`,
  serve,
});

/** The calls about the state of an agent who is signed in. */
export const agentStateRoutes: readonly Route[] = [
  { method: 'GET', path: 'onlineagent/{agentid}/agentstatus', serve: agentStatus },
  post(
    'sayfree',
    changing('ready', 'AgentState_Ready', () => E.right({ state: 'ready' })),
  ),
  post('autoanswer/{flag}', autoAnswer),
  post('autoenteridle/{flag}', autoEnterIdle),
  post('saybusy', changing('busy', 'AgentState_SetNotReady_Success', readBusy)),
  post('rest/{time}/{restcause}', changing('rest', 'AgentState_SetRest_Success', readRest)),
  post(
    'work',
    changing('wrap-up', 'AgentState_SetWork_Success', () => E.right({ state: 'wrap-up' })),
  ),
  post('cancelrest', changing('end of rest', 'AgentState_CancelRest_Success', endOf(isAtRest))),
  post(
    'cancelwork',
    changing(
      'end of wrap-up',
      'AgentState_CancelWork_Success',
      endOf(({ state }) => state === 'wrap-up'),
    ),
  ),
];
