import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import { failure, sealed, systemRuntime } from '@cordboard/core/provider';
import { memoryStore, Secret, type Runtime, type Store } from '@cordboard/core';
import type { huaweiCc } from '@cordboard/huawei-cc';
import type { CenterOf } from '@cordboard/core/fp';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { ok, refused, startServer, withGuid, withHeaders, type Script, type TestGateway } from './gateway.js';
import { agent, centerFor, done, failed, password, phoneNumber, settingsFor, until } from './support.js';

type HuaweiCc = CenterOf<typeof huaweiCc>;

/** Time runs so much faster here, so that leases end within a test. */
const haste = 40;
const monotonicNow = (): number => performance.now() * haste;
const hurried: Partial<Runtime> = {
  monotonicNow,
  sleep: (ms, signal) => systemRuntime.sleep(ms / haste, signal),
};

interface Scene {
  readonly gateway: TestGateway;
  readonly store: Store;
  /** A center as another process would have it. */
  readonly center: (settings?: object, runtime?: Partial<Runtime>) => HuaweiCc;
}

const away = failure('Unavailable', 'the store is away');

const ends: (() => Promise<unknown>)[] = [];

const scene = async (script: Script = {}): Promise<Scene> => {
  const gateway = await startServer(script);
  const store = memoryStore(monotonicNow);
  ends.push(gateway.close);
  return {
    gateway,
    store,
    center: (settings = {}, runtime = {}) => {
      const all = { ...settingsFor(gateway.url), ...settings };
      const center = centerFor(all, { ...hurried, store, ...runtime });
      ends.push(() => center.close()());
      return center;
    },
  };
};

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const enable = (center: HuaweiCc) => done(center.routing.setInboundEnabled({ agent, enabled: true }));
const guids = (gateway: TestGateway): unknown[] =>
  gateway.of('setTalkRight').map(({ headers }) => headers.guid);

/** A poll that is answered after a while, as on a quiet agent. */
const quietly = async () => {
  await setTimeout(20);
  return ok({ event: null });
};

describe('a session that processes share', () => {
  test('is begun by one of them, however many need it at once', async () => {
    const { gateway, center } = await scene({
      signIn: async (_, count) => {
        await setTimeout(30);
        return withHeaders(ok(), {
          'Set-GUID': `JSESSIONID=guid-${String(count)}`,
          'Set-Cookie': 'huaweielbsession=node-a; Path=/',
        });
      },
    });
    await Promise.all([center(), center(), center()].map(enable));
    expect(gateway.of('signIn')).toHaveLength(1);
    expect(guids(gateway)).toEqual(['guid-1', 'guid-1', 'guid-1']);
    const cookies = gateway.of('setTalkRight').map(({ headers }) => headers.cookie);
    expect(new Set(cookies)).toEqual(new Set(['huaweielbsession=node-a']));
  });

  test('is taken up by one that comes later, without a look into the store at each call', async () => {
    const { gateway, center, store } = await scene();
    await enable(center());
    let looks = 0;
    const late = center(
      {},
      {
        store: {
          ...store,
          get: (name) => {
            looks += 1;
            return store.get(name);
          },
        },
      },
    );
    await enable(late);
    await until(() => gateway.of('poll').length === 1);
    looks = 0;
    for (let i = 0; i < 20; i += 1) await enable(late);
    expect(looks).toBeLessThan(3);
    expect(gateway.of('signIn')).toHaveLength(1);
  });

  test('belongs to an agent of a gateway: other agents have their own', async () => {
    const { gateway, center } = await scene();
    await enable(center());
    await done(center().routing.setInboundEnabled({ agent: { number: '292' }, enabled: true }));
    expect(gateway.of('signIn')).toHaveLength(2);
  });

  test('is polled by one of them at a time, and by another when that one closes', async () => {
    const { gateway, center } = await scene({ poll: quietly });
    const [one, other] = [center(), center()];
    await enable(one);
    await until(() => gateway.of('poll').length > 2);
    await enable(other);
    await setTimeout(200);
    expect(gateway.mostPollsAtOnce()).toBe(1);
    await done(one.close());
    expect(gateway.of('logout')).toEqual([]);
    const before = gateway.of('poll').length;
    await until(() => gateway.of('poll').length > before + 2);
    // The gateway may learn of the poll that was broken off only after the next one has come in.
    expect(gateway.pollsUnderWay()).toBeLessThan(2);
    await enable(other);
    expect(gateway.of('signIn')).toHaveLength(1);
  });

  test('is polled by another when the one that did extends its lease no more', async () => {
    const { gateway, center, store } = await scene({
      poll: (_, count) => (count === 1 ? 'hold' : quietly()),
    });
    const dying: Store = {
      ...store,
      acquire: (name, ms) =>
        pipe(
          store.acquire(name, ms),
          TE.map((lease) => lease && { ...lease, extend: () => TE.left(away) }),
        ),
    };
    await enable(center({}, { store: dying }));
    await until(() => gateway.of('poll').length === 1);
    await enable(center());
    await until(() => gateway.of('poll').length > 2);
    expect(gateway.of('signIn')).toHaveLength(1);
  });

  test('is ended by the last of them', async () => {
    const { gateway, center } = await scene({ poll: quietly });
    const [one, other] = [center(), center()];
    await enable(one);
    await enable(other);
    await setTimeout(50);
    await done(other.close());
    expect(gateway.of('logout')).toEqual([]);
    await done(one.close());
    expect(gateway.of('logout')).toHaveLength(1);
    await enable(center());
    expect(gateway.of('signIn')).toHaveLength(2);
  });

  test('that the gateway has ended is begun anew by one of them', async () => {
    const { gateway, center } = await scene({
      setTalkRight: ({ headers }) => (headers.guid === 'guid-1.AgentGateway0' ? refused('100-006') : ok()),
      poll: quietly,
    });
    await Promise.all([center(), center()].map(enable));
    expect(gateway.of('signIn')).toHaveLength(2);
  });

  test('lies in the store for as long as somebody polls', async () => {
    const { gateway, center } = await scene({ poll: quietly });
    await enable(center());
    // Longer than the gateway would wait for a poll.
    await setTimeout(140_000 / haste);
    await enable(center());
    expect(gateway.of('signIn')).toHaveLength(1);
  });
});

describe('a Guid that processes share', () => {
  test('and that one of them got from a poll reaches the other when its own is refused', async () => {
    let valid = 'guid-1.AgentGateway0';
    const { gateway, center } = await scene({
      poll: async () => {
        await setTimeout(20);
        valid = 'rotated';
        return withGuid('rotated', ok({ event: null }));
      },
      setTalkRight: ({ headers }) => (headers.guid === valid ? ok() : refused('000-003')),
    });
    const [one, other] = [center(), center()];
    await enable(one);
    await enable(other);
    await until(() => gateway.of('poll').length > 1);
    await enable(other);
    expect(gateway.of('updateGuid')).toEqual([]);
    expect(gateway.of('signIn')).toHaveLength(1);
    expect(guids(gateway).at(-1)).toBe('rotated');
  });

  test('is renewed once when all of theirs are refused', async () => {
    const { gateway, center } = await scene({
      setCallNums: ({ headers }) => (headers.guid === 'renewed' ? ok() : refused('000-003')),
      updateGuid: async () => {
        await setTimeout(30);
        return ok({ result: { guid: 'renewed' } });
      },
    });
    const both = [center(), center()];
    await Promise.all(both.map(enable));
    await Promise.all(
      both.map((each) => done(each.routing.setConcurrency({ agent, channel: 'chat', max: 1 }))),
    );
    expect(gateway.of('updateGuid')).toHaveLength(1);
    expect(gateway.of('signIn')).toHaveLength(1);
  });

  test('that comes with a late reply of an ended session does not hide the session after it', async () => {
    let answer = (): void => undefined;
    const { gateway, center } = await scene({
      setCallNums: async () => {
        await new Promise<void>((resolve) => (answer = resolve));
        return withGuid('of-the-ended-session');
      },
      setTalkRight: (_, count) => (count === 1 ? refused('100-006') : ok()),
    });
    const [one, other] = [center(), center()];
    const slow = done(one.routing.setConcurrency({ agent, channel: 'voice', max: 1 }));
    await until(() => gateway.of('setCallNums').length === 1);
    await enable(other);
    answer();
    await slow;
    await setTimeout(20);
    await enable(center());
    expect(guids(gateway).at(-1)).toBe('guid-2.AgentGateway0');
    expect(gateway.of('signIn')).toHaveLength(2);
  });
});

describe('a store that fails', () => {
  test('before the sign-in is what the call fails with: a second sign-in would throw the others out', async () => {
    const { gateway, center, store } = await scene();
    const alone = center({}, { store: { ...store, get: () => TE.left(away) } });
    const error = await failed(alone.routing.setInboundEnabled({ agent, enabled: true }));
    expect(error).toMatchObject({ kind: 'Unavailable', effect: 'none' });
    expect(gateway.seen).toEqual([]);
  });

  test('after the sign-in disturbs no call', async () => {
    const { gateway, center, store } = await scene();
    let isAway = false;
    const get: Store['get'] = (name) => (isAway ? TE.left(away) : store.get(name));
    const one = center({}, { store: { ...store, get } });
    await enable(one);
    isAway = true;
    await enable(one);
    expect(gateway.of('setTalkRight')).toHaveLength(2);
    isAway = false;
  });
});

test('a sealed store shows neither the ticket nor what the agent signs in with', async () => {
  const { center, store } = await scene({
    signIn: () =>
      withHeaders(withGuid('the-guid'), {
        'Set-GUID': 'JSESSIONID=the-guid',
        'Set-Cookie': 'huaweielbsession=node-a',
      }),
  });
  const written: string[] = [];
  const watched: Store = {
    ...store,
    set: (name, value, ttlMs) => {
      written.push(name, value);
      return store.set(name, value, ttlMs);
    },
  };
  await enable(center({}, { store: sealed(watched, new Secret('a secret nobody guesses')) }));
  expect(written.length).toBeGreaterThan(0);
  for (const secret of ['the-guid', 'node-a', password, phoneNumber])
    expect(written.join()).not.toContain(secret);
  // Three digits by themselves: within sealed text they come up by chance.
  expect(written.join()).not.toMatch(/(?<![\w-])291(?![\w-])/);
});
