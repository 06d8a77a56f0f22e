import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { orThrow } from '@cordboard/core/fp';
import {
  accountKey,
  failure,
  memoryStore,
  singleFlight,
  sealed,
  Secret,
  sharedValue,
  systemRuntime,
  withLease,
  type ContactCenterError,
  type SharedValue,
  type Store,
} from '@cordboard/core/provider';
import { renewable, type Renewable } from '@cordboard/core/http';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as O from 'fp-ts/lib/Option.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';

interface Token {
  readonly value: string;
  /** By the wall clock. */
  readonly obtainedAt: number;
}

const StoredToken = t.type({ value: t.string, obtainedAt: t.number });
const unavailable = failure('Unavailable', 'the store is away');
const lifeMs = 60_000;

/** Processes that share a store, by clocks that run only while they wait. */
const setUp = (change: (store: Store) => Store = (store) => store) => {
  let clock = 1_000_000;
  let wallClock = 1_700_000_000_000;
  let obtained = 0;
  const monotonicNow = (): number => clock;
  const store = memoryStore(monotonicNow);
  const pass = (ms: number): void => {
    clock += ms;
    wallClock += ms;
  };
  const sleep = async (ms: number, signal: AbortSignal): Promise<void> => {
    await setImmediate();
    if (!signal.aborted) pass(ms);
  };
  const shared: SharedValue<Token> = sharedValue({
    store: change(store),
    name: 'account/token',
    sleep,
    toStored: (token) => token,
    fromStored: (stored) => (StoredToken.is(stored) ? O.some(stored) : O.none),
    isSame: (one, other) => one.value === other.value,
    keepMs: () => lifeMs,
  });
  const tokenNamed = (value: string): Token => ({ value, obtainedAt: wallClock });
  const fetchOne: TE.TaskEither<ContactCenterError, Token> = async () => {
    obtained += 1;
    await setImmediate();
    return E.right(tokenNamed(`token-${String(obtained)}`));
  };
  const process = (obtain = fetchOne): Renewable<Token> =>
    renewable<Token>({
      obtain,
      lifetime: {
        renewAfterMs: () => lifeMs / 2,
        expiresAfterMs: () => lifeMs,
        ageMs: ({ obtainedAt }) => wallClock - obtainedAt,
      },
      monotonicNow,
      shared,
    });
  return {
    store,
    place: shared,
    sleep,
    process,
    pass,
    setWallClock: (ms: number) => (wallClock += ms),
    tokenNamed,
    obtained: () => obtained,
    valueOf: async (held: Renewable<Token>): Promise<string> => (await orThrow(held.get)).value,
  };
};

const failed = async <A>(task: TE.TaskEither<ContactCenterError, A>): Promise<ContactCenterError> => {
  const result = await task();
  if (E.isRight(result)) throw new Error('expected an error');
  return result.left;
};

describe('a token that processes share', () => {
  test('is obtained by one of ten that need it at once', async () => {
    const { process, obtained, valueOf } = setUp();
    const values = await Promise.all(Array.from({ length: 10 }, () => valueOf(process())));
    expect(new Set(values)).toEqual(new Set(['token-1']));
    expect(obtained()).toBe(1);
  });

  test('is found by one that comes later, and asked for once however often it is used', async () => {
    const looks: string[] = [];
    const { process, obtained, valueOf } = setUp((store) => ({
      ...store,
      get: (name) => {
        looks.push(name);
        return store.get(name);
      },
    }));
    await valueOf(process());
    looks.length = 0;
    const late = process();
    for (let i = 0; i < 5; i += 1) expect(await valueOf(late)).toBe('token-1');
    expect(looks).toEqual(['account/token']);
    expect(obtained()).toBe(1);
  });

  test('that was refused is used by nobody else, and replaced once', async () => {
    const { process, obtained, valueOf, store } = setUp();
    const [one, other] = [process(), process()];
    const refused = await orThrow(one.get);
    await valueOf(other);
    one.discard(refused);
    await setImmediate();
    expect(await orThrow(store.get('account/token'))).toBeUndefined();
    expect(await valueOf(process())).toBe('token-2');
    expect(await valueOf(one)).toBe('token-2');
    // The other meets the refusal later: what has come in its place stays.
    other.discard(await orThrow(other.get));
    expect(await valueOf(other)).toBe('token-2');
    expect(obtained()).toBe(2);
  });

  test('that another has put there in the meantime is not obtained again', async () => {
    const { process, store, valueOf, obtained, tokenNamed } = setUp((inner) => ({
      ...inner,
      acquire: (name, ms) =>
        pipe(
          inner.set(name, JSON.stringify(tokenNamed('of-another')), 60_000),
          TE.chain(() => inner.acquire(name, ms)),
        ),
    }));
    expect(await orThrow(store.get('account/token'))).toBeUndefined();
    expect(await valueOf(process())).toBe('of-another');
    expect(obtained()).toBe(0);
  });

  test('is renewed by one of them', async () => {
    const { process, obtained, pass, valueOf } = setUp();
    const all = [process(), process(), process()];
    await Promise.all(all.map(valueOf));
    pass(lifeMs / 2);
    expect(await Promise.all(all.map(valueOf))).toEqual(['token-2', 'token-2', 'token-2']);
    expect(obtained()).toBe(2);
  });

  test.each([
    ['back', -3_600_000],
    ['forward', 3_600_000],
  ])('is used for no longer than its life when the wall clock is set %s an hour', async (_, ms) => {
    const { process, obtained, pass, setWallClock, valueOf } = setUp();
    const [one, other] = [process(), process()];
    await Promise.all([one, other].map(valueOf));
    setWallClock(ms);
    // Less what they have waited for one another.
    pass(lifeMs / 2 - 10_000);
    expect(await Promise.all([one, other].map(valueOf))).toEqual(['token-1', 'token-1']);
    expect(obtained()).toBe(1);
    pass(10_000);
    expect(await Promise.all([one, other].map(valueOf))).toEqual(['token-2', 'token-2']);
    expect(obtained()).toBe(2);
  });

  test('is found by a process that comes after the wall clock was set, and renewed in time', async () => {
    const { process, pass, setWallClock, valueOf } = setUp();
    await valueOf(process());
    setWallClock(-3_600_000);
    const late = process();
    expect(await valueOf(late)).toBe('token-1');
    pass(lifeMs / 2);
    setWallClock(-3_600_000);
    expect(await valueOf(late)).toBe('token-2');
    setWallClock(7_200_000);
    expect(await valueOf(process())).toBe('token-3');
    expect(await valueOf(late)).toBe('token-2');
  });

  test('that was too old at its first sight grows no younger when the wall clock is set back', async () => {
    const { process, pass, setWallClock, valueOf, store } = setUp();
    const first = process();
    await valueOf(first);
    const text = (await orThrow(store.get('account/token'))) ?? '';
    pass(lifeMs / 2);
    const refused = failure('Unauthenticated', 'no');
    let isRefused = true;
    const late = process(() =>
      Promise.resolve(isRefused ? E.left(refused) : E.right({ value: 'new', obtainedAt: 0 })),
    );
    expect(await failed(late.get)).toBe(refused);
    setWallClock(-3_600_000);
    isRefused = false;
    expect(await orThrow(store.get('account/token'))).toBe(text);
    expect(await valueOf(late)).toBe('new');
  });

  test('that takes long to obtain is not obtained twice', async () => {
    const made = setUp();
    const slow = made.process(async () => {
      for (let i = 0; i < 30; i += 1) await made.sleep(1000, new AbortController().signal);
      return E.right(made.tokenNamed('slow'));
    });
    const waiting = made.process();
    const first = made.valueOf(slow);
    await setImmediate();
    expect(await Promise.all([first, made.valueOf(waiting)])).toEqual(['slow', 'slow']);
    expect(made.obtained()).toBe(0);
  });

  test('is obtained by the next when the one that was at it is dead', async () => {
    const { process, store, valueOf, obtained } = setUp();
    await orThrow(store.acquire('account/token', 6000));
    expect(await valueOf(process())).toBe('token-1');
    expect(obtained()).toBe(1);
  });

  test('that cannot be obtained is tried by the next one', async () => {
    const { process, valueOf } = setUp();
    const refused = failure('Unauthenticated', 'no');
    const wrong = process(TE.left(refused));
    expect(await failed(wrong.get)).toBe(refused);
    expect(await valueOf(process())).toBe('token-1');
  });

  test.each(['not JSON', '{"value":1}', 'null'])('lying there as %s counts as none', async (text) => {
    const { process, store, valueOf } = setUp();
    await orThrow(store.set('account/token', text, 60_000));
    expect(await valueOf(process())).toBe('token-1');
  });

  test('is used when it could not be handed on', async () => {
    const { process, valueOf } = setUp((store) => ({ ...store, set: () => TE.left(unavailable) }));
    expect(await valueOf(process())).toBe('token-1');
  });

  test('stays in use without the store until it expires; then the store is what is missing', async () => {
    let isAway = false;
    const { process, pass, valueOf, obtained } = setUp((store) => ({
      ...store,
      get: (name) => (isAway ? TE.left(unavailable) : store.get(name)),
    }));
    const held = process();
    await valueOf(held);
    isAway = true;
    pass(lifeMs - 10_000);
    expect(await valueOf(held)).toBe('token-1');
    pass(10_000);
    expect(await failed(held.get)).toMatchObject({ kind: 'Unavailable', effect: 'none', retryable: true });
    expect(obtained()).toBe(1);
  });

  test('is not waited for for ever', async () => {
    const { place: shared, store } = setUp();
    await orThrow(store.acquire('account/token', 1e9));
    const error = await failed(singleFlight(shared, () => true, TE.left(unavailable)));
    expect(error).toMatchObject({ kind: 'Timeout', effect: 'none' });
  });
});

describe('work under a lease', () => {
  test('is told when another process has taken the lease', async () => {
    const { store, sleep, pass } = setUp();
    const shared = { store, name: 'poll', sleep };
    const result = withLease(shared, (lost) => async () => {
      pass(7000);
      await orThrow(store.acquire('poll', 6000));
      await new Promise((resolve) => {
        lost.addEventListener('abort', resolve);
      });
      return E.right('told');
    });
    expect(await orThrow(result)).toEqual(O.some('told'));
    expect(await orThrow(store.acquire('poll', 1))).toBeUndefined();
  });

  test('goes on while the store is out of reach: it gives the lease to nobody else', async () => {
    const { store, sleep } = setUp();
    let asked = 0;
    const away: Store = {
      ...store,
      acquire: () =>
        TE.right({
          extend: () => {
            asked += 1;
            return TE.left(unavailable);
          },
          release: () => TE.left(unavailable),
        }),
    };
    const result = withLease({ store: away, name: 'poll', sleep }, (lost) => async () => {
      while (asked < 5) await setImmediate();
      return E.right(lost.aborted);
    });
    expect(await orThrow(result)).toEqual(O.some(false));
  });

  test('gives the lease up at its end, also when it failed', async () => {
    const { store } = setUp();
    const shared = { store, name: 'poll', sleep: systemRuntime.sleep };
    await failed(withLease(shared, () => TE.left(unavailable)));
    expect(await orThrow(store.acquire('poll', 1))).toBeDefined();
  });
});

describe('a sealed store', () => {
  const secret = new Secret('a secret that nobody guesses');

  test('keeps its promises, and what lies in it tells nothing', async () => {
    const inner = memoryStore();
    const store = sealed(inner, secret);
    await orThrow(store.set('token', 'größe ✓', 60_000));
    expect(await orThrow(inner.get('token'))).not.toContain('größe');
    expect(await orThrow(store.get('token'))).toBe('größe ✓');
    await orThrow(store.remove('token', 'another'));
    expect(await orThrow(store.get('token'))).toBe('größe ✓');
    await orThrow(store.remove('token', 'größe ✓'));
    expect(await orThrow(inner.get('token'))).toBeUndefined();
  });

  test('takes what was moved, changed or sealed with another secret for nothing', async () => {
    const inner = memoryStore();
    const store = sealed(inner, secret);
    await orThrow(store.set('token', 'value', 60_000));
    const text = (await orThrow(inner.get('token'))) ?? '';
    await orThrow(inner.set('other', text, 60_000));
    expect(await orThrow(store.get('other'))).toBeUndefined();
    expect(await orThrow(sealed(inner, new Secret('another')).get('token'))).toBeUndefined();
    for (let i = 0; i < text.length - 1; i += 1) {
      const letter = text[i] === 'A' ? 'B' : 'A';
      await orThrow(inner.set('token', text.slice(0, i) + letter + text.slice(i + 1), 60_000));
      expect(await orThrow(store.get('token'))).toBeUndefined();
    }
  });
});

describe('the name of an account', () => {
  test('is told by all that it is made of, and shows none of it', () => {
    const names = [
      accountKey('sobot', 'https://a.example', 'app'),
      accountKey('sobot', 'https://a.exampleapp', ''),
      accountKey('sobot', 'https://a.example', 'app', ''),
      accountKey('other', 'https://a.example', 'app'),
    ];
    expect(new Set(names).size).toBe(4);
    expect(names.join()).not.toContain('example');
  });
});
