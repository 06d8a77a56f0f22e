import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { orThrow } from '@cordboard/core/fp';
import { QueueId } from '@cordboard/core';
import { startSandbox, type Sandbox } from '@cordboard/sandbox';
import { ask, enter, type Pass } from './huawei-client.js';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox();
  // Two queues of one agent, so that there is something to choose.
  await orThrow(
    sandbox.center.queues.updateMembers({
      rows: [{ queue: QueueId('5002'), add: [{ agent: { number: '1001' } }] }],
    }),
  );
});

afterEach(() => sandbox.close());

const send = async (method: string, path: string, pass: Pass, body?: object): Promise<unknown> =>
  (await ask(sandbox, method, path, { headers: { ...pass }, ...(body === undefined ? {} : { body }) })).reply;

const refusedWith = (retcode: string) => expect.objectContaining({ retcode });
const succeeded = expect.objectContaining({ retcode: '0', result: {} });

/** The queues whose contacts the agent takes, as the center has it. */
const joined = async (): Promise<readonly string[]> => {
  const { items } = await orThrow(sandbox.center.queues.listMembers({ agent: { number: '1001' } }));
  return items.filter((place) => place.joined).map(({ queue }) => queue.id);
};

const effects = (): readonly string[] => sandbox.ledger.entries().map(({ effect }) => effect);

describe('the queues of an agent', () => {
  test('are told as configured, also of another agent', async () => {
    const pass = await enter(sandbox, '1004');
    expect(await send('GET', 'onlineagent/1004/agentskills', pass)).toMatchObject({ result: [{ id: 5002 }] });
    expect(await send('GET', 'onlineagent/1004/agentskillsbyworkno/1001', pass)).toMatchObject({
      result: [{ id: 5001, name: 'Sales', mediatype: 5 }, { id: 5002 }],
    });
    expect(await send('GET', 'onlineagent/1004/agentskillsbyworkno/4711', pass)).toEqual(
      refusedWith('600-001'),
    );
  });

  test.each([
    ['true?skillid=&phonelinkage=0', ['5001', '5002']],
    ['true?skillid=5001', ['5001', '5002']],
    ['false?skillid=5002', ['5002']],
    ['false?skillid=5003;5001', ['5001']],
    ['no?skillid=5003', []],
    ['false?skillid=', []],
    ['false', []],
  ])('are those that resetskill/%s asks for and that are configured', async (asked, queues) => {
    const pass = await enter(sandbox);
    expect(await send('POST', `onlineagent/1001/resetskill/${asked}`, pass)).toEqual(succeeded);
    expect(await joined()).toEqual(queues);
    expect(effects()).toHaveLength(1);
  });

  test.each(['5001,5002', 'x', '5001;', `1${';1'.repeat(2000)}`])('are not read from %s', async (ids) => {
    const pass = await enter(sandbox);
    const path = `onlineagent/1001/resetskill/false?skillid=${encodeURIComponent(ids)}`;
    expect(await send('POST', path, pass)).toEqual(refusedWith('000-002'));
    expect(effects()).toEqual([]);
  });
});

describe('an inspector', () => {
  const adjust = (pass: Pass, body: object, by = '2001') =>
    send('POST', `qualitycontrol/${by}/adjustskill`, pass, body);

  test('adjusts the queues of an agent who is signed in', async () => {
    await enter(sandbox);
    const pass = await enter(sandbox, '2001');
    expect(await adjust(pass, { workNo: '1001', skills: [5002, 5003] })).toEqual(succeeded);
    expect(await joined()).toEqual(['5002']);
    expect(effects()).toHaveLength(1);
  });

  test.each([
    ['100-001', 'a number as the agent', { workNo: 1001, skills: [5001] }],
    ['100-001', 'no queue', { workNo: '1001', skills: [] }],
    ['100-001', 'text as a queue', { workNo: '1001', skills: ['5001'] }],
    [
      '100-001',
      'more queues than 1000',
      { workNo: '1001', skills: Array.from({ length: 1001 }, () => 5001) },
    ],
    ['000-005', 'the inspector', { workNo: '2001', skills: [5001] }],
    ['900-004', 'an agent who is not there', { workNo: '4711', skills: [5001] }],
    ['900-005', 'an agent who is signed out', { workNo: '1004', skills: [5001] }],
  ])('is answered %s to %s', async (code, _, body) => {
    await enter(sandbox);
    const pass = await enter(sandbox, '2001');
    expect(await adjust(pass, body)).toEqual(refusedWith(code));
    expect(effects()).toEqual([]);
  });

  test('has to be one, and signed in', async () => {
    const wanted = { workNo: '1001', skills: [5001] };
    await enter(sandbox);
    expect(await adjust(await enter(sandbox, '1004'), wanted, '1004')).toEqual(refusedWith('900-002'));
    expect(await adjust({ guid: '', cookie: '' }, wanted)).toEqual(refusedWith('100-006'));
  });
});

describe('an inspector forces', () => {
  const stateOf = async (): Promise<object> =>
    orThrow(sandbox.center.presence.get({ agent: { number: '1001' } }));
  const force = (pass: Pass, path: string) => send('POST', `qualitycontrol/2001/${path}`, pass);

  test.each([
    ['forcebusy/1001', { state: 'not-ready', reason: 'busy' }],
    ['forceidle/1001', { state: 'ready' }],
    ['forcerest/1001/60/255', { state: 'not-ready', reason: 'break' }],
    ['forcelogout/1001', { state: 'logged-out' }],
  ])('an agent by %s', async (path, state) => {
    await enter(sandbox, '1001', { body: { status: '5' } });
    expect(await force(await enter(sandbox, '2001'), path)).toEqual(succeeded);
    expect(await stateOf()).toMatchObject(state);
    expect(effects()).toHaveLength(1);
  });

  test.each(['forcerest/1001/0/1', 'forcerest/1001/86400/1', 'forcerest/1001/60/0', 'forcerest/1001/60/256'])(
    'no agent by %s',
    async (path) => {
      await enter(sandbox);
      expect(await force(await enter(sandbox, '2001'), path)).toEqual(refusedWith('000-002'));
      expect(effects()).toEqual([]);
    },
  );

  test('and sees what an agent is doing, in text', async () => {
    await enter(sandbox, '1001', { body: { status: '5' } });
    const pass = await enter(sandbox, '2001');
    expect(await send('GET', 'agentgroup/2001/agentbyworkno/1001', pass)).toMatchObject({
      result: { workno: '1001', status: '5', ctiStatus: '6', skilllist: [{ id: 5001 }, { id: 5002 }] },
    });
    expect(await send('GET', 'agentgroup/2001/agentbyworkno/4711', pass)).toEqual(refusedWith('300-003'));
  });
});

test.each([
  ['1', '0'],
  ['255', '0'],
  ['0', '100-005'],
  ['256', '100-005'],
])('an agent is signed out by force for the reason %s: %s', async (reason, retcode) => {
  const pass = await enter(sandbox);
  const path = `onlineagent/1001/forcelogoutwithreason/${reason}`;
  expect(await send('DELETE', path, pass)).toEqual(refusedWith(retcode));
});
