import { describe, expect, test } from '@jest/globals';
import { paginate } from '@cordboard/core/fp';
import type { ErrorKind, Extension, NewExtension } from '@cordboard/core';
import { AgentId, Secret } from '@cordboard/core';
import { itniotech } from '@cordboard/itniotech';
import {
  answer,
  answerWith,
  center,
  expectSent,
  failed,
  fixture,
  guardNetwork,
  phoneNumber,
  phonePassword as password,
  printed,
  refusal,
  seen,
  succeed,
  success,
} from './support.js';

guardNetwork();

const add = ['POST', '/voice/sipAdd'] as const;
const query = ['POST', '/voice/sipQuery'] as const;
const appId = '4luaKsL2';

const phones = (settings: object = {}) => center({ appId, ...settings }).agents;

const row = {
  groupName: 'sipGroup',
  phoneName: 'lobby-1',
  account: 'test_001',
  password,
  displayNum: '861000000',
};

const answerPhones = (records: readonly object[], more: object = {}): void => {
  answer(query, success({ total: records.length, size: 100, current: 1, pages: 1, records, ...more }));
};

/** A phone, of a page that holds only this row. */
const phoneOf = async (fields: object): Promise<Extension | undefined> => {
  answerPhones([{ ...row, ...fields }]);
  return (await succeed(phones().listExtensions({}))).items[0];
};

const extension: NewExtension = { name: 'lobby', group: 'sipGroup', callerId: '861000000' };
const made = { number: 'test_001', bound: false, name: 'lobby-1', group: 'sipGroup', callerId: '861000000' };

describe('agents.listExtensions', () => {
  test('sends the documented request and understands the documented reply, but for its password', async () => {
    const documented = fixture('agents.listExtensions.documented');
    answerWith(documented);
    const page = await succeed(phones().listExtensions({ limit: 10 }));
    expectSent(documented);
    // Its one row is not all of the five that it counts, so another page is worth asking for.
    expect(page).toEqual({ items: [{ ...made, name: 'sip-1' }], total: 5, next: expect.any(String) });
    expect(printed(page)).not.toContain(password);
  });

  test.each(['/voice', '/v3/voice'] as const)(
    "asks under the brand's own prefix: %s",
    async (voicePrefix) => {
      answer(['POST', `${voicePrefix}/sipQuery`], success({ records: [] }));
      expect(await succeed(phones({ voicePrefix }).listExtensions({}))).toEqual({ items: [] });
    },
  );

  test('asks for a page by number and size, never for an empty one', async () => {
    answerPhones([]);
    answerPhones([]);
    await succeed(phones().listExtensions({}));
    await succeed(phones().listExtensions({ limit: 1000 }));
    expect(seen.map(({ body }) => body)).toEqual([
      { current: 1, size: 100, params: { appId } },
      { current: 1, size: 100, params: { appId } },
    ]);
  });

  test('walks on while there are pages, whatever the counters count', async () => {
    answerPhones([row, { ...row, account: 'test_002' }], { total: 1, size: 2, pages: 2 });
    answerPhones([{ ...row, account: 'test_003' }], { total: 1, size: 2, pages: 2 });
    const numbers: string[] = [];
    for await (const { number } of paginate(phones().listExtensions)({ limit: 2 })) numbers.push(number);
    expect(numbers).toEqual(['test_001', 'test_002', 'test_003']);
  });

  test('has every desk phone among those without an agent', async () => {
    answerPhones([row]);
    expect((await succeed(phones().listExtensions({ bound: false }))).items).toEqual([made]);
  });

  test.each([
    [{ bound: true }, 'bound'],
    [{ agent: { id: AgentId('1') } }, 'agent'],
  ])('has none that belongs to an agent, and says so: %j', async (asked, path) => {
    const error = await failed(phones().listExtensions(asked));
    expect(error).toMatchObject({
      kind: 'Unsupported',
      effect: 'none',
      problems: [{ path, message: 'desk phones belong to no agent' }],
    });
    expect(seen).toEqual([]);
  });

  test.each([null, undefined, {}, [], '', ' '])(
    'a page in which there is nothing is the end: %j',
    async (data) => {
      answer(query, success(data));
      expect(await succeed(phones().listExtensions({}))).toEqual({ items: [] });
    },
  );
});

describe('a desk phone', () => {
  test.each([null, '', undefined])('may say nothing in every field but its account: %j', async (none) => {
    expect(await phoneOf({ groupName: none, phoneName: none, displayNum: none, password: none })).toEqual({
      number: 'test_001',
      bound: false,
    });
  });

  test.each([
    [1001, '1001'],
    [' test_001 ', 'test_001'],
  ])('whose account is %j registers as %s', async (account, number) => {
    expect(await phoneOf({ account })).toMatchObject({ number });
  });

  test('keeps its password to itself, also when its row is wrong', async () => {
    answerPhones([row, { ...row, account: null, displayNum: phoneNumber }]);
    const error = await failed(phones().listExtensions({}));
    expect([error.kind, error.problems.map(({ path }) => path)]).toEqual([
      'MalformedReply',
      ['records.1.account'],
    ]);
  });
});

describe('agents.createExtension', () => {
  test('sends the documented request and looks up what the answer does not tell', async () => {
    const documented = fixture('agents.createExtension.documented');
    answerWith(documented);
    answerPhones([{ ...row, groupName: 'other' }, row]);
    const written = await succeed(phones().createExtension({ extension }));
    expectSent(documented);
    expect(written).toEqual({ value: made, outcome: 'applied', warnings: [] });
    expect(printed(written)).not.toContain(password);
  });

  test("uses the brand's own prefix", async () => {
    answer(['POST', '/v3/voice/sipAdd'], success(null));
    answer(['POST', '/v3/voice/sipQuery'], success({ records: [row] }));
    expect(await succeed(phones({ voicePrefix: '/v3/voice' }).createExtension({ extension }))).toMatchObject({
      value: made,
    });
  });

  test('finds the phone on a later page, and reads no further', async () => {
    const others = Array.from({ length: 100 }, (_, i) => ({ ...row, account: `o${i}`, groupName: 'other' }));
    answer(add, success(null));
    answerPhones(others, { pages: 3, total: 201 });
    answerPhones([row], { pages: 3, total: 201 });
    await succeed(phones().createExtension({ extension }));
    expect(seen).toHaveLength(3);
  });

  test.each([
    ['a phone of that name is in another group', [{ ...row, groupName: 'sipGroup2' }]],
    ['the group has another phone only', [{ ...row, phoneName: 'lobby-2' }]],
    ['the list is empty', []],
  ])('says that it was done where it cannot tell which one it is: %s', async (_, records) => {
    answer(add, success(null));
    answerPhones(records);
    const error = await failed(phones().createExtension({ extension }));
    expect(error).toMatchObject({ kind: 'Internal', effect: 'done', retryable: false });
    expect(error.message).toMatch(/the vendor made the phone and does not list it/);
  });

  test.each<[string, Parameters<typeof answer>[1], ErrorKind]>([
    ['refuses the look-up', refusal('-18'), 'Unavailable'],
    ['answers with something else', { body: '<html>busy</html>' }, 'MalformedReply'],
    ['answers half a page', { body: '{"status":"0","data":{"records":[{' }, 'MalformedReply'],
    ['does not let it in any more', refusal('-1'), 'Unauthenticated'],
  ])('says that it was done when the vendor %s', async (_, reply, kind) => {
    answer(add, success(null));
    answer(query, reply);
    const error = await failed(phones().createExtension({ extension }));
    expect(error).toMatchObject({ kind, effect: 'done', retryable: false });
  });

  test('is never tried twice', async () => {
    answer(add, { status: 503, body: '' });
    const error = await failed(phones({ retry: { attempts: 3 } }).createExtension({ extension }));
    expect(error).toMatchObject({ kind: 'Unavailable', effect: 'maybe', retryable: false });
    expect(seen).toHaveLength(1);
  });

  test.each<[NewExtension, ErrorKind, string]>([
    [{ ...extension, name: 'sip' }, 'InvalidInput', 'extension.name'],
    [{ ...extension, name: 'x'.repeat(33) }, 'InvalidInput', 'extension.name'],
    [{ ...extension, group: 'abc' }, 'InvalidInput', 'extension.group'],
    [{ ...extension, group: 'x'.repeat(33) }, 'InvalidInput', 'extension.group'],
    [{ ...extension, callerId: '123456' }, 'InvalidInput', 'extension.callerId'],
    [{ ...extension, callerId: '12345678901234' }, 'InvalidInput', 'extension.callerId'],
    [{ ...extension, callerId: '+861000000' }, 'InvalidInput', 'extension.callerId'],
    [{ ...extension, number: '8001' }, 'Unsupported', 'extension.number'],
    [{ ...extension, password: new Secret('482915') }, 'Unsupported', 'extension.password'],
    [{ group: 'sipGroup', callerId: '861000000' }, 'Unsupported', 'extension.name'],
    [{ name: 'lobby', callerId: '861000000' }, 'Unsupported', 'extension.group'],
    [{ name: 'lobby', group: 'sipGroup' }, 'Unsupported', 'extension.callerId'],
  ])('refuses before sending what the vendor would refuse: %j', async (wrong, kind, path) => {
    const error = await failed(phones().createExtension({ extension: wrong }));
    expect(error).toMatchObject({ kind, effect: 'none', problems: [{ path }] });
    expect(seen).toEqual([]);
  });

  test('counts characters as a reader counts them', async () => {
    answer(add, success(null));
    answerPhones([{ ...row, groupName: '☎📞🛎🔔' }]);
    const written = await succeed(phones().createExtension({ extension: { ...extension, group: '☎📞🛎🔔' } }));
    expect(written.value.group).toBe('☎📞🛎🔔');
  });

  test('keeps nobody who makes a phone', async () => {
    const error = await failed(phones().createExtension({ extension, createdBy: { number: '1001' } }));
    expect(error).toMatchObject({ kind: 'Unsupported', problems: [{ path: 'createdBy' }] });
  });
});

describe('a code', () => {
  // The page of sipQuery shows none: these are what every page has.
  test.each<[string, ErrorKind]>([
    ['-1', 'Unauthenticated'],
    ['-2', 'PermissionDenied'],
    ['-16', 'ClockSkew'],
    ['-18', 'Unavailable'],
    ['-22', 'InvalidInput'],
    ['-99', 'Internal'],
  ])('%s of the list is %s, under each prefix', async (code, kind) => {
    for (const voicePrefix of ['/voice', '/v3/voice'] as const) {
      // A request that was late is signed and sent once more.
      for (let i = code === '-16' ? 2 : 1; i > 0; i -= 1) {
        answer(['POST', `${voicePrefix}/sipQuery`], refusal(code));
      }
      const error = await failed(phones({ voicePrefix }).listExtensions({}));
      expect(error).toMatchObject({ kind, effect: 'none', native: { code } });
    }
  });

  test.each<[string, ErrorKind, string]>([
    ['-1', 'Unauthenticated', 'none'],
    ['-2', 'PermissionDenied', 'none'],
    ['-16', 'ClockSkew', 'none'],
    ['-18', 'Internal', 'maybe'],
    ['-20', 'AlreadyExists', 'none'],
    ['-22', 'InvalidInput', 'none'],
    ['-23', 'QuotaExceeded', 'none'],
    ['-99', 'Internal', 'maybe'],
  ])('%s of a new phone is %s, effect %s, under each prefix', async (code, kind, effect) => {
    for (const voicePrefix of ['/voice', '/v3/voice'] as const) {
      for (let i = code === '-16' ? 2 : 1; i > 0; i -= 1) {
        answer(['POST', `${voicePrefix}/sipAdd`], refusal(code));
      }
      const error = await failed(phones({ voicePrefix }).createExtension({ extension }));
      expect(error).toMatchObject({ kind, effect, native: { code } });
      if (code === '-20') expect(error.message).toMatch(/a group of phones with that name/);
    }
  });
});

describe('the application', () => {
  test('is a setting, without which there are no desk phones', async () => {
    const { capabilities, agents } = center();
    for (const name of ['agents.listExtensions', 'agents.createExtension'] as const) {
      expect(capabilities[name]).toMatchObject({ support: 'unconfigured', settings: ['appId'] });
    }
    expect(await failed(agents.listExtensions({}))).toMatchObject({ kind: 'Unsupported', effect: 'none' });
    expect((await failed(agents.createExtension({ extension }))).message).toMatch(/lacks the setting appId/);
  });

  test.each([
    [{ appId: '4lua KsL2' }, 'appId'],
    [{ appId: '' }, 'appId'],
    [{ appId: 1_000_009 }, 'appId'],
    [{ voicePrefix: '/voices' }, 'voicePrefix'],
  ])('is letters and digits, and voice paths begin in one of two ways: %j', (wrong, path) => {
    expect(itniotech.problemsIn({ apiKey: 'k', apiSecret: 's', ...wrong })).toMatchObject([{ path }]);
  });
});
