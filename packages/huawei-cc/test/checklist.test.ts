// Traps of this vendor (docs/vendors/huawei-cc.md) that no other test is named after.
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import { ok, refused, withHeaders, withGuid } from './gateway.js';
import { agent, done, failed, startGateway, stopAll, until } from './support.js';

afterEach(stopAll);

const enabling = { agent, enabled: true };
const concurrency = { agent, channel: 'social', max: 60 } as const;

describe('the envelope', () => {
  test('of a failure comes as HTTP 200: the code tells the two apart, whatever the message says', async () => {
    const { center, enable } = await startGateway({
      setTalkRight: (_, count) =>
        count === 1 ? refused('100-009', 'success') : { status: 200, body: { message: 'no', retcode: '0' } },
    });
    const error = await failed(center.routing.setInboundEnabled(enabling));
    expect(error).toMatchObject({ kind: 'Conflict', native: { code: '100-009', message: 'success' } });
    await enable();
  });

  test.each([{ result: {} }, {}, { result: null }, { result: 'done' }, { result: [1] }])(
    'of a success holds a result of any form, or none, as from setcallnums: %j',
    async (more) => {
      const { center, enable } = await startGateway({
        setTalkRight: () => ok(more),
        setCallNums: () => ok(more),
      });
      await enable();
      await done(center.routing.setConcurrency(concurrency));
    },
  );

  test.each(['100-007', '106-008', '106-012'])(
    'with %s, a fault of the gateway or a code no page explains, leaves a write in doubt, which is not repeated',
    async (code) => {
      const { center, gateway } = await startGateway({ setCallNums: () => refused(code) });
      const error = await failed(center.routing.setConcurrency(concurrency));
      expect(error).toMatchObject({ kind: 'Internal', effect: 'maybe', retryable: false, native: { code } });
      expect(gateway.of('setCallNums')).toHaveLength(1);
    },
  );

  test('tells of a licence limit in a text only, which is kept and not read', async () => {
    const text = 'the number of signed-in agents of the VDN is exceeded';
    const { center } = await startGateway({ signIn: () => refused('100-099', text) });
    const error = await failed(center.routing.setInboundEnabled(enabling));
    expect(error).toMatchObject({ kind: 'Internal', native: { code: '100-099', message: text } });
  });
});

describe('a request', () => {
  test('says its Content-Type also where it has no body', async () => {
    const { gateway, center, enable } = await startGateway({
      setTalkRight: (_, count) => (count === 1 ? refused('000-003') : ok()),
      updateGuid: () => ok({ result: { guid: 'renewed' } }),
    });
    await enable();
    await until(() => gateway.of('poll').length === 1);
    await done(center.close());
    const bare = gateway.seen.filter(({ body }) => body === '');
    expect(new Set(bare.map(({ route }) => route))).toEqual(
      new Set(['poll', 'setTalkRight', 'updateGuid', 'logout']),
    );
    for (const { headers } of gateway.seen) {
      expect(headers['content-type']).toBe('application/json; charset=UTF-8');
    }
  });

  test('to settalkright has its flag, 1 or 0, in the query and no body', async () => {
    const { gateway, center, enable } = await startGateway();
    await enable();
    await done(center.routing.setInboundEnabled({ agent, enabled: false }));
    const path = '/agentgateway/resource/onlineagent/291/settalkright';
    expect(gateway.of('setTalkRight').map(({ method, url, body }) => [method, url, body])).toEqual([
      ['POST', `${path}?flag=1`, ''],
      ['POST', `${path}?flag=0`, ''],
    ]);
  });

  test('to setcallnums has mediaType and callnums as text, not as numbers', async () => {
    const { gateway, center } = await startGateway();
    await done(center.routing.setConcurrency(concurrency));
    expect(gateway.of('setCallNums').map(({ body }) => body)).toEqual(['{"mediaType":"53","callnums":"60"}']);
  });
});

describe('a session', () => {
  test('keeps its Guid over replies that bring none', async () => {
    const { gateway, center, enable } = await startGateway({
      setTalkRight: (_, count) => {
        if (count === 1) return refused('100-009');
        return count === 2 ? withHeaders(ok(), { 'Set-GUID': 'JSESSIONID=' }) : ok();
      },
    });
    await failed(center.routing.setInboundEnabled(enabling));
    await enable();
    await enable();
    expect(gateway.of('setTalkRight').map(({ headers }) => headers.guid)).toEqual(
      Array.from({ length: 3 }, () => 'guid-1.AgentGateway0'),
    );
  });

  test('is begun by one sign-in: no second one is sent before the first was answered', async () => {
    let answer = (): void => undefined;
    const { gateway, enable } = await startGateway({
      signIn: async () => {
        await new Promise<void>((resolve) => (answer = resolve));
        return withGuid('slow');
      },
    });
    const first = enable();
    await until(() => gateway.of('signIn').length === 1);
    const second = enable();
    await setTimeout(20);
    expect(gateway.routesSeen()).toEqual(['signIn']);
    answer();
    await Promise.all([first, second]);
    expect(gateway.of('signIn')).toHaveLength(1);
  });

  test('of an agent on a call does not end by logout (100-010), and is not ended by force', async () => {
    const { gateway, center, enable } = await startGateway({ logout: () => refused('100-010') });
    await enable();
    await until(() => gateway.of('poll').length === 1);
    expect(await failed(center.close())).toMatchObject({ kind: 'Conflict', effect: 'maybe' });
    expect(gateway.routesSeen().filter((route) => route !== 'poll')).toEqual([
      'signIn',
      'setTalkRight',
      'logout',
    ]);
  });
});
