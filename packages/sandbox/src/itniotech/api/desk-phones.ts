import type { Extension } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { every } from '../../every.js';
import { isWhole } from '../../guards.js';
import type { DeskPhone } from '../state.js';
import { hasFields, isDigits, isTextOf, reading } from './body.js';
import type { Refusal } from './codes.js';
import { applicationsOf, md5 } from './directory.js';
import { orBroken, record } from './effects.js';
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

const isOfCenter = (world: ItniotechWorld, appId: string): boolean => applicationsOf(world)[0] === appId;

type NewPhone = Omit<DeskPhone, 'account' | 'generation'>;

/** The center has a phone of each group of its application; it has no place for the others. */
const accountOf = (
  world: ItniotechWorld,
  { appId, groupName: group, phoneName: name, displayNum: callerId }: NewPhone,
  place: number,
): TE.TaskEither<Refusal, string> =>
  isOfCenter(world, appId) && place === 1
    ? pipe(
        world.center.agents.createExtension({ extension: { name, group, callerId } }),
        TE.bimap(
          ({ kind }): Refusal => (kind === 'AlreadyExists' ? '-20' : '-18'),
          ({ value }) => value.number,
        ),
      )
    : TE.right(`sandbox_${String(world.state.phones.size + 1).padStart(3, '0')}`);

const addPhone = (world: ItniotechWorld, phone: NewPhone, place: number): TE.TaskEither<Refusal, unknown> =>
  pipe(
    accountOf(world, phone, place),
    TE.map((account) => world.state.phones.set(account, { ...phone, account, generation: 1 })),
  );

/** Adds phones. What they are called stands in the query. */
const sipAdd = reading(isNewPhones, (input, world, request) => {
  const { appId, groupName, phoneName, quantity, displayNum } = input;
  const { phones } = world.state;
  if (!applicationsOf(world).includes(appId)) return TE.left('-22');
  if (isGroupTaken(phones.values(), appId, groupName)) return TE.left('-20');
  if (phones.size + quantity > mostPhones) return TE.left('-23');
  const places = Array.from({ length: quantity }, (_, i) => i + 1);
  return pipe(
    places,
    TE.traverseSeqArray((n) =>
      addPhone(world, { appId, groupName, phoneName: `${phoneName}-${n}`, displayNum }, n),
    ),
    TE.map(() => {
      record(world, request, `add ${quantity} desk phones`);
      return null;
    }),
  );
});

/** An extension that no agent has, as a phone. */
const toPhone =
  ({ state }: ItniotechWorld, appId: string) =>
  ({ number, name = '', group = '', callerId = '' }: Extension): DeskPhone =>
    state.phones.get(number) ?? {
      appId,
      groupName: group,
      phoneName: name,
      account: number,
      displayNum: callerId,
      generation: 1,
    };

/** The phones of an application: the center's extensions that no agent has, and what it has no place for. */
const phonesOf = (world: ItniotechWorld, appId: string): TE.TaskEither<Refusal, readonly DeskPhone[]> =>
  pipe(
    isOfCenter(world, appId)
      ? orBroken(every(world.center.agents.listExtensions, { bound: false }))
      : TE.right([]),
    TE.map((extensions) => {
      const known = new Set(extensions.map(({ number }) => number));
      const others = [...world.state.phones.values()].filter(
        (phone) => phone.appId === appId && !known.has(phone.account),
      );
      return [...extensions.map(toPhone(world, appId)), ...others];
    }),
  );

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
  pipe(phonesOf(world, appId), TE.map(pageOfAll(asked(page), world, rowOf))),
);

/** The phone that a call names, or the code that the call has for one that does not exist. */
export const phoneOf = (
  world: ItniotechWorld,
  { account, appId }: { readonly account: string; readonly appId: string },
  refusal: Refusal,
): TE.TaskEither<Refusal, DeskPhone> =>
  pipe(
    phonesOf(world, appId),
    TE.chain((phones) => TE.fromNullable(refusal)(phones.find((phone) => phone.account === account))),
  );

const isReset = hasFields({ account: isName, appId: isTextOf(8, 8) }, {});

/** Gives a phone another password. */
const sipReset = reading(isReset, (input, world, request) =>
  pipe(
    phoneOf(world, input, '-24'),
    TE.map((phone) => {
      const { account } = phone;
      const generation = phone.generation + 1;
      world.state.phones.set(account, { ...phone, generation });
      record(world, request, 'reset the password of a desk phone');
      return { account, password: passwordOf(account, generation) };
    }),
  ),
);

/** The calls about desk phones. */
export const deskPhoneRoutes: readonly Route[] = [
  { method: 'POST', path: '/voice/sipAdd', serve: sipAdd },
  { method: 'POST', path: '/voice/sipQuery', seenOn: 'brand', serve: sipQuery },
  { method: 'POST', path: '/voice/sipReset', serve: sipReset },
];
