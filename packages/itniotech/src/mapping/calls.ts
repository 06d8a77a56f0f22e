import {
  CallId,
  digits,
  invalidInput,
  fields,
  problemsOf,
  strictObject,
  text,
  type AboutOf,
  type Call,
  type callControl,
  type ContactCenterError,
  type NewCall,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { SendSipRequest } from '../surfaces/api/wire/calls.js';
import { optional, withoutPlus } from './values.js';

const onlyDeskPhones = 'the vendor places calls from desk phones';
const onlyNumbers = 'the vendor calls numbers';

/** What the vendor's one call that places calls cannot be asked for. */
export const aboutPlacing: AboutOf<typeof callControl.place> = {
  without: {
    'from.agent': onlyDeskPhones,
    'from.number': onlyDeskPhones,
    'to.kind=agent': onlyNumbers,
    'to.kind=queue': onlyNumbers,
  },
  omits: { native: 'the vendor tells no state' },
};

const dialed = digits(7, 15);

const Dialed = strictObject(
  'ItniotechCall',
  fields(
    {
      from: strictObject('ItniotechOrigin', fields({ extension: text(32) }, {})),
      to: strictObject('ItniotechDestination', fields({ number: dialed }, {})),
    },
    { callerId: dialed },
  ),
);

/** `InvalidInput` for a number that is not 7 to 15 digits, apart from a leading plus. */
export const fromNewCall = (
  { from, to, callerId, data }: NewCall,
  appId: string,
): E.Either<ContactCenterError, SendSipRequest> =>
  pipe(
    Dialed.decode({
      from,
      to: 'number' in to ? { number: withoutPlus(to.number) } : {},
      callerId: optional(withoutPlus)(callerId),
    }),
    E.mapLeft((errors) => invalidInput(problemsOf(errors))),
    E.map((call) => ({
      callee: call.to.number,
      account: call.from.extension,
      appId,
      displayNum: call.callerId,
      calledInfo: data,
    })),
  );

export const toCall = (id: string | number): Call => ({
  id: CallId(String(id).trim()),
  state: 'initiated',
  direction: 'outbound',
  kind: 'click-to-call',
});
