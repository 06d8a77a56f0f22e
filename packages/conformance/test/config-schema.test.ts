import { describe, expect, test } from '@jest/globals';
import { configSchema } from '@cordboard/core/schema';
import { huaweiCc } from '@cordboard/huawei-cc';
import { itniotech } from '@cordboard/itniotech';
import { memory } from '@cordboard/memory';
import { sobot } from '@cordboard/sobot';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';

const adapters = [sobot, memory, itniotech, huaweiCc];

const options = { allErrors: true, strictTypes: false, formats: { date: true } } as const;
const validators = [
  new Ajv2020(options).compile(configSchema(adapters)),
  new Ajv(options).compile(configSchema(adapters, { draft: 'draft-07' })),
];

/** What both drafts say of a file: where the first mistake is, and of which kind. */
const mistakesIn = (file: unknown): readonly string[] => {
  const [mistakes, inOldDraft] = validators.map((validate) => {
    validate(file);
    return (validate.errors ?? [])
      .filter(({ keyword }) => keyword !== 'if')
      .map(({ instancePath, message = '' }) => `${instancePath} ${message}`);
  });
  expect(inOldDraft).toEqual(mistakes);
  return mistakes ?? [];
};

const key = { appId: 'a', appSecret: 'b' };

describe('the schema of the configuration file accepts', () => {
  test.each([
    ['an adapter without settings', { provider: 'memory' }],
    ['settings under the name of the adapter', { provider: 'sobot', providers: { sobot: key } }],
    [
      'accounts that name their adapter, and what an editor needs',
      {
        $schema: './cordboard.schema.json',
        provider: 'eu',
        providers: { eu: { adapter: 'sobot', ...key }, test: { adapter: 'memory', agents: 20 } },
      },
    ],
    [
      'an account that is named like another adapter',
      { provider: 'memory', providers: { memory: { adapter: 'sobot', ...key } } },
    ],
    [
      'variables where a text has a form or is one of a list, also as a part of it',
      {
        provider: '${PROVIDER}',
        providers: {
          sobot: {
            appId: '${ID}',
            appSecret: '${SECRET}',
            edition: '${EDITION}',
            timeZone: '${ZONE}',
            baseUrl: 'https://${HOST}/x',
          },
          'huawei-cc': {
            agents: { 101: { password: '${P}', phoneNumber: '${N}' } },
            signIn: { ip: '${THE_ADDRESS_OF_AGENTS}' },
          },
          any: { adapter: '${ADAPTER}', whatever: 1 },
        },
      },
    ],
  ])('%s', (_, file) => {
    expect(mistakesIn(file)).toEqual([]);
  });
});

describe('the schema of the configuration file tells of one mistake once:', () => {
  test.each([
    [
      'a misspelt setting',
      { eu: { adapter: 'sobot', ...key, operater: '1' } },
      '/providers/eu must NOT have additional properties',
    ],
    [
      'a misspelt setting of an adapter that is named by its key',
      { sobot: { ...key, operater: '1' } },
      '/providers/sobot must NOT have additional properties',
    ],
    [
      'a missing setting',
      { eu: { adapter: 'sobot', appId: 'a' } },
      "/providers/eu must have required property 'appSecret'",
    ],
    ['no adapter', { eu: key }, "/providers/eu must have required property 'adapter'"],
    [
      'a number as text',
      { eu: { adapter: 'memory', agents: '${COUNT}' } },
      '/providers/eu/agents must be integer',
    ],
    [
      'a function, which no file can hold',
      { 'huawei-cc': { credentials: '…' } },
      '/providers/huawei-cc must NOT have additional properties',
    ],
  ])('%s', (_, providers, mistake) => {
    expect(mistakesIn({ provider: 'eu', providers })).toEqual([mistake]);
  });

  test.each([
    ['an adapter that is not there', { eu: { adapter: 'sobt' } }, '/providers/eu/adapter'],
    ['a wrong word', { sobot: { ...key, edition: 'callcenter' } }, '/providers/sobot/edition'],
    [
      'an address of another kind',
      { itniotech: { apiKey: 'a', apiSecret: 'b', baseUrl: 'http://vendor.example' } },
      '/providers/itniotech/baseUrl',
    ],
  ])('%s', (_, providers, place) => {
    const places = mistakesIn({ provider: 'eu', providers }).map((mistake) => mistake.split(' ')[0]);
    expect(new Set(places)).toEqual(new Set([place]));
  });
});

test('no setting of an adapter has a part that says nothing of itself', () => {
  expect(JSON.stringify(configSchema(adapters))).not.toContain('not described');
});
