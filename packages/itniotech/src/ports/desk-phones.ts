import {
  agentDirectory,
  failure,
  listByNumber,
  lookUp,
  serve,
  whenConfigured,
  type ContactCenterError,
  type Cursor,
  type Extension,
  type Handler,
  type CallContext,
  type Page,
  type PageRequest,
  type Written,
  type CreateExtension,
  afterWrite,
  applied,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { VoicePrefix } from '../config.js';
import {
  aboutNewPhones,
  aboutPhones,
  fromNewPhone,
  fromPhoneQuery,
  isMadeBy,
  phonesPageSize,
  phonesPageSizes,
  toPhonePage,
} from '../mapping/desk-phones.js';
import type { Api } from '../surfaces/api/surface.js';
import { deskPhoneCalls, type SipAddRequest } from '../surfaces/api/wire/desk-phones.js';

/** The application whose phones they are, and where a brand has the calls about them. */
export interface Phones {
  readonly api: Api;
  readonly appId: string;
  readonly calls: ReturnType<typeof deskPhoneCalls>;
}

const listPhones = (
  { api, appId, calls }: Phones,
  query: PageRequest,
  context: CallContext,
): TE.TaskEither<ContactCenterError, Page<Extension>> =>
  listByNumber(
    query,
    phonesPageSizes,
    (asked) => api.ask(calls.sipQuery, { body: { json: fromPhoneQuery(asked, appId) } }, context),
    toPhonePage,
  );

const notListed = failure('Internal', 'the vendor made the phone and does not list it', { effect: 'done' });

/** The phone that a request made. It is there, so whatever goes wrong here has the effect `done`. */
const findMade = (
  phones: Phones,
  request: SipAddRequest,
  context: CallContext,
): TE.TaskEither<ContactCenterError, Extension> =>
  pipe(
    lookUp((cursor: Cursor | undefined) => listPhones(phones, { limit: phonesPageSize, cursor }, context), {
      identity: agentDirectory.listExtensions.identity,
      isMeant: isMadeBy(request),
    }),
    afterWrite,
    TE.chain(TE.fromOption(() => notListed)),
  );

/** Makes a group of one phone, and reads what it registers as, which the answer does not tell. */
const createPhone =
  (phones: Phones): Handler<CreateExtension, Written<Extension>> =>
  ({ extension }, context) =>
    pipe(
      TE.fromEither(fromNewPhone(extension, phones.appId)),
      TE.chainFirst((json) => phones.api.ask(phones.calls.sipAdd, { body: { json } }, context)),
      TE.chain((request) => findMade(phones, request, context)),
      TE.map((phone) => applied(phone)),
    );

const unconfirmed =
  "sipQuery is on a sister brand's page only (Onbuka), and its codes on none: it is expected to be the same here";

/** Desk phones, whose accounts are extensions that no agent has. */
export const deskPhones = (api: Api, prefix: VoicePrefix, appId: string | undefined) => {
  const calls = deskPhoneCalls(prefix);
  const phones = appId === undefined ? undefined : { api, appId, calls };
  return [
    serve(
      agentDirectory.listExtensions,
      whenConfigured('appId', phones, (its) => (query, context) => listPhones(its, query, context)),
      { ...aboutPhones, note: 'the desk phones of one application', unconfirmed },
    ),
    serve(agentDirectory.createExtension, whenConfigured('appId', phones, createPhone), {
      ...aboutNewPhones,
      support: 'emulated',
      note: `makes a group of one phone, whose name gets -1 appended, and reads the list, ${phonesPageSize} at a time, until it turns up; caller id of 7 to 13 digits`,
      unconfirmed,
    }),
  ];
};
