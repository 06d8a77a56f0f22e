import { connectTo, orThrow, type ContactCenter } from '@cordboard/core/fp';
import { failure, operations, ports, type AnyOperation, type OperationName } from '@cordboard/core/provider';
import type { Misbehavior, Subject } from '@cordboard/conformance';
import { memory } from '@cordboard/memory';
import { known } from '@cordboard/sandbox';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import {
  isWatched,
  memberCallOf,
  watchCallOf,
  type LooseCall,
  type LooseWatchCall,
} from '../../src/call-of.js';

/** What goes on between a provider and its vendor. */
export interface Traffic {
  /** A request leaves. */
  readonly send: () => void;
  /** What the vendor is made to do at present. */
  readonly misbehavior: () => Misbehavior | undefined;
}

/** Makes a center tell lies, or another. */
export type Mutation = (center: ContactCenter, traffic: Traffic) => ContactCenter;

type MutateCall = (name: OperationName, call: LooseCall) => LooseCall;

const isCenter = (u: object): u is ContactCenter => 'capabilities' in u;

/** A watch whose first answer is that of a call which is another one. */
const mutatedWatch =
  (watch: LooseWatchCall, mutateCall: (call: LooseCall) => LooseCall): LooseWatchCall =>
  (input, options) => ({
    async *[Symbol.asyncIterator]() {
      let items: AsyncIterator<unknown> | undefined;
      const first: LooseCall = (heard, given) => async () => {
        items = watch(heard, given)[Symbol.asyncIterator]();
        return items.next().then(({ value }) => E.right<unknown, unknown>(value), E.left);
      };
      try {
        yield await orThrow(TE.mapLeft(E.toError)(mutateCall(first)(input, options)));
        for (let step = await items?.next(); step?.done === false; step = await items?.next())
          yield step.value;
      } finally {
        await items?.return?.();
      }
    },
  });

/** A center whose calls are other ones. What lists carry is kept. */
export const mutated = (center: ContactCenter, mutateCall: MutateCall): ContactCenter => {
  const tables = Object.entries(ports).map(([port, table]): readonly [string, object] => [
    port,
    Object.fromEntries(
      Object.values(table).map(({ name }: AnyOperation) => {
        const [, key = ''] = name.split('.');
        const mutate = (call: LooseCall): LooseCall => mutateCall(name, call);
        if (isWatched({ name })) return [key, mutatedWatch(watchCallOf(center, { name }), mutate)] as const;
        const call = memberCallOf(center, { name });
        return [key, Object.assign(mutate(call).bind(undefined), call)] as const;
      }),
    ),
  ]);
  const made: object = { ...center, ...Object.fromEntries(tables) };
  return isCenter(made) ? made : center;
};

/** Anything at all, to be looked into. */
export type Loose = Readonly<Record<string, unknown>>;

/** What a value is made of; nothing, when it is not made of parts. */
export const loose = (value: unknown): Loose =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const isList = (u: unknown): u is readonly unknown[] => Array.isArray(u);

/** The parts of a list. */
export const partsOf = (list: unknown): readonly Loose[] => (isList(list) ? list.map(loose) : []);

const unknownly = (item: unknown, field: string): object => ({
  ...loose(item),
  [field]: 'unknown',
  native: { code: '977' },
});

const strategyUnknown = (settings: unknown): object => ({
  ...loose(settings),
  strategy: 'unknown',
  native: { strategy: { code: '977' } },
});

/** How memory tells a code that it has no word for. */
const untold: Readonly<Partial<Record<OperationName, (result: Loose) => object>>> = {
  'agents.list': ({ items, ...page }) => ({
    ...page,
    items: partsOf(items).map((item) => ({
      ...item,
      presence: unknownly(item.presence, 'state'),
    })),
  }),
  'presence.get': (presence) => unknownly(presence, 'state'),
  'presence.list': ({ items, ...page }) => ({
    ...page,
    items: partsOf(items).map((item) => ({ ...item, presence: unknownly(item.presence, 'state') })),
  }),
  'routing.listCallerIds': ({ items, ...page }) => ({
    ...page,
    items: partsOf(items).map((item) => ({
      ...item,
      status: 'unknown',
      native: { status: { code: '977' } },
    })),
  }),
  'records.list': ({ items, ...page }) => ({
    ...page,
    items: partsOf(items).map((item) => ({
      ...item,
      cause: 'unknown',
      native: { cause: { code: '977' } },
    })),
  }),
  'campaigns.list': ({ items, ...page }) => ({
    ...page,
    items: partsOf(items).map((item) => unknownly(item, 'state')),
  }),
  'campaigns.listAttempts': ({ items, ...page }) => ({
    ...page,
    items: partsOf(items).map((item) => unknownly(item, 'outcome')),
  }),
  'campaigns.listContacts': ({ items, ...page }) => ({
    ...page,
    items: partsOf(items).map((item) => unknownly(item, 'state')),
  }),
  'queues.getSettings': strategyUnknown,
  'queues.configure': ({ value, ...written }) => ({ ...written, value: strategyUnknown(value) }),
};

const untilAborted = (signal: AbortSignal | undefined): Promise<E.Either<unknown, never>> =>
  new Promise((resolve) => {
    signal?.addEventListener('abort', () => {
      resolve(E.left(failure('Canceled', 'the caller gave up', { effect: 'maybe' })));
    });
  });

interface Options {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: unknown) => void;
}

const answers: readonly unknown[] = ['NotFound', 'AlreadyExists', 'Conflict'];

const isBulk = (name: OperationName): boolean =>
  operations.some((operation) => operation.name === name && operation.kind === 'bulk');

/** Memory as if a vendor were between: it sends requests, and falls silent or uses strange codes when told to. */
const overVendor: Mutation = (center, { send, misbehavior }) =>
  mutated(center, (name, call) => (input, options: Options = {}) => async () => {
    const { signal, onProgress } = options;
    if (misbehavior() === 'hang' && signal?.aborted !== true) {
      send();
      return untilAborted(signal);
    }
    // What fails as a whole may not have been sent.
    const onBatch = (progress: unknown): void => {
      const { done, failed } = loose(progress);
      if (signal?.aborted !== true && done !== failed) send();
      onProgress?.(progress);
    };
    const result = await call(input, { ...options, onProgress: onBatch })();
    const isAnswer = E.isRight(result) || answers.includes(loose(result.left).kind);
    if (isAnswer && !isBulk(name)) send();
    return misbehavior() === 'unknown-codes'
      ? E.map((value) => untold[name]?.(loose(value)) ?? value)(result)
      : result;
  });

/** A provider that tells a lie, or, with none, keeps every promise. */
export const subjectWith = (mutate: Mutation = (center) => center): Subject => ({
  name: 'memory',
  create: async () => {
    const honest = await orThrow(connectTo(memory, {}));
    let requests = 0;
    let misbehavior: Misbehavior | undefined;
    const traffic: Traffic = {
      send: () => {
        requests += 1;
      },
      misbehavior: () => misbehavior,
    };
    const faults = {
      add: ({ fault }: { readonly fault: Misbehavior }) => {
        misbehavior = fault;
      },
      clear: () => {
        misbehavior = undefined;
      },
    };
    return {
      center: mutate(overVendor(honest, traffic), traffic),
      known,
      sandbox: { center: honest, faults },
      requests: () => requests,
      close: () => Promise.resolve(),
    };
  },
});
