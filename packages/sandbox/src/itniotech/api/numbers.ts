import type { CallerId } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { every } from '../../every.js';
import { isText, isWhole } from '../../guards.js';
import { hasFields, isDigits, isListOf, isTextOf, reading } from './body.js';
import type { Refusal } from './codes.js';
import { countryOf } from './countries.js';
import { applicationsOf } from './directory.js';
import { orBroken, record } from './effects.js';
import { asked, isPageBody, pageOfAll } from './pages.js';
import type { ItniotechWorld, Route } from './route.js';

/** In use, expired, disabled. A number that was given back is listed no more. */
const states: Readonly<Record<CallerId['status'], number | undefined>> = {
  enabled: 3,
  expired: 4,
  disabled: 5,
  canceled: undefined,
  unknown: 9,
};

/** The page has a word for two kinds of line. */
const types: Readonly<Record<string, string>> = { mobile: 'MOBILE', fixed: 'FIXED' };

/** The center's caller IDs are what the account's numbers are; they belong to the first application. */
const rowOf =
  (world: ItniotechWorld) =>
  ({ number, status, note = '', country, type = 'unknown', expiresOn, ...more }: CallerId): object => ({
    number,
    ccode: countryOf(number)?.ccode ?? null,
    country: country ?? countryOf(number)?.name ?? null,
    dueDate: expiresOn ?? null,
    state: states[status],
    inboundPrefix: more.inboundPrefix ?? '',
    type: types[type] ?? null,
    outIp: null,
    inIp: null,
    remark: note,
    appId: applicationsOf(world)[0] ?? null,
    // 1 is yes here.
    enableVoicemail: more.voicemail === true ? 1 : 0,
    voicemailFileId: null,
    voicemailFileName: null,
    voicemailMaxHangup: null,
  });

const isNumberQuery = isPageBody(hasFields({}, { appId: isText }));

/** Number query. */
const queryPage = reading(isNumberQuery, ({ params: { appId }, ...page }, world) => {
  const isOther = appId !== undefined && appId !== applicationsOf(world)[0];
  return pipe(
    orBroken(every(world.center.routing.listCallerIds, { status: ['enabled', 'disabled', 'expired'] })),
    TE.map((numbers) => pageOfAll(asked(page), world, rowOf(world))(isOther ? [] : numbers)),
  );
});

const isIpList = (u: unknown): u is string => isTextOf(1, 200)(u) && /^[\d.]+(,[\d.]+)*$/.test(u);

const isNewPool = hasFields(
  { poolNumber: isTextOf(1, 20), customerWhitelist: isIpList, maxConcurrency: isWhole(0, 9999) },
  { numberList: isListOf(isDigits(1, 20)) },
);

/** Creation of a number pool. */
const createNumberPool = reading(isNewPool, ({ poolNumber }, world, request) => {
  const { pools } = world.state;
  if (pools.has(poolNumber)) return TE.left('-20');
  pools.add(poolNumber);
  record(world, request, 'add a number pool');
  return TE.right(null);
});

const isPhone = isDigits(7, 15);

const isBinding = hasFields(
  {
    phoneA: isPhone,
    phoneB: isPhone,
    poolNumber: isTextOf(1, 20),
    expireS: isWhole(1, 259_200),
    appId: isText,
    bizType: isWhole(1, 2),
  },
  {},
);

/** Binding of privacy numbers: AXB has one number for both sides, AXXB one for each. */
const bind = reading(isBinding, (input, world, request) => {
  const { phoneA, phoneB, poolNumber, appId, bizType } = input;
  const isKnown = world.state.pools.has(poolNumber) && applicationsOf(world).includes(appId);
  if (!isKnown || countryOf(phoneA)?.ccode !== countryOf(phoneB)?.ccode) return TE.left<Refusal>('-22');
  const bindId = String(world.state.nextId());
  const pnsNumberA = `1555${bindId}`;
  record(world, request, 'bind two phone numbers');
  return TE.right({ pnsNumberA, pnsNumberB: bizType === 1 ? pnsNumberA : `1556${bindId}`, bindId });
});

/** The calls about numbers. */
export const numberRoutes: readonly Route[] = [
  { method: 'POST', path: '/number/queryPage', serve: queryPage },
  { method: 'POST', path: '/number/createNumberPool', serve: createNumberPool },
  { method: 'POST', path: '/number/pns/bind', serve: bind },
];
