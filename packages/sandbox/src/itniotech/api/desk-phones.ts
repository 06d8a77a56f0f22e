import * as TE from 'fp-ts/lib/TaskEither.js';
import { isWhole } from '../../guards.js';
import type { DeskPhone } from '../state.js';
import { hasFields, isDigits, isTextOf, reading } from './body.js';
import { applicationsOf, md5 } from './directory.js';
import { record } from './effects.js';
import { asked, isLoosePageBody, pageOfAll } from './pages.js';
import type { ItniotechWorld, Route } from './route.js';

const isName = isTextOf(4, 32);

/** How many phones an account may have; the pages name no figure. */
const mostPhones = 1000;

const passwordOf = (phone: string, generation: number): string =>
  md5(`sandbox phone ${phone} ${generation}`).slice(0, 8);

// `displayNum` is optional on Onbuka's page.
const isNewPhones = hasFields(
  {
    groupName: isName,
    phoneName: isName,
    quantity: isWhole(1, 50),
    appId: isTextOf(8, 8),
    displayNum: isDigits(7, 13),
  },
  {},
);

const isGroupTaken = (phones: Iterable<DeskPhone>, appId: string, groupName: string): boolean =>
  [...phones].some((phone) => phone.appId === appId && phone.groupName === groupName);

/** Adds phones. What they are called stands in the query. */
const sipAdd = reading(isNewPhones, (input, world, request) => {
  const { appId, groupName, phoneName, quantity, displayNum } = input;
  const { phones } = world.state;
  if (!applicationsOf(world).includes(appId)) return TE.left('-22');
  if (isGroupTaken(phones.values(), appId, groupName)) return TE.left('-20');
  if (phones.size + quantity > mostPhones) return TE.left('-23');
  for (let n = 1; n <= quantity; n += 1) {
    const account = `sandbox_${String(phones.size + 1).padStart(3, '0')}`;
    phones.set(account, {
      appId,
      groupName,
      phoneName: `${phoneName}-${n}`,
      account,
      displayNum,
      generation: 1,
    });
  }
  record(world, request, `add ${quantity} desk phones`);
  return TE.right(null);
});

const rowOf = ({ groupName, phoneName, account, displayNum, generation }: DeskPhone): object => ({
  groupName,
  phoneName,
  account,
  password: passwordOf(account, generation),
  displayNum,
});

const isPhoneQuery = isLoosePageBody(hasFields({ appId: isTextOf(8, 8) }, {}));

/** The phones of an application, with their passwords in clear. */
const sipQuery = reading(isPhoneQuery, ({ params: { appId }, ...page }, world) =>
  TE.right(
    pageOfAll(
      asked(page),
      world,
      rowOf,
    )([...world.state.phones.values()].filter((phone) => phone.appId === appId)),
  ),
);

/** The phone that a call names. */
export const phoneOf = (
  { state }: ItniotechWorld,
  { account, appId }: { readonly account: string; readonly appId: string },
): DeskPhone | undefined => {
  const phone = state.phones.get(account);
  return phone?.appId === appId ? phone : undefined;
};

const isReset = hasFields({ account: isName, appId: isTextOf(8, 8) }, {});

/** Gives a phone another password. */
const sipReset = reading(isReset, (input, world, request) => {
  const phone = phoneOf(world, input);
  if (phone === undefined) return TE.left('-24');
  const { account } = phone;
  const generation = phone.generation + 1;
  world.state.phones.set(account, { ...phone, generation });
  record(world, request, 'reset the password of a desk phone');
  return TE.right({ account, password: passwordOf(account, generation) });
});

/** The calls about desk phones. */
export const deskPhoneRoutes: readonly Route[] = [
  { method: 'POST', path: '/voice/sipAdd', serve: sipAdd },
  { method: 'POST', path: '/voice/sipQuery', seenOn: 'brand', serve: sipQuery },
  { method: 'POST', path: '/voice/sipReset', serve: sipReset },
];
