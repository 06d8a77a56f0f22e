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
