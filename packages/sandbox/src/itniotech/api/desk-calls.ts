import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { SandboxRequest } from '../../http.js';
import { placeCall } from '../calls.js';
import type { DeskPhone } from '../state.js';
import { hasFields, isDigits, isTextOf, reading, type Guarded } from './body.js';
import type { Refusal } from './codes.js';
import { countryOf } from './countries.js';
import { phoneOf } from './desk-phones.js';
import type { ItniotechWorld, Route } from './route.js';

const isCallRequest = hasFields(
  { callee: isDigits(7, 15), account: isTextOf(1, 32), appId: isTextOf(8, 8) },
  { displayNum: isDigits(7, 15), calledInfo: isTextOf(0, 1000) },
);

type CallRequest = Guarded<typeof isCallRequest>;

const dialed = (
  input: CallRequest,
  phone: DeskPhone,
  world: ItniotechWorld,
  request: SandboxRequest,
): TE.TaskEither<Refusal, string> => {
  const { callee, account, appId, displayNum, calledInfo } = input;
  if (world.state.placedCalls >= (world.options.itniotech?.calls ?? Infinity)) return TE.left('-10');
  if (countryOf(callee) === undefined) return TE.left('-26');
  const { id } = placeCall(world, {
    source: 'desk-phone',
    request,
    callee,
    caller: displayNum ?? phone.displayNum,
    appId,
    account,
    calledInfo,
  });
  return TE.right(id);
};

/** Rings a desk phone and dials. The id has 19 digits and is text. */
const sendSip = reading(isCallRequest, (input, world, request) =>
  pipe(
    phoneOf(world, input, '-22'),
    TE.chain((phone) => dialed(input, phone, world, request)),
  ),
);

/** The call that places calls from desk phones. */
export const deskCallRoutes: readonly Route[] = [{ method: 'POST', path: '/voice/sendSip', serve: sendSip }];
