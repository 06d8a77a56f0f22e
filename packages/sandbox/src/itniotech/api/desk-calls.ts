import * as TE from 'fp-ts/lib/TaskEither.js';
import { placeCall } from '../calls.js';
import { hasFields, isDigits, isTextOf, reading } from './body.js';
import { countryOf } from './countries.js';
import { phoneOf } from './desk-phones.js';
import type { Route } from './route.js';

const isCallRequest = hasFields(
  { callee: isDigits(7, 15), account: isTextOf(1, 32), appId: isTextOf(8, 8) },
  { displayNum: isDigits(7, 15), calledInfo: isTextOf(0, 1000) },
);

/** Rings a desk phone and dials. The id has 19 digits and is text. */
const sendSip = reading(isCallRequest, (input, world, request) => {
  const { callee, account, appId, displayNum, calledInfo } = input;
  const phone = phoneOf(world, input);
  if (phone === undefined) return TE.left('-22');
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
});

/** The call that places calls from desk phones. */
export const deskCallRoutes: readonly Route[] = [{ method: 'POST', path: '/voice/sendSip', serve: sendSip }];
