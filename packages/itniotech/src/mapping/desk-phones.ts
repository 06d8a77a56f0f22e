import {
  digits,
  invalidInput,
  problemsOf,
  fields,
  strictObject,
  text,
  type AboutOf,
  type agentDirectory,
  type ContactCenterError,
  type Extension,
  type NewExtension,
  type NumberedPage,
  type PageSizes,
  type SentPage,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type {
  PhonePageReply,
  PhoneReply,
  SipAddRequest,
  SipQueryRequest,
} from '../surfaces/api/wire/desk-phones.js';
import { toPage } from './pages.js';
import { textOf } from './values.js';

/** The vendor's maximum page size, which is always requested. */
export const phonesPageSize = 100;
export const phonesPageSizes: PageSizes = { defaultSize: phonesPageSize, maxSize: phonesPageSize };

const withoutAgent = 'desk phones belong to no agent';

/** What is never told of a desk phone. */
const omits = {
  boundAt: withoutAgent,
  agent: withoutAgent,
  codec: 'the vendor does not say how a phone encodes voice',
  registered: 'the vendor does not say whether a phone is registered',
};

/** What the list of desk phones cannot be asked for. */
export const aboutPhones: AboutOf<typeof agentDirectory.listExtensions> = {
  limits: { pageSize: phonesPageSize },
  without: { agent: withoutAgent, 'bound=true': withoutAgent },
  omits,
};

/** What a new desk phone needs, and what it cannot be given. */
export const aboutNewPhones: AboutOf<typeof agentDirectory.createExtension> = {
  limits: { nameCharacters: 32, groupCharacters: 32 },
  bounds: {
    'extension.name': { limit: 'nameCharacters', atLeast: 4 },
    'extension.group': { limit: 'groupCharacters', atLeast: 4 },
  },
  needs: {
    'extension.name': 'the vendor names every phone',
    'extension.group': 'the vendor makes phones in groups',
    'extension.callerId': 'every phone shows a number of the account',
  },
  without: {
    'extension.number': 'the vendor makes up what a phone registers as',
    'extension.password': 'the vendor makes up the password',
    createdBy: 'the vendor does not keep who made a phone',
  },
  omits,
};

const NewPhone = strictObject(
  'ItniotechNewPhone',
  fields(
    {
      extension: strictObject(
        'ItniotechNewPhone',
        fields({ name: text(32), group: text(32), callerId: digits(7, 13) }, {}),
      ),
    },
    {},
  ),
);

/** One phone. `InvalidInput` for a caller id that is not 7 to 13 digits. */
export const fromNewPhone = (
  { name, group, callerId }: NewExtension,
  appId: string,
): E.Either<ContactCenterError, SipAddRequest> =>
  pipe(
    NewPhone.decode({ extension: { name, group, callerId } }),
    E.mapLeft((errors) => invalidInput(problemsOf(errors))),
    E.map(({ extension }) => ({
      groupName: extension.group,
      phoneName: extension.name,
      quantity: 1,
      displayNum: extension.callerId,
      appId,
    })),
  );

export const fromPhoneQuery = ({ page, size }: NumberedPage, appId: string): SipQueryRequest => ({
  current: page,
  size,
  params: { appId },
});

const accountOf = ({ account }: PhoneReply): string => String(account).trim();

const toPhone = (phone: PhoneReply): Extension => ({
  number: accountOf(phone),
  bound: false,
  name: textOf(phone.phoneName),
  group: textOf(phone.groupName),
  callerId: textOf(phone.displayNum),
});

export const toPhonePage = (reply: PhonePageReply): SentPage<Extension> =>
  toPage(reply, accountOf, (phones) => phones.map(toPhone));

/** Whether a phone is the one that a request made: the vendor appends its number in the group to the name. */
export const isMadeBy =
  ({ groupName, phoneName }: SipAddRequest) =>
  ({ group, name }: Extension): boolean =>
    group === groupName && name === `${phoneName}-1`;
