import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import {
  failure,
  memoryStore,
  rateLimiting,
  type Ask,
  type ContactCenterError,
  type Layer,
  type Rate,
  type Store,
} from '@cordboard/core/provider';
import { errorOf } from '../support.js';
import { policyContext, ask, densest, pauseFor } from './support.js';

/** Notes who was let go and when. */
const noting = (layer: Layer) => {
  const gone: { readonly name: string; readonly at: number }[] = [];
  const go = (name: string, parts: Partial<Ask> = {}): Promise<E.Either<ContactCenterError, void>> =>
    layer(ask(parts), () => {
      gone.push({ name, at: performance.now() });
      return Promise.resolve(E.right(undefined));
    })(1);
  return { go, names: () => gone.map(({ name }) => name), instants: () => gone.map(({ at }) => at) };
};

const byTime = (one: number, other: number): number => one - other;

const quick: Rate = { requests: 1, perMs: 30 };

/** What happens when so much time goes by, of a clock that nothing but this sets forward. */
const meanwhile = async <A>(happening: Promise<A>, passesMs = 5000): Promise<A> => {
  await jest.advanceTimersByTimeAsync(passesMs);
  return happening;
};

const setOwnClock = (): void => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });
};

const storeWith = (acquirePermit: Store['acquirePermit']): Store => ({ ...memoryStore(), acquirePermit });

describe('a rate', () => {
  setOwnClock();

  test('is kept by many who come at once, and mostly used', async () => {
    const rate = { requests: 20, perMs: 200 };
    const { go, instants } = noting(rateLimiting(rate, policyContext()));
    await meanwhile(Promise.all(Array.from({ length: 81 }, (_, i) => go(String(i)))));
    const [first = 0] = instants();
    const tookMs = (instants().at(-1) ?? 0) - first;
    expect(densest(instants(), rate.perMs)).toBeLessThanOrEqual(rate.requests);
    expect(tookMs).toBeGreaterThanOrEqual(3 * rate.perMs);
    expect(tookMs).toBeLessThan(5 * rate.perMs);
  });

  test('lets everybody go in the order they came', async () => {
    const { go, names } = noting(rateLimiting(quick, policyContext()));
    await meanwhile(Promise.all(['a', 'b', 'c', 'd'].map((name) => go(name))));
    expect(names()).toEqual(['a', 'b', 'c', 'd']);
  });

  test('is one for all clients of an account, and another account has its own', async () => {
    const runtime = { store: memoryStore() };
    const [one, other] = [
      noting(rateLimiting(quick, policyContext(runtime))),
      noting(rateLimiting(quick, policyContext(runtime))),
    ];
    const third = noting(rateLimiting(quick, { ...policyContext(runtime), key: 'test/third' }));
    const startedAt = performance.now();
    await meanwhile(Promise.all([one.go('a'), other.go('b'), one.go('c'), other.go('d'), third.go('e')]));
    expect(densest([...one.instants(), ...other.instants()].toSorted(byTime), quick.perMs)).toBe(1);
    expect(third.instants()).toEqual([startedAt]);
  });

  test('costs nothing where there is none', () => {
    const work = () => Promise.resolve(E.right('done'));
    expect(rateLimiting(undefined, policyContext())(ask(), work)).toBe(work);
  });
});

describe('whoever gives up waiting', () => {
  setOwnClock();

  test('is answered at once, was never sent, and leaves the others their order and pace', async () => {
    const rate = { requests: 1, perMs: 300 };
    const { go, names, instants } = noting(rateLimiting(rate, policyContext()));
    const caller = new AbortController();
    const first = go('a');
    const canceled = go('b', { signal: caller.signal });
    const others = [go('c'), go('d')];
    await meanwhile(first, 1);
    caller.abort();
    expect(errorOf(await meanwhile(canceled, 0))).toMatchObject({ kind: 'Canceled', effect: 'none' });
    expect(names()).toEqual(['a']);
    await meanwhile(Promise.all(others));
    expect(names()).toEqual(['a', 'c', 'd']);
    expect(densest(instants(), rate.perMs)).toBe(1);
    const [start = 0, , end = 0] = instants();
    // Two waits, not three: the place was free.
    expect(end - start).toBeLessThan(3 * rate.perMs);
  });

  test('in the middle of the line lets nobody past those before', async () => {
    const { go, names } = noting(rateLimiting(quick, policyContext()));
    const caller = new AbortController();
    const waiting = [go('a'), go('b'), go('c', { signal: caller.signal }), go('d')];
    caller.abort();
    await meanwhile(Promise.all(waiting));
    expect(names()).toEqual(['a', 'b', 'd']);
  });

  test('because the time is over gets a Timeout that did nothing', async () => {
    const { go } = noting(rateLimiting({ requests: 1, perMs: 5000 }, policyContext()));
    await go('a');
    const error = errorOf(await go('b', { signal: AbortSignal.timeout(20) }));
    expect(error).toMatchObject({ kind: 'Timeout', effect: 'none', retryable: true });
  });
});

describe('a turn', () => {
  test('is taken only when all else is ready', async () => {
    const turns: string[] = [];
    const store = storeWith(() =>
      TE.fromIO(() => {
        turns.push('turn');
        return 0;
      }),
    );
    const { go } = noting(rateLimiting(quick, policyContext({ store })));
    const ready = async () => {
      await pauseFor(10);
      turns.push('token');
      return E.right(undefined);
    };
    await go('a', { ready });
    expect(turns).toEqual(['token', 'turn']);
    const refused = await go('b', { ready: TE.left(failure('Unauthenticated', 'no token')) });
    expect(errorOf(refused).kind).toBe('Unauthenticated');
    expect(turns).toEqual(['token', 'turn']);
  });

  test('is not waited for while the token has to be fetched through the same connections', async () => {
    const layer = rateLimiting(quick, policyContext(), 1);
    const { go, names } = noting(layer);
    let token: Promise<E.Either<ContactCenterError, void>> | undefined;
    const ready = () => (token ??= go('token'));
    const calls = ['a', 'b', 'c', 'd', 'e'];
    const results = await Promise.all(
      calls.map((name) => go(name, { ready, signal: AbortSignal.timeout(1000) })),
    );
    expect(results.every(E.isRight)).toBe(true);
    expect(names()).toEqual(['token', ...calls]);
  });

  test('is waited for also for longer than a timer of Node runs', async () => {
    let asked = 0;
    const store = storeWith(() =>
      TE.fromIO(() => {
        asked += 1;
        return 2 ** 33;
      }),
    );
    const { go } = noting(rateLimiting(quick, policyContext({ store })));
    expect(errorOf(await go('a', { signal: AbortSignal.timeout(50) })).kind).toBe('Timeout');
    expect(asked).toBe(1);
  });

  test('that the store cannot give is a failure, never a request beyond the rate', async () => {
    const store = storeWith(() => TE.left(failure('Unavailable', 'the store cannot be reached')));
    const { go, names } = noting(rateLimiting(quick, policyContext({ store })));
    expect(errorOf(await go('a'))).toMatchObject({ kind: 'Unavailable', effect: 'none' });
    expect(names()).toEqual([]);
  });
});

describe('a pace of its own', () => {
  setOwnClock();

  const campaign = (key: string): Partial<Ask> => ({ rateLimit: { key, rate: { requests: 1, perMs: 80 } } });

  test('holds up what has the same key and nothing else', async () => {
    const { go, names, instants } = noting(rateLimiting(undefined, policyContext()));
    await meanwhile(
      Promise.all([go('a1', campaign('a')), go('a2', campaign('a')), go('b1', campaign('b')), go('free')]),
    );
    expect(names().toSorted()).toEqual(['a1', 'a2', 'b1', 'free']);
    expect(names().at(-1)).toBe('a2');
    const [start = 0] = instants();
    expect((instants().at(-1) ?? 0) - start).toBeGreaterThanOrEqual(80);
  });

  test('is kept together with the rate of the account', async () => {
    const rate = { requests: 2, perMs: 60 };
    const { go, names, instants } = noting(rateLimiting(rate, policyContext()));
    await meanwhile(
      Promise.all([
        ...['a1', 'a2', 'a3'].map((name) => go(name, campaign('a'))),
        ...['x', 'y', 'z', 'u', 'v'].map((name) => go(name)),
      ]),
    );
    expect(densest(instants(), rate.perMs)).toBeLessThanOrEqual(rate.requests);
    const ofCampaign = instants().filter((_, i) => names()[i]?.startsWith('a'));
    expect(densest(ofCampaign, 80)).toBe(1);
    expect(names()).toHaveLength(8);
  });
});
