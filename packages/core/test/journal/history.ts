import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import fc from 'fast-check';
import {
  CallbackId,
  campaigns,
  defineProvider,
  failure,
  serve,
  systemRuntime,
  type BatchContext,
  type BulkReport,
  type ContactCenterError,
  type Outcome,
} from '@cordboard/core/provider';
import { journalOn } from '../../src/bulk/journal/file-journal.js';
import { FaultyDisk, type DiskFault, type PowerCut } from './faulty-disk.js';
import { contact, importingBy, isRepeatable, launched, testAccount, type Importing } from './importing.js';

/** How a request ends. */
type Ending =
  | 'answered'
  | 'refused' // as a whole, for one of its rows
  | 'denied' // for who we are: nothing was done
  | 'lost before' // before it arrived
  | 'lost after' // after it was done
  | 'killed before' // the importing process, as the request left
  | 'killed after';

/** One run of an import, and what comes between it and the next. */
interface RunPlan {
  readonly faults: readonly DiskFault[];
  /** How its requests end, in their order; those after them are answered. */
  readonly endings: readonly Ending[];
  /** How many of the rows there are; the rest follows in a later run. */
  readonly share: number;
  /** A row that was sent before and is another one now, from 0 to 1. */
  readonly changed: number | undefined;
  readonly powerCut: PowerCut | undefined;
}

export interface History {
  readonly operation: Importing;
  readonly total: number;
  readonly batchSize: number;
  readonly concurrency: number;
  readonly runs: readonly RunPlan[];
}

const share = fc.double({ min: 0, max: 1, noNaN: true });

const disaster: fc.Arbitrary<DiskFault> = fc.record({
  at: fc.nat(40),
  fault: fc.constantFrom('short', 'full', 'failed', 'killed'),
  share,
});

const ending: fc.Arbitrary<Ending> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Ending>('answered') },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Ending>(
      ...(['refused', 'denied', 'lost before', 'lost after', 'killed before', 'killed after'] as const),
    ),
  },
);

const sometimes = <A>(arbitrary: fc.Arbitrary<A>): fc.Arbitrary<A | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });

const runPlan: fc.Arbitrary<RunPlan> = fc.record({
  faults: fc.array(disaster, { maxLength: 4 }),
  endings: fc.array(ending, { maxLength: 12 }),
  share: fc.oneof(fc.constant(1), share),
  changed: sometimes(share),
  powerCut: sometimes(fc.record({ share, room: fc.constantFrom(0, 0, 40) })),
});

export const history: fc.Arbitrary<History> = fc.record({
  operation: fc.constantFrom<Importing>('addContacts', 'scheduleCallbacks', 'launch'),
  total: fc.integer({ min: 1, max: 16 }),
  batchSize: fc.integer({ min: 1, max: 4 }),
  concurrency: fc.integer({ min: 1, max: 3 }),
  runs: fc.array(runPlan, { minLength: 1, maxLength: 5 }),
});

/** Counts what it did with each row. Under a key that it honours it does a thing once. */
class CountingVendor {
  readonly times = new Map<string, number>();
  readonly asked = new Set<string>();
  mixedUp = false;
  private readonly bodies = new Map<string, string>();

  constructor(readonly operation: Importing) {}

  ask(rows: readonly string[]): void {
    rows.forEach((row) => this.asked.add(row));
  }

  carryOut(rows: readonly string[], key: string): void {
    const body = rows.join();
    const before = isRepeatable(this.operation) ? this.bodies.get(key) : undefined;
    this.bodies.set(key, body);
    if (before !== undefined && before !== body) this.mixedUp = true;
    if (before === undefined) for (const row of rows) this.times.set(row, this.timesOf(row) + 1);
  }

  hasDone(key: string): boolean {
    return isRepeatable(this.operation) && this.bodies.has(key);
  }

  timesOf(row: string): number {
    return this.times.get(row) ?? 0;
  }
}

const path = 'import.journal';

type Answer = TaskEither<ContactCenterError, { rows: Outcome<{ id: CallbackId }>[] }>;

/** Ends a request as planned. What a process does after it was killed does not happen. */
const answering = (disk: FaultyDisk, vendor: CountingVendor, endings: readonly Ending[]) => {
  const { operation } = vendor;
  let requests = 0;
  return (numbers: readonly string[], { idempotencyKey }: BatchContext): Answer =>
    async () => {
      await Promise.resolve();
      // The answer never arrives; `Canceled` is not tried again within the run.
      const lost = E.left(failure('Canceled', 'lost', { effect: 'maybe' }));
      if (disk.isDown) return lost;
      const how = endings[requests++] ?? 'answered';
      vendor.ask(numbers);
      // What was done under a key is not judged anew.
      const isNew = !vendor.hasDone(idempotencyKey);
      if (how === 'refused' && isNew && numbers.length > 1) return E.left(failure('NotFound', 'one of them'));
      if (how === 'denied') return E.left(failure('PermissionDenied', 'no'));
      if (how === 'killed before') disk.kill();
      if (how === 'lost before' || how === 'killed before') return lost;
      vendor.carryOut(numbers, idempotencyKey);
      if (how === 'killed after') disk.kill();
      if (how === 'lost after' || how === 'killed after') return lost;
      const outcome = 'applied' as const;
      return E.right({
        rows: numbers.map((number) => ({
          outcome,
          ...(operation === 'scheduleCallbacks' ? { value: { id: CallbackId(number) } } : {}),
        })),
      });
    };
};

/** Imports numbers in one run. */
const importing = async (
  disk: FaultyDisk,
  { operation, total, batchSize, concurrency }: History,
  numbers: readonly string[],
  answer: ReturnType<typeof answering>,
): Promise<E.Either<ContactCenterError, BulkReport<unknown, unknown>>> => {
  const batching = { size: batchSize, concurrency, splitOn: ['NotFound' as const] };
  const handler = (_: unknown, rows: readonly { readonly phoneNumber: string }[], context: BatchContext) =>
    answer(
      rows.map(({ phoneNumber }) => phoneNumber),
      context,
    );
  const center = defineProvider({
    ...testAccount,
    runtime: systemRuntime,
    operations: [
      serve(campaigns.addContacts, handler, { batching }),
      serve(campaigns.scheduleCallbacks, handler, { batching }),
      serve(
        campaigns.launch,
        (header, rows, context) =>
          TE.map((answer: object & { rows: Outcome<object>[] }) => ({ ...answer, created: launched }))(
            handler(header, rows, context),
          ),
        { batching: { ...batching, size: total } },
      ),
    ],
  });
  if (E.isLeft(center)) return center;
  return importingBy(center.right, operation, numbers, { journal: journalOn(disk, path) })();
};

const certain = new Map<string, number>([
  ['failed', 0],
  ['applied', 1],
]);

/** Everything that a report claims and the vendor knows better. */
const untruths = (
  { outcomes, applied, created }: BulkReport<unknown, unknown>,
  numbers: readonly string[],
  vendor: CountingVendor,
): readonly string[] => [
  ...outcomes.flatMap(({ row, outcome }) => {
    const times = vendor.timesOf(numbers[row] ?? '');
    const claimed = certain.get(outcome);
    return claimed === undefined || claimed === times
      ? []
      : [`row ${row} is said to be ${outcome} and was done ${times} times`];
  }),
  ...((created !== undefined) === (vendor.operation === 'launch' && applied > 0)
    ? []
    : ['what was made is not told, or told where nothing is known to be made']),
];

/** What became of a history. */
export interface Played {
  readonly problems: readonly string[];
  readonly kills: number;
  readonly powerCuts: number;
  /** How often the disk did not do what it was asked. */
  readonly faultsMet: number;
  readonly rows: number;
  readonly unknownRows: number;
  /** Whether the last run was refused because the disk has lost what it had taken. */
  readonly isRefused: boolean;
}

const numbersOf = (total: number): readonly string[] =>
  Array.from({ length: total }, (_, i) => contact(i).phoneNumber);

/** Rows may come later, but not to what was made of those before them. */
const numbersIn = (run: RunPlan, all: readonly string[], vendor: CountingVendor): readonly string[] => {
  const share = vendor.operation === 'launch' ? 1 : run.share;
  const numbers = all.slice(0, Math.ceil(share * all.length));
  const changed = run.changed === undefined ? undefined : Math.floor(run.changed * (numbers.length - 1));
  // Only one that the journal knows: any other is as good as a new one.
  return numbers.map((number, i) => (i === changed && vendor.asked.has(number) ? '+15559999' : number));
};

/** What has to be so once a run has come to its end without a fault. */
const problemsAtTheEnd = (
  { total, operation }: History,
  result: E.Either<ContactCenterError, BulkReport<unknown, unknown>>,
  vendor: CountingVendor,
): readonly string[] => {
  if (E.isLeft(result)) return [`the last run is refused: ${result.left.message}`];
  const report = result.right;
  return [
    ...(report.stoppedBy === undefined ? [] : [`the last run is stopped: ${report.stoppedBy.message}`]),
    ...(report.total === total ? [] : [`of ${total} rows ${report.total} are reported`]),
    ...(isRepeatable(operation) && report.applied !== total
      ? [`only ${report.applied} of ${total} are applied`]
      : []),
    ...[...vendor.times].filter(([, times]) => times > 1).map(([row]) => `row ${row} was done twice`),
    ...(vendor.mixedUp ? ['one key was used for other rows'] : []),
  ];
};

/** Plays a history: its runs, with all that goes wrong, and one more in which nothing does. */
export const play = async (past: History): Promise<Played> => {
  const disk = new FaultyDisk();
  const vendor = new CountingVendor(past.operation);
  const all = numbersOf(past.total);
  const problems: string[] = [];
  let [kills, powerCuts] = [0, 0];
  for (const run of past.runs) {
    disk.start(run.faults);
    const numbers = numbersIn(run, all, vendor);
    const result = await importing(disk, past, numbers, answering(disk, vendor, run.endings));
    if (disk.isDown) kills += 1;
    else if (E.isRight(result)) problems.push(...untruths(result.right, numbers, vendor));
    if (run.powerCut === undefined) continue;
    disk.cutPower(run.powerCut);
    powerCuts += 1;
  }
  disk.start();
  const asked = vendor.asked.size;
  const result = await importing(disk, past, all, answering(disk, vendor, []));
  const isRefused = E.isLeft(result) && disk.hasLostBytes && vendor.asked.size === asked;
  if (!isRefused) problems.push(...problemsAtTheEnd(past, result, vendor));
  if (E.isRight(result)) problems.push(...untruths(result.right, all, vendor));
  const unknownRows = E.isRight(result) ? result.right.unknown : 0;
  return { problems, kills, powerCuts, faultsMet: disk.faultsMet, rows: past.total, unknownRows, isRefused };
};
