import {
  failure,
  listByNumber,
  listByPeriod,
  RecordingUrl,
  type CallContext,
  type CallRecord,
  type ContactCenterError,
  type Handler,
  type OneRecord,
  type Page,
  type Period,
  type RecordingRef,
  type RecordQuery,
  type Runtime,
  type SentPage,
} from '@cordboard/core/provider';
import { isNothing, type SurfaceCall } from '@cordboard/core/http';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { NumberPrefix, VoicePrefix } from '../config.js';
import { pageSizes } from '../mapping/agents.js';
import { longestExactMs } from '../mapping/records.js';
import {
  fromSetQuery,
  toNumberPage,
  toRecordingPage,
  toVoicePage,
  toVoiceRecord,
  withoutFilters,
  type OtherSet,
} from '../mapping/set-records.js';
import type { Api } from '../surfaces/api/surface.js';
import { messageRecords, numberRecords, phoneRecords } from '../surfaces/api/wire/set-records.js';
import type { PageOf } from '../surfaces/api/wire/values.js';
import { search } from './record-search.js';

/** Where the lists of calls are, and in which zone. */
export interface RecordLists {
  readonly api: Api;
  readonly utcOffset: string;
  readonly voicePrefix: VoicePrefix;
  readonly numberPrefix: NumberPrefix;
}

const listOf =
  <R, A>(
    { api, utcOffset }: RecordLists,
    call: SurfaceCall<PageOf<R>>,
    pageOf: (part: Period) => (reply: PageOf<R>) => SentPage<A>,
  ) =>
  (given: RecordQuery, context: CallContext): TE.TaskEither<ContactCenterError, Page<A>> =>
    pipe(
      TE.fromEither(withoutFilters(given)),
      TE.chain(() =>
        listByPeriod(given, longestExactMs, (part, query) =>
          listByNumber(
            query,
            pageSizes,
            (asked) => api.ask(call, { body: { json: fromSetQuery(part, asked, utcOffset) } }, context),
            pageOf(part),
          ),
        ),
      ),
    );

type List = Handler<RecordQuery, Page<CallRecord>>;
type Get = Handler<OneRecord, CallRecord>;

const noSuchRecord = failure('NotFound', 'there is no such record');

/** Reads a list until the record turns up. */
export const found =
  (list: List, now: Runtime['now']): Get =>
  (input, context) =>
    pipe(search(list, now, input, context), TE.chain(TE.fromOption(() => noSuchRecord)));

const voiceSets = { phone: phoneRecords, broadcast: messageRecords } as const;

const voice = (
  lists: RecordLists,
  set: keyof typeof voiceSets,
): { readonly list: List; readonly get: Get } => {
  const { api, utcOffset, voicePrefix } = lists;
  const calls = voiceSets[set](voicePrefix);
  return {
    list: listOf(lists, calls.list, toVoicePage(set, utcOffset)),
    get: ({ id }, context) =>
      pipe(
        api.ask(calls.get, { params: { voiceId: id } }, context),
        TE.chain((reply) =>
          isNothing(reply) ? TE.left(noSuchRecord) : TE.right(toVoiceRecord(set, utcOffset)(reply)),
        ),
      ),
  };
};

/** How the records of each other set are listed, and one of them is found. */
export const otherSets = (
  lists: RecordLists,
  now: Runtime['now'],
): Readonly<Record<OtherSet, { readonly list: List; readonly get: Get }>> => {
  const list = listOf(lists, numberRecords(lists.numberPrefix), toNumberPage(lists.utcOffset));
  return {
    phone: voice(lists, 'phone'),
    broadcast: voice(lists, 'broadcast'),
    number: { list, get: found(list, now) },
  };
};

const noSuchRecording = failure('NotFound', 'there is no such recording');
const noAddress = failure('MalformedReply', 'the address of the recording is none');

/** The address that the record of a call by number holds. */
export const numberRecordingUrl = (
  lists: RecordLists,
  now: Runtime['now'],
): ((
  recording: Pick<RecordingRef, 'id'>,
  context: CallContext,
) => TE.TaskEither<ContactCenterError, RecordingUrl>) => {
  const list = listOf(lists, numberRecords(lists.numberPrefix), toRecordingPage);
  return (recording, context) =>
    pipe(
      search(list, now, recording, context),
      TE.chain(TE.fromOption(() => noSuchRecording)),
      TE.chain(({ url }) => {
        if (url === undefined) return TE.left(noSuchRecording);
        return RecordingUrl.fields.url.is(url) ? TE.right({ url }) : TE.left(noAddress);
      }),
    );
};
