import type { KnownChannel } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { isObject, isText, own } from '../../guards.js';
import { parseJson } from '../../http.js';
import type { Refusal } from './codes.js';
import { carriedOut, sessionOf, type Route, type Serve } from './route.js';

const readFlag = (query: URLSearchParams): E.Either<Refusal, boolean> => {
  const flag = query.get('flag');
  return flag === '0' || flag === '1' ? E.right(flag === '1') : E.left('000-002');
};

/** Setting whether to answer inbound calls. */
const setTalkRight: Serve = (call) =>
  pipe(
    sessionOf(call),
    TE.chainEitherK(() => readFlag(call.request.query)),
    TE.chain((enabled) =>
      carriedOut(
        call,
        `inbound calls ${enabled ? 'on' : 'off'}`,
        call.world.center.routing.setInboundEnabled({ agent: { number: call.agentId }, enabled }),
      ),
    ),
    TE.map(() => ({ body: { result: {} } })),
  );

const channels: Readonly<Record<string, KnownChannel>> = {
  '1': 'chat',
  '2': 'click-to-call',
  '4': 'callback',
  '5': 'voice',
  '15': 'predictive-outbound',
  '16': 'preview-outbound',
  '17': 'message',
  '19': 'video',
  '51': 'web-chat',
  '53': 'social',
};

const mostSessions = 60;

interface CallNums {
  readonly channel: KnownChannel;
  readonly max: number;
}

/** Both fields are text, digits in quotes. The page's two other codes have no text, so they are not used. */
const readCallNums = (body: unknown): E.Either<Refusal, CallNums> => {
  if (!isObject(body) || !isText(body.mediaType) || !isText(body.callnums)) return E.left('000-002');
  const channel = own(channels, body.mediaType);
  if (channel === undefined || !/^[1-9]\d*$/.test(body.callnums)) return E.left('000-002');
  const max = Number(body.callnums);
  return max > mostSessions ? E.left('106-003') : E.right({ channel, max });
};

/** Agent session quantity configuration. Its answer has no `result`. */
const setCallNums: Serve = (call) =>
  pipe(
    sessionOf(call),
    TE.chainEitherK(() => readCallNums(parseJson(call.request.body))),
    TE.chain(({ channel, max }) =>
      carriedOut(
        call,
        `at most ${max} of ${channel}`,
        call.world.center.routing.setConcurrency({ agent: { number: call.agentId }, channel, max }),
      ),
    ),
    TE.map(() => ({ body: {} })),
  );

/** The calls that change what an agent who is signed in is given. */
export const agentSettingRoutes: readonly Route[] = [
  { method: 'POST', path: 'onlineagent/{agentid}/settalkright', serve: setTalkRight },
  { method: 'POST', path: 'mediacall/{agentid}/setcallnums', serve: setCallNums },
];
