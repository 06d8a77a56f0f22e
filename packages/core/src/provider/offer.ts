import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { describeProblems } from '../codec/report.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import type { BulkOptions } from '../context/call-options.js';
import type { BulkOperation, SingleOperation } from '../operation/operation.js';
import type { OperationName } from '../ports/registry.js';
import { runBulk } from '../bulk/run.js';
import type { BatchHandler, Batching } from '../context/batch.js';
import { inContext, type CallContext } from '../context/call-context.js';
import type { Capability } from './capability.js';
import { guarded } from '../context/guarded.js';
import type { Host } from '../context/host.js';
import { checkInput } from '../context/input.js';
import { uncarried, type Without } from './without.js';

/** How an adapter serves one operation: input already proven, context complete. */
export type Handler<I, O> = (input: I, context: CallContext) => TE.TaskEither<ContactCenterError, O>;

/** An operation as a provider runs it: whatever comes in is proven first. */
export type Run = (
  input: unknown,
  options: BulkOptions<unknown>,
  host: Host,
) => TE.TaskEither<ContactCenterError, unknown>;

/** An operation that a provider serves. */
export interface Offer<N extends OperationName> {
  readonly served: true;
  readonly operation: N;
  readonly capability: Capability;
  readonly run: Run;
}

/** An operation that a provider does not serve, and why. */
export interface Refusal {
  readonly served: false;
  readonly operation: OperationName;
  readonly capability: Capability;
}

type About = Omit<Capability, 'support'>;

const carriedBy = (without: Without) => {
  const problemsIn = uncarried(without);
  return <I>(input: I): E.Either<ContactCenterError, I> => {
    const problems = problemsIn(input);
    return problems.length === 0
      ? E.right(input)
      : E.left(failure('Unsupported', describeProblems(problems), { problems }));
  };
};

const runSingle = <N extends OperationName, I, O>(
  operation: SingleOperation<N, I, O>,
  handler: Handler<I, O>,
  { without = {} }: About,
): Run => {
  const carried = carriedBy(without);
  return (input, options, host) => async () => {
    const proven = checkInput(operation.input, input);
    const allowed = E.isLeft(proven) ? proven : carried(proven.right);
    return E.isLeft(allowed)
      ? allowed
      : inContext(operation.name, options, host, (context) =>
          guarded(context, () => handler(allowed.right, context)())(),
        );
  };
};

/** Serves an operation with the vendor's own call for it. */
export const native = <const N extends OperationName, I, O>(
  operation: SingleOperation<N, I, O>,
  handler: Handler<I, O>,
  about: About = {},
): Offer<N> => ({
  served: true,
  operation: operation.name,
  capability: { support: 'native', ...about },
  run: runSingle(operation, handler, about),
});

/** Serves an operation by putting other calls together. The note says what that costs. */
export const emulated = <const N extends OperationName, I, O>(
  operation: SingleOperation<N, I, O>,
  handler: Handler<I, O>,
  about: About & { readonly note: string },
): Offer<N> => ({
  served: true,
  operation: operation.name,
  capability: { support: 'emulated', ...about },
  run: runSingle(operation, handler, about),
});

/** Serves a bulk operation batch by batch; core cuts the batches, proves the rows and keeps the accounts. */
export const nativeBulk = <const N extends OperationName, H, R, V>(
  operation: BulkOperation<N, H, R, V>,
  batching: number | Batching<R>,
  handler: BatchHandler<H, R, V>,
  about: About = {},
): Offer<N> => {
  const service = {
    operation,
    handler,
    batching: typeof batching === 'number' ? { size: batching } : batching,
  };
  return {
    served: true,
    operation: operation.name,
    capability: {
      support: 'native',
      ...about,
      limits: { batchSize: service.batching.size, ...about.limits },
    },
    run: (input, options, host) =>
      pipe(
        TE.fromEither(carriedBy(about.without ?? {})(input)),
        TE.chain(() => runBulk(service, input, options, host)),
      ),
  };
};

/** Says that the vendor does not offer an operation, and what it offers instead. */
export const absent = (operation: { readonly name: OperationName }, note: string): Refusal => ({
  served: false,
  operation: operation.name,
  capability: { support: 'absent', note },
});

/** Says that the vendor offers an operation which the adapter does not serve yet, and what limits it will have. */
export const planned = (
  operation: { readonly name: OperationName },
  note: string,
  limits?: Capability['limits'],
): Refusal => ({
  served: false,
  operation: operation.name,
  capability: { support: 'planned', note, ...(limits === undefined ? {} : { limits }) },
});

/**
 * Serves an operation where the settings hold what it needs, such as the address of one of the vendor's servers.
 * Without it the operation is `unconfigured`: calling it answers `Unsupported` with the setting that is missing.
 */
export const ifConfigured = <const N extends OperationName, S>(
  operation: { readonly name: N },
  setting: string,
  configured: S | undefined,
  offer: (configured: S) => Offer<N>,
): Offer<N> => {
  if (configured !== undefined) return offer(configured);
  const note = `the configuration lacks the setting ${setting}`;
  return {
    served: true,
    operation: operation.name,
    capability: { support: 'unconfigured', note },
    run: () => TE.left(failure('Unsupported', note)),
  };
};

/** The operations that a list of offers serves. */
export type NamesOf<O extends readonly (Offer<OperationName> | Refusal)[]> = Extract<
  O[number],
  { readonly served: true }
>['operation'];
