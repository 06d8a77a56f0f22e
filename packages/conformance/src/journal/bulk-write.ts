import {
  accountKey,
  callRouting,
  campaigns,
  defineProvider,
  failure,
  serve,
  systemRuntime,
  type BlockedNumber,
  type BulkReport,
  type Campaign,
  type ContactCenterError,
  type Journal,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { answerOf } from '../store/stores.js';
import { writeLines, type JournalCase } from './journals.js';

const rows = Array.from({ length: 7 }, (_, n): BlockedNumber => ({
  number: `1555010${String(n)}`,
  direction: 'outbound',
}));

/** Blocks the numbers in batches of two until one is refused, and records which ones were sent. */
const block = (
  journal: Journal,
  sent: string[],
  denied?: number,
): TE.TaskEither<ContactCenterError, BulkReport<object>> =>
  pipe(
    TE.fromEither(
      defineProvider({
        provider: 'contract',
        accountKey: accountKey('contract'),
        runtime: systemRuntime,
        operations: [
          serve(
            callRouting.blockNumbers,
            (_, batch, context) => {
              if (context.batch === denied) return TE.left(failure('PermissionDenied', 'denied'));
              sent.push(...batch.map(({ number }) => number));
              return TE.right({ rows: batch.map(() => ({ outcome: 'applied' })) });
            },
            { batching: 2 },
          ),
        ],
      }),
    ),
    TE.chain(({ routing }) => routing.blockNumbers({ rows }, { journal })),
  );

const made: Campaign = { ref: { code: 'spring' }, name: 'Spring' };

/** Launches a campaign, whose answer is lost where it is to be, and records how often it was sent. */
const launch = (
  journal: Journal,
  sent: number[],
  isLost = false,
): TE.TaskEither<ContactCenterError, BulkReport<object, Campaign>> =>
  pipe(
    TE.fromEither(
      defineProvider({
        provider: 'contract',
        accountKey: accountKey('contract'),
        runtime: systemRuntime,
        operations: [
          serve(
            campaigns.launch,
            (_, batch) => {
              sent.push(batch.length);
              return isLost
                ? TE.left(failure('Unavailable', 'the answer is lost', { effect: 'maybe' }))
                : TE.right({ rows: batch.map(() => ({ outcome: 'accepted' })), created: made });
            },
            { batching: 10 },
          ),
        ],
      }),
    ),
    TE.chain((center) =>
      center.campaigns.launch(
        { name: made.name, rows: rows.map(({ number: phoneNumber }) => ({ phoneNumber })) },
        { journal },
      ),
    ),
  );

/** What a journal is for. */
export const bulkWriteCases: readonly JournalCase[] = [
  {
    title: 'lets a bulk write go on where it was stopped, and gives the same report once it is finished',
    check: async ({ one, other }, expect) => {
      const sent: string[] = [];
      const stopped = await answerOf(block(one, sent, 2));
      expect(stopped).toMatchObject({ applied: 4, stoppedBy: { kind: 'PermissionDenied' } });
      const finished = await answerOf(block(other, sent));
      expect(finished).toMatchObject({ total: 7, applied: 7 });
      expect(sent).toEqual(rows.map(({ number }) => number));
      expect(await answerOf(block(one, sent))).toEqual(finished);
      expect(sent.length).toEqual(rows.length);
    },
  },
  {
    title: 'tells again what a bulk write made, without making it again',
    check: async ({ one, other }, expect) => {
      const sent: number[] = [];
      const first = await answerOf(launch(one, sent));
      expect(first).toMatchObject({ accepted: 7, created: made });
      expect(await answerOf(launch(other, sent))).toEqual(first);
      expect(sent).toEqual([7]);
    },
  },
  {
    title: 'lets nothing be made again of which it is not known whether it was',
    check: async ({ one, other }, expect) => {
      const sent: number[] = [];
      for (const [journal, isLost] of [
        [one, true],
        [other, false],
      ] as const) {
        const { unknown, created } = await answerOf(launch(journal, sent, isLost));
        expect([unknown, created]).toEqual([7, undefined]);
      }
      expect(sent).toEqual([7]);
    },
  },
  {
    title: 'that holds something else is refused before anything is sent',
    check: async ({ one, other }, expect) => {
      await writeLines(one, 2);
      const sent: string[] = [];
      const refused = await block(other, sent)();
      expect(E.isLeft(refused) && refused.left.kind).toEqual('Misconfigured');
      expect(sent).toEqual([]);
    },
  },
];
