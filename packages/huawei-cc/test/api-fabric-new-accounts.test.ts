import { afterEach, expect, test } from '@jest/globals';
import { QueueId, Secret, type NewAgent } from '@cordboard/core';
import { answer, sent, startApiFabric, stopAll, type Answers } from './api-fabric.js';
import { done, failed, printed } from './support.js';

afterEach(stopAll);

const row = { userAccount: 'test123456', userName: 'test111', workNo: 108 };

const agent: NewAgent = {
  name: 'test111',
  username: 'test123456',
  email: 'user@example.test',
  password: new Secret('Secret-0815'),
  queues: [{ queue: QueueId('3') }, { queue: QueueId('2'), level: 7 }],
};

/** An API Fabric without the account, until it was created. */
const start = (reply: object, more: Answers = {}) => {
  let isMade = false;
  return startApiFabric({
    'agentAccount/query': () => answer({ resultCode: '0', data: isMade ? [row] : [] }),
    querySkills: (request) => {
      const { skillIds = [] } = Object(sent(request)) as { skillIds?: readonly string[] };
      return answer({
        returnCode: '0',
        data: skillIds.filter((id) => id !== '9').map((skillId) => ({ skillId, name: 'Sales' })),
      });
    },
    'agentAccount/create': () => {
      isMade = true;
      return answer({ resultCode: '0', resultMessage: 'create agent account success', ...reply });
    },
    ...more,
  });
};

test('a new account is sent flat, as the sample has it, and is known by its work number', async () => {
  const { center, arrived } = await start({ workNo: 108 });
  const { value, outcome } = await done(center.agents.create({ agent }));
  expect(outcome).toBe('applied');
  expect(value).toMatchObject({
    id: '108',
    number: '108',
    name: 'test111',
    username: 'test123456',
    email: 'user@example.test',
    role: { role: 'agent' },
    queues: [{ id: '3' }, { id: '2' }],
  });
  expect(arrived('agentAccount/create').map(sent)).toEqual([
    {
      userAccount: 'test123456',
      userName: 'test111',
      password: 'Secret-0815',
      email: 'user@example.test',
      agentType: 4,
      ccRoleId: 2,
      skills: [
        { skillId: 3, agentWeight: 1, skillWeight: 1 },
        { skillId: 2, agentWeight: 7, skillWeight: 1 },
      ],
    },
  ]);
});

test.each([{}, { workNo: null }, { workNo: ' ' }])(
  'without a work number (%j) it is looked up',
  async (reply) => {
    const { center, arrived } = await start(reply);
    const { value } = await done(center.agents.create({ agent: { ...agent, role: 'supervisor' } }));
    expect(value.id).toBe('108');
    expect(arrived('agentAccount/query')).toHaveLength(2);
    expect(arrived('agentAccount/create').map(sent)).toMatchObject([{ ccRoleId: 3 }]);
  },
);

test('whose look-up fails is there nevertheless', async () => {
  let asked = 0;
  const { center } = await start(
    {},
    {
      'agentAccount/query': () => {
        asked += 1;
        return answer({ resultCode: asked === 1 ? '0' : '1', data: [] }, asked === 1 ? 200 : 400);
      },
    },
  );
  expect(await failed(center.agents.create({ agent }))).toMatchObject({ effect: 'done' });
});

test.each([
  [
    'a username that is taken',
    { 'agentAccount/query': () => answer({ resultCode: '0', data: [row] }) },
    {},
    'AlreadyExists',
  ],
  ['a queue that is not there', {}, { queues: [{ queue: QueueId('9') }] }, 'NotFound'],
] as const)('%s sends nothing', async (_, more, change, kind) => {
  const { center, arrived } = await start({ workNo: 108 }, more);
  const error = await failed(center.agents.create({ agent: { ...agent, ...change } }));
  expect(error).toMatchObject({ kind, effect: 'none' });
  expect(arrived('agentAccount/create')).toEqual([]);
});

test('its password is in no error, even where the vendor quotes it', async () => {
  const { center } = await start(
    {},
    {
      'agentAccount/create': () =>
        answer({ resultCode: '1', resultMessage: 'Secret-0815 is too simple' }, 500),
    },
  );
  const error = await failed(center.agents.create({ agent }));
  expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none' });
  expect(printed(error)).not.toContain('Secret-0815');
});

test.each(['username', 'email', 'password'] as const)('needs %s', async (field) => {
  const { center, arrived } = await start({});
  const error = await failed(center.agents.create({ agent: { ...agent, [field]: undefined } }));
  expect(error).toMatchObject({ kind: 'Unsupported', problems: [{ path: `agent.${field}` }] });
  expect(arrived('agentAccount/query')).toEqual([]);
});

test('setting a password is refused with the reason', async () => {
  const { center } = await start({});
  expect(center.capabilities['agents.setPassword']).toMatchObject({
    support: 'notImplemented',
    note: expect.stringContaining('the one before it'),
  });
});
