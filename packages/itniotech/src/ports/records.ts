import {
  listByNumber,
  listByPeriod,
  records as operations,
  serve,
  type CallRecord,
  type Handler,
  type Page,
  type RecordQuery,
  type Runtime,
} from '@cordboard/core/provider';
import { downloadWith } from '@cordboard/core/http';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { pageSize, pageSizes } from '../mapping/agents.js';
import { filtersOf, fromRecordQuery, longestPeriodMs, notCarried, toRecordPage } from '../mapping/records.js';
import { fromRecording, toRecordingUrl } from '../mapping/recordings.js';
import type { Api } from '../surfaces/api/surface.js';
import { getRecordingFileUrl, getVoiceFile, queryRecord } from '../surfaces/api/wire/records.js';
import { found, numberRecordingUrl, otherSets, type RecordLists } from './set-records.js';

type List = Handler<RecordQuery, Page<CallRecord>>;

const unconfirmed =
  'Query call records: the page shows the first five fields of a row, the others are those of the pushed record, and it does not say whether a period has its end';

const noCalls: Page<CallRecord> = { items: [] };

/** Itniotech Call Center API, Query call records (`queryRecord`). */
const listWith =
  (api: Api, utcOffset: string): List =>
  (given, context) =>
    listByPeriod(given, longestPeriodMs, (part, query) =>
      pipe(
        TE.fromEither(filtersOf(query)),
        TE.chain((filters) =>
          filters === undefined
            ? TE.right(noCalls)
            : listByNumber(
                query,
                pageSizes,
                (asked) =>
                  api.ask(
                    queryRecord,
                    { body: { json: fromRecordQuery(filters, part, asked, utcOffset) } },
                    context,
                  ),
                toRecordPage(part, query, utcOffset),
              ),
        ),
      ),
    );

/** Itniotech Voice API, Recording file link (`getRecordingFileUrl`); of a number's calls, the list has the address. */
const getRecordingUrl = (lists: RecordLists, now: Runtime['now']) => {
  const call = getRecordingFileUrl(lists.voicePrefix);
  const ofNumber = numberRecordingUrl(lists, now);
  return serve(
    operations.getRecordingUrl,
    ({ recording }, context) =>
      recording.set === 'number'
        ? ofNumber(recording, context)
        : pipe(lists.api.ask(call, { query: fromRecording(recording) }, context), TE.map(toRecordingUrl)),
    {
      note: 'recordings of desk phones, of group calls, whose ids stand in the console, and of the last 31 days of numbers, for which the list is read',
      needs: { 'recording.set': 'recordings of the center have no address' },
      without: { 'recording.set=contact-center': 'recordings of the center have no address' },
      unconfirmed:
        'Number record query: the page does not say whether the address of a recording asks for credentials',
    },
  );
};

/** Itniotech Voice API, Recording stream (`getVoiceFile`). */
const downloadRecording = ({ api, voicePrefix }: RecordLists) => {
  const call = getVoiceFile(voicePrefix);
  const byAddress = 'fetch it from its address: records.getRecordingUrl';
  return serve(
    operations.downloadRecording,
    ({ recording: { id } }, context, resume) =>
      downloadWith(({ headers }) => api.ask(call, { query: { voiceFileId: id }, headers }, context), resume),
    {
      note: 'a recording that is not there is known by the words of the failure alone',
      without: {
        'recording.set=phone': byAddress,
        'recording.set=broadcast': byAddress,
        'recording.set=number': byAddress,
      },
      unconfirmed:
        "Recording stream: the page stands on a sister brand's site; it gives no sentence of a failure, and does not say whether a part of a file can be asked for",
    },
  );
};

const ofOtherSets =
  'Phone, message and number records: the pages do not say which of the times a period is about, nor whether it has its end; a status is read as one of SIP, and 0 as success';

/** Call records, of which the vendor keeps four lists. */
export const records = (lists: RecordLists, { now }: Runtime) => {
  const list = listWith(lists.api, lists.utcOffset);
  const sets = { 'contact-center': { list, get: found(list, now) }, ...otherSets(lists, now) };
  return [
    serve(operations.list, (query, context) => sets[query.set ?? 'contact-center'].list(query, context), {
      without: notCarried,
      refs: { agent: ['id'] },
      limits: { pageSize },
      note: 'a period of more than 31 days takes a request for every 31; of the sets phone, broadcast and number only the last two months are there, and a filter is Unsupported',
      unconfirmed: `${unconfirmed}. ${ofOtherSets}`,
    }),
    serve(operations.get, (input, context) => sets[input.set ?? 'contact-center'].get(input, context), {
      support: 'emulated',
      note: 'of the sets contact-center and number, reads the list until the record turns up: of the days around at, else of the last 31 days',
      unconfirmed: `${unconfirmed}. ${ofOtherSets}`,
    }),
    getRecordingUrl(lists, now),
    downloadRecording(lists),
  ];
};
