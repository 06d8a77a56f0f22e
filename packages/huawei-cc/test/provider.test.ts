import { expect, test } from '@jest/globals';
import { connect, type ContactCenter, type CenterOf } from '@cordboard/core/fp';
import { isServed, operations } from '@cordboard/core/provider';
import { huaweiCc } from '@cordboard/huawei-cc';
import { done, failed, settingsFor, valueOf } from './support.js';

type HuaweiCc = CenterOf<typeof huaweiCc>;

const settings = settingsFor('https://gateway.example:8043');
const config = { provider: 'huawei-cc', providers: { 'huawei-cc': settings } };

test('serves exactly what it says', async () => {
  const { capabilities } = await done(connect(config, { adapters: [huaweiCc] }));
  const served = operations.map(({ name }) => name).filter((name) => isServed(capabilities[name]));
  expect(served).toEqual([
    'presence.signIn',
    'presence.signOut',
    'presence.set',
    'presence.setAutoAnswer',
    'presence.setAfterCall',
    'presence.setQueues',
    'presence.listStates',
    'routing.setInboundEnabled',
    'routing.setConcurrency',
  ]);
});

test('says of everything else which call will serve it, or what is offered instead', async () => {
  const { capabilities } = await done(connect(config, { adapters: [huaweiCc] }));
  for (const { name } of operations) expect(capabilities[name].note?.length ?? 0).toBeGreaterThan(20);
});

test('says that nothing confirms what it sets', async () => {
  const { capabilities } = await done(connect(config, { adapters: [huaweiCc] }));
  expect(capabilities['routing.setConcurrency']).toMatchObject({
    note: 'applied means that the gateway said so: no event tells of it',
    waives: { 'read-back': 'nothing reads it back' },
    traits: { confirms: 'reply' },
  });
});

test('a program that needs more is refused at the start', async () => {
  const error = await failed(connect(config, { adapters: [huaweiCc], requires: ['campaigns.create'] }));
  expect(error.kind).toBe('Unsupported');
  expect(error.message).toContain('campaigns.create');
});

test('the type of a center made directly has only what is served', () => {
  const center: HuaweiCc = valueOf(huaweiCc.create(settings));
  const wide = (whole: ContactCenter): HuaweiCc => whole;
  // @ts-expect-error an operation that is not served is no part of the type
  expect(center.agents.setPassword).toBeDefined();
  expect(wide).toBeDefined();
});

const cms = { baseUrl: 'https://cms.example', accessKey: 'key', secretKey: 'secret', ccId: 1, vdn: 1 };
const apiFabric = { baseUrl: 'https://api.example', appKey: 'one', appSecret: 'secret' };

test.each([
  ['virtual center', { cms }, { cms: { ...cms, vdn: 2 } }],
  ['center', { cms }, { cms: { ...cms, ccId: 2 } }],
  ['application', { apiFabric }, { apiFabric: { ...apiFabric, appKey: 'two' } }],
  [
    'administrator',
    { configuration: { user: 1, password: 'p' } },
    { configuration: { user: 2, password: 'p' } },
  ],
])('another %s at the same address is another account', async (_, one, other) => {
  const states = (more: object) => valueOf(huaweiCc.create({ ...settings, ...more })).presence.listStates;
  const { next } = await done(states(one)({ limit: 1 }));
  expect(next).toBeDefined();
  expect((await done(states(one)({ limit: 1, cursor: next }))).items).toHaveLength(1);
  const error = await failed(states(other)({ limit: 1, cursor: next }));
  expect(error.problems).toMatchObject([
    { path: 'cursor', message: expect.stringContaining("another account's list") },
  ]);
});

test('a private site is never told to set up what is for the cloud only', () => {
  const site = { ...settings, configuration: { user: 1, password: 'p' } };
  const { capabilities } = valueOf(huaweiCc.create(site));
  const lacking = operations.flatMap(({ name }) => capabilities[name].settings ?? []);
  expect(lacking).toContain('cms');
  expect(lacking).not.toContain('apiFabric');
});
