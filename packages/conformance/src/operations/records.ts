import { orThrow } from '@cordboard/core/fp';
import {
  RecordId,
  RecordingId,
  records as port,
  type CallRecord,
  type OneRecord,
  type OneRecording,
  type RecordQuery,
} from '@cordboard/core/provider';
import fc from 'fast-check';
import { download } from '../kinds/download.js';
import { list } from '../kinds/list.js';
import { read } from '../kinds/read.js';
import { all, among, both, oneOrTwo, some } from '../law/arbitraries.js';
import { anyQueue, limit } from '../law/draws.js';
import { phonePool } from '../law/pools.js';
import { phoneRecording, recordPool, talkRecording } from '../law/record-pool.js';
import type { Given } from '../law/given.js';
import type { Case } from '../case.js';
import { allOf, errorOf } from '../results.js';
import type { World } from '../world.js';

/** Longer than any vendor lets a request be about. */
const period = { from: '2025-10-20T00:00:00+08:00', to: '2026-01-20T00:00:00Z' } as const;

/** Where the period is cut in two: a call of the built-in center begins just then. */
const seam = '2025-12-04T14:02:00+08:00';

const listed = ({ center }: World, more: Partial<RecordQuery> = {}): Promise<readonly CallRecord[]> =>
  allOf(center.records.list, { ...period, ...more });

const namesOf = (found: readonly CallRecord[]): readonly string[] => found.map(port.list.identity).toSorted();

const msOf = (instant: string | undefined): number => Date.parse(instant ?? '');

/** A filter, and the value of it that a record matches. */
interface Filter {
  readonly path: keyof RecordQuery;
  readonly of: (record: CallRecord) => Partial<RecordQuery> | undefined;
}

const filtersToTry: readonly Filter[] = [
  {
    path: 'direction',
    of: ({ direction }) => (direction === undefined || direction === 'unknown' ? undefined : { direction }),
  },
  { path: 'kind', of: ({ kind }) => (kind === undefined || kind === 'unknown' ? undefined : { kind }) },
  { path: 'number', of: ({ customerNumber: number }) => (number === undefined ? undefined : { number }) },
  {
    path: 'causes',
    of: ({ cause }) => (cause === undefined || cause === 'unknown' ? undefined : { causes: [cause] }),
  },
  {
    path: 'endedBy',
    of: ({ endedBy }) => (endedBy === undefined || endedBy === 'unknown' ? undefined : { endedBy }),
  },
];

/** A filter finds the records that match it, and no others. */
const filterCase = ({ path, of }: Filter): Case => ({
  title: `finds by ${path} the calls that have it, and no others`,
  needs: ['records.list'],
  inputs: [`records.list ${path}`],
  check: async (world, expect) => {
    const everything = await listed(world);
    const [filter] = everything.flatMap((record) => of(record) ?? []);
    expect(filter === undefined).toEqual(false);
    const matching = everything.filter((record) => JSON.stringify(of(record)) === JSON.stringify(filter));
    expect(matching.length < everything.length).toEqual(true);
    expect(namesOf(await listed(world, filter))).toEqual(namesOf(matching));
  },
});

const periods: readonly Case[] = [
  {
    title: 'lists the calls of a long period as those of its two parts, each once',
    needs: ['records.list'],
    check: async (world, expect) => {
      const whole = namesOf(await listed(world));
      const parts = [...(await listed(world, { to: seam })), ...(await listed(world, { from: seam }))];
      expect(whole.length > 1).toEqual(true);
      expect(namesOf(parts)).toEqual(whole);
    },
  },
  {
    title: 'lists a call that begins with the period, and none that begins at its end',
    needs: ['records.list'],
    check: async (world, expect) => {
      const starts = (found: readonly CallRecord[]): readonly number[] =>
        found.map(({ startedAt }) => msOf(startedAt));
      expect(starts(await listed(world, { from: seam })).includes(msOf(seam))).toEqual(true);
      expect(starts(await listed(world, { to: seam })).includes(msOf(seam))).toEqual(false);
    },
  },
  {
    title: 'lists nothing for a period without length',
    needs: ['records.list'],
    check: async (world, expect) => {
      expect(await listed(world, { from: seam, to: seam })).toEqual([]);
    },
  },
  {
    title: 'refuses a period that ends before it begins, before any request leaves',
    needs: ['records.list'],
    check: async ({ center, requests }, expect) => {
      const error = await errorOf(center.records.list({ from: period.to, to: period.from }));
      expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none', problems: [{ path: 'to' }] });
      expect(requests()).toEqual(0);
    },
  },
  {
    title: 'tells no time of an answer that there was not',
    needs: ['records.list'],
    check: async (world, expect) => {
      const missed = (await listed(world)).filter(({ answered }) => answered === false);
      expect(missed.length > 0).toEqual(true);
      expect(missed.filter(({ answeredAt, connectedAt }) => answeredAt ?? connectedAt)).toEqual([]);
    },
  },
];

/** The lists beside that of the center. */
const otherSets = ['phone', 'broadcast', 'number'] as const;

/** A set of calls is a list of its own. */
const setCase = (set: (typeof otherSets)[number]): Case => ({
  title: `lists the calls of the set ${set}, and none of another`,
  needs: ['records.list'],
  inputs: [`records.list set=${set}`],
  check: async (world, expect) => {
    const found = await listed(world, { set });
    expect(found.length > 0).toEqual(true);
    expect(found.filter((each) => each.set !== set)).toEqual([]);
    const [{ startedAt: first = period.from } = {}] = found;
    expect(namesOf(await listed(world, { set, to: first }))).toEqual(
      namesOf(found.filter(({ startedAt }) => msOf(startedAt) < msOf(first))),
    );
  },
});

/** A record is found in its set, by its id and the day of its call. */
const oneOfSet = (set: (typeof otherSets)[number]): Case => ({
  title: `gets a record of the set ${set} as the list shows it`,
  needs: ['records.get', 'records.list'],
  inputs: [`records.list set=${set}`, `records.get set=${set}`],
  check: async (world, expect) => {
    const [first] = await listed(world, { set });
    const { id = RecordId(''), startedAt: at } = first ?? {};
    expect(await orThrow(world.center.records.get({ id, set, at }))).toEqual(first);
  },
});

const record = (given: Given) =>
  among<OneRecord>(...recordPool(given.people).map(({ id, set, startedAt: at }) => ({ id, set, at })), {
    id: RecordId('25999999999999999'),
    at: '2025-12-31T00:00:00Z',
  });

const recording = among<OneRecording>(
  { recording: { id: phoneRecording, set: 'phone' } },
  { recording: { id: RecordingId('2599999999999999999.wav'), set: 'phone' } },
);

const talkedRecording = among<OneRecording>(
  { recording: { id: talkRecording } },
  { recording: { id: RecordingId('25999999999999999.mp3'), set: 'contact-center' } },
);

/** The scenarios of call records. */
export const records = {
  'records.list': list(port.list, {
    query: () => period,
    otherQuery: () => ({ ...period, direction: 'inbound' as const }),
    arbitrary: (given) =>
      both(
        all({
          from: among('2025-10-31T23:30:00Z', '2025-12-30T10:00:00+08:00'),
          to: among('2025-12-30T10:00:00+08:00', '2026-01-05T09:00:00Z'),
        }),
        both(
          some({ limit }),
          fc.oneof(
            all({ set: among(...otherSets) }),
            oneOrTwo<RecordQuery>(
              all({ direction: among('inbound' as const, 'outbound' as const) }),
              all({ kind: among('inbound' as const, 'manual' as const) }),
              all({ queue: anyQueue(given) }),
              all({ agent: among(...given.people.always.map(({ id }) => ({ id }))) }),
              all({ number: among(...phonePool) }),
              all({ causes: among(['completed' as const], ['busy' as const, 'no-answer' as const]) }),
              all({ endedBy: among('customer' as const, 'agent' as const) }),
            ),
          ),
        ),
      ),
    state: ({ records: { list: call } }) => allOf(call, period),
    codes: {
      field: 'cause',
      read: async ({ records: { list: call } }) =>
        (await allOf(call, period)).map(({ id, cause, native }) => ({
          of: id,
          word: cause,
          native: native?.cause,
        })),
    },
    cases: [...periods, ...filtersToTry.map(filterCase), ...otherSets.map(setCase)],
  }),
  'records.get': read(port.get, {
    sample: ({ record: known }) => known,
    unknown: ({ recordId: id }) => ({ id, at: seam }),
    arbitrary: record,
    cases: [
      ...otherSets.map(oneOfSet),
      {
        title: 'gets a record as the list shows it',
        needs: ['records.get', 'records.list'],
        check: async (world, expect) => {
          const { id, set } = world.known.record;
          const found = await orThrow(world.center.records.get(world.known.record));
          const all = await listed(world, { set });
          expect(all.filter((each) => each.id === id)).toEqual([found]);
        },
      },
      {
        title: 'answers NotFound for a record that is not there',
        needs: ['records.get'],
        check: async ({ center, known }, expect) => {
          const none = { ...known.record, id: RecordId('25999999999999999') };
          expect(await errorOf(center.records.get(none))).toMatchObject({ kind: 'NotFound', effect: 'none' });
        },
      },
    ],
  }),
  'records.getRecordingUrl': read(port.getRecordingUrl, {
    sample: ({ recording: known }) => ({ recording: known }),
    unknown: ({ recordingId: id }) => ({ recording: { id, set: 'phone' as const } }),
    arbitrary: () => recording,
    cases: [
      {
        title: 'gives a recording an address, and says it again',
        needs: ['records.getRecordingUrl'],
        check: async ({ center, known }, expect) => {
          const ask = center.records.getRecordingUrl({ recording: known.recording });
          const { url, expiresAt } = await orThrow(ask);
          expect(URL.canParse(url)).toEqual(true);
          const again = await orThrow(ask);
          expect(msOf(again.expiresAt) < msOf(expiresAt)).toEqual(false);
        },
      },
      {
        title: 'gives no address of a recording that is not there',
        needs: ['records.getRecordingUrl'],
        check: async ({ center, known }, expect) => {
          const none = { ...known.recording, id: RecordingId('2599999999999999999.wav') };
          const error = await errorOf(center.records.getRecordingUrl({ recording: none }));
          expect(error).toMatchObject({ kind: 'NotFound', effect: 'none' });
        },
      },
    ],
  }),
  'records.downloadRecording': download(port.downloadRecording, {
    sample: ({ centerRecording }) => ({ recording: centerRecording }),
    unknown: ({ recordingId: id }) => ({ recording: { id } }),
    arbitrary: () => talkedRecording,
    cases: [
      {
        title: 'downloads no recording that is not there',
        needs: ['records.downloadRecording'],
        check: async ({ center, known }, expect) => {
          const none = { ...known.centerRecording, id: RecordingId('2599999999999999999.mp3') };
          const error = await errorOf(center.records.downloadRecording({ recording: none }));
          expect(error).toMatchObject({ kind: 'NotFound', effect: 'none' });
        },
      },
    ],
  }),
};
