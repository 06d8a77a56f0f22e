import { describe, expect, test } from '@jest/globals';
import { paginate } from '@cordboard/core/fp';
import type { CallerId, ErrorKind } from '@cordboard/core';
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
  refusal,
  seen,
  succeed,
  success,
} from './support.js';

guardNetwork();

const queryPage = ['POST', '/number/queryPage'] as const;

/** The ways to say that nothing is there. */
const nothing = [null, undefined, {}, [], '', ' '];

const answerNumbers = (records: readonly object[], more: object = {}): void => {
  answer(queryPage, success({ total: 5, size: 20, current: 1, pages: 1, records, ...more }));
};

const every = ['enabled', 'disabled', 'canceled', 'expired'] as const;

/** A number, of a page that holds only this row. */
const numberOf = async (row: object): Promise<CallerId> => {
  answerNumbers([{ number: '915027021995', state: 3, ...row }]);
  const { items } = await succeed(center().routing.listCallerIds({}));
  return items[0]!;
};

describe('routing.listCallerIds', () => {
  test('sends the documented request and understands the documented reply', async () => {
    const documented = fixture('routing.listCallerIds.documented');
    answerWith(documented);
    const page = await succeed(center().routing.listCallerIds({ limit: 10 }));
    expectSent(documented);
    // The page is short, its counters say that there are no more, and what they count is not what is listed.
    expect(page).toEqual({
      items: [
        {
          number: '915027021995',
          status: 'enabled',
          note: 'sales',
          country: 'India',
          type: 'mobile',
          expiresOn: '2024-04-11',
          inboundPrefix: '1',
          voicemail: true,
          native: { status: { code: '3' }, type: { code: 'MOBILE' } },
        },
      ],
    });
  });

  test("asks under the brand's own prefix", async () => {
    answer(['POST', '/v3/number/queryPage'], success({ records: [] }));
    await succeed(center({ numberPrefix: '/v3/number' }).routing.listCallerIds({}));
    expect(itniotech.problemsIn({ apiKey: 'k', apiSecret: 's', numberPrefix: '/numbers' })).toMatchObject([
      { path: 'numberPrefix' },
    ]);
  });

  test('asks for no more than a page can hold', async () => {
    answerNumbers([]);
    await succeed(center().routing.listCallerIds({ limit: 1000 }));
    expect(seen[0]?.body).toEqual({ current: 1, size: 100, params: {} });
  });
});

describe('the statuses', () => {
  const rows = [3, 4, 5, 6].map((state, i) => ({ number: `91502702199${i}`, state }));
  const listed = async (query: { status?: readonly (typeof every)[number][] }) => {
    answerNumbers(rows);
    const { items } = await succeed(center().routing.listCallerIds(query));
    return items.map(({ status }) => status);
  };

  test('are chosen from here, for the vendor has no filter: those in use, and those without a word of ours', async () => {
    expect(await listed({})).toEqual(['enabled', 'unknown']);
    expect(await listed({ status: ['disabled', 'expired'] })).toEqual(['expired', 'disabled']);
    expect(await listed({ status: [...every] })).toEqual(['enabled', 'expired', 'disabled']);
    expect(await listed({ status: ['canceled'] })).toEqual([]);
  });

  test.each([
    [3, 'enabled'],
    [' 3 ', 'enabled'],
    ['4', 'expired'],
    [5, 'disabled'],
  ] as const)('%j is %s', async (state, status) => {
    answerNumbers([{ number: '915027021995', state }]);
    const { items } = await succeed(center().routing.listCallerIds({ status: every }));
    expect(items).toEqual([
      { number: '915027021995', status, native: { status: { code: String(state).trim() } } },
    ]);
  });

  test.each([
    [1, { status: { code: '1' } }],
    ['constructor', { status: { code: 'constructor' } }],
    [null, undefined],
    ['', undefined],
  ])('%j is unknown, with the code of the vendor', async (state, native) => {
    expect(await numberOf({ state })).toEqual({ number: '915027021995', status: 'unknown', native });
  });

  test('that are not asked for leave no gap: a walk goes on behind a page without any', async () => {
    answerNumbers(rows.slice(1, 3), { pages: 2 });
    answerNumbers(rows.slice(0, 1), { pages: 2 });
    const numbers: string[] = [];
    for await (const { number } of paginate(center().routing.listCallerIds)({ limit: 2 }))
      numbers.push(number);
    expect(numbers).toEqual(['915027021990']);
  });
});

describe('a number', () => {
  test.each([
    [1, true],
    ['1', true],
    [0, false],
    ['0', false],
    [2, undefined],
    [null, undefined],
  ])('with enableVoicemail %j takes messages: %j, for 1 is yes here', async (enableVoicemail, voicemail) => {
    expect(await numberOf({ enableVoicemail })).toHaveProperty('voicemail', voicemail);
  });

  test.each([
    ['MOBILE', 'mobile'],
    [' FIXED ', 'fixed'],
    ['SATELLITE', 'unknown'],
  ])('of type %j is %s', async (type, word) => {
    const native = { status: { code: '3' }, type: { code: type.trim() } };
    expect(await numberOf({ type })).toMatchObject({ type: word, native });
  });

  test.each([
    ['2024-02-29', '2024-02-29'],
    [' 2024-04-11 ', '2024-04-11'],
    ['2024-02-30', undefined],
    ['2024-04-11 00:00:00', undefined],
    ['soon', undefined],
    [null, undefined],
  ])('whose dueDate is %j is paid for until %j', async (dueDate, expiresOn) => {
    expect(await numberOf({ dueDate })).toHaveProperty('expiresOn', expiresOn);
  });

  test.each([null, '', undefined])('may say nothing in every field but itself: %j', async (none) => {
    const names = [
      'country',
      'ccode',
      'dueDate',
      'type',
      'inboundPrefix',
      'enableVoicemail',
      'remark',
      'appId',
    ];
    const row = Object.fromEntries([...names, 'state'].map((name) => [name, none]));
    expect(await numberOf(row)).toEqual({ number: '915027021995', status: 'unknown' });
  });

  test('keeps its digits, as number or as text', async () => {
    answer(queryPage, {
      body: '{"status":0,"data":{"records":[{"number":91502702199512345678,"state":3},{"number":7,"state":3}]}}',
    });
    const { items } = await succeed(center().routing.listCallerIds({}));
    expect(items.map(({ number }) => number)).toEqual(['91502702199512345678', '7']);
  });

  test('is told by its row and field when it is wrong, and not by its digits', async () => {
    answerNumbers([{ number: phoneNumber }, { number: { is: phoneNumber } }]);
    const { kind, problems } = await failed(center().routing.listCallerIds({}));
    expect([kind, problems.map(({ path }) => path)]).toEqual(['MalformedReply', ['records.1.number']]);
  });
});

test.each(nothing)('a page in which there is nothing is the end: %j', async (data) => {
  answer(queryPage, success(data));
  expect(await succeed(center().routing.listCallerIds({}))).toEqual({ items: [] });
});

describe('a code', () => {
  // Those of the page about number pools, the only one about numbers whose table is whole.
  test.each<[string, ErrorKind]>([
    ['-1', 'Unauthenticated'],
    ['-2', 'PermissionDenied'],
    ['-16', 'ClockSkew'],
    ['-18', 'Unavailable'],
    ['-20', 'AlreadyExists'],
    ['-22', 'InvalidInput'],
    ['-29', 'PermissionDenied'],
    ['-30', 'Unauthenticated'],
    ['-31', 'PermissionDenied'],
    ['-99', 'Internal'],
  ])('%s is %s, under each prefix', async (code, kind) => {
    for (const numberPrefix of ['/number', '/v3/number'] as const) {
      // A request that was late is signed and sent once more.
      for (let i = code === '-16' ? 2 : 1; i > 0; i -= 1) {
        answer(['POST', `${numberPrefix}/queryPage`], refusal(code));
      }
      const error = await failed(center({ numberPrefix }).routing.listCallerIds({}));
      expect(error).toMatchObject({ kind, effect: 'none', native: { code } });
      expect(error.message).toMatch(/\w.+ \(code -\d+\)$/);
    }
  });
});
