import { orThrow, type ContactCenter } from '@cordboard/core/fp';
import { QueueId, Secret } from '@cordboard/core';
import { expect, test } from '@jest/globals';
import { open, phone } from './support.js';

const schedule = { start: '2026-02-02T09:00:00+08:00', end: '2026-02-06T18:00:00+08:00' };
const mara = { number: '1001' };

/** Something of everything that is written, and all that can be read afterwards. */
const aDay = async ({ agents, queues, routing, campaigns }: ContactCenter): Promise<readonly unknown[]> => {
  const written = [
    await agents.update({ agent: mara, set: { wrapUpSec: 5, extension: null } })(),
    await agents.createExtension({ extension: { number: '8100', password: new Secret('482915') } })(),
    await queues.create({ name: 'Complaints' })(),
    await queues.updateMembers({ rows: [{ queue: QueueId('5003'), add: [{ agent: mara }] }] })(),
    await queues.configure({ queue: QueueId('5003'), set: { maxWaitSec: 30 } })(),
    await routing.setInboundEnabled({ agent: mara, enabled: false })(),
    await routing.setConcurrency({ agent: mara, channel: 'chat', max: 4 })(),
    await routing.blockNumbers({ rows: [{ number: phone(1), direction: 'outbound' }] })(),
    await campaigns.create({ name: 'Autumn', schedule })(),
    await campaigns.addContacts({ campaign: { code: 'campaign1' }, rows: [{ phoneNumber: phone(2) }] })(),
    await campaigns.scheduleCallbacks({
      name: 'Back',
      ...schedule,
      agent: mara,
      rows: [{ phoneNumber: phone(3) }],
    })(),
    await queues.remove({ queue: QueueId('5001') })(),
  ];
  const read = [
    await agents.list({ limit: 1000 })(),
    await agents.listExtensions({ limit: 1000 })(),
    await queues.list({})(),
    await queues.listMembers({})(),
    await campaigns.list({})(),
    await campaigns.importResult({ campaign: { code: 'campaign1' } })(),
  ];
  return [...written, ...read];
};

test('two centers give the same answers to the same calls', async () => {
  const settings = { agents: 200, queues: 20 };
  expect(await aDay(await open(settings))).toEqual(await aDay(await open(settings)));
});

test('what one center is told changes nothing in another', async () => {
  const [one, other] = [await open(), await open()];
  const before = await orThrow(other.agents.list({}));
  await aDay(one);
  expect(await orThrow(other.agents.list({}))).toEqual(before);
});

test('the clock begins where it is told and moves with what is written, not with what is read', async () => {
  const { agents } = await open({ startAt: '2030-06-01T08:00:00+08:00', tickMs: 60_000 });
  const updatedAt = async (wrapUpSec: number) =>
    (await orThrow(agents.update({ agent: mara, set: { wrapUpSec } }))).value.updatedAt;
  expect(await updatedAt(1)).toBe('2030-06-01T00:00:00.000Z');
  await orThrow(agents.list({}));
  expect(await updatedAt(1)).toBe('2030-06-01T00:00:00.000Z');
  expect(await updatedAt(2)).toBe('2030-06-01T00:01:00.000Z');
});
