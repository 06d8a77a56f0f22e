import { afterEach, describe, expect, test } from '@jest/globals';
import { QueueId } from '@cordboard/core';
import { answer, newQueues, sent, startApiFabric, stopAll } from './api-fabric.js';
import { done, failed } from './support.js';

afterEach(stopAll);

const queue = QueueId('5');

const row = { skillId: 5, name: 'Sales', description: 'quotes', mediaTypeId: 5 };

const listed = (...rows: readonly object[]) =>
  answer({ returnCode: '0', description: 'Success', total: rows.length, data: rows });

const success = () => answer({ returnCode: '0', description: 'Success' });

describe('queues', () => {
  test('are asked for in text, also where it is a number', async () => {
    const { center, arrived } = await startApiFabric({ querySkills: () => listed(row) });
    const { items } = await done(center.queues.list({ name: 'Sa', channel: 'social', limit: 1 }));
    expect(items).toEqual([{ id: '5', name: 'Sales', description: 'quotes', channel: 'voice' }]);
    expect(arrived('querySkills').map(sent)).toEqual([
      { name: 'Sa', mediaTypeId: '53', offset: '0', limit: '1' },
    ]);
  });

  test.each([
    [[], 'NotFound'],
    [[{ ...row, skillId: 55 }], 'NotFound'],
  ])('of which %j answers for another one are not there', async (rows, kind) => {
    const { center, arrived } = await startApiFabric({ querySkills: () => listed(...rows) });
    expect(await failed(center.queues.get({ queue }))).toMatchObject({ kind, effect: 'none' });
    expect(arrived('querySkills').map(sent)).toEqual([{ skillIds: ['5'], offset: '0', limit: '1' }]);
  });

  test.each([
    ['5', 'voice'],
    [2, 'click-to-call'],
    [18, 'video'],
    [53, 'social'],
  ])('of media type %j are for %s', async (mediaTypeId, channel) => {
    const { center } = await startApiFabric({ querySkills: () => listed({ ...row, mediaTypeId }) });
    expect((await done(center.queues.get({ queue }))).channel).toBe(channel);
  });
});

/** An API Fabric that has the queues of the rows before, and another one once it was created. */
const creating = (before: readonly object[], after: readonly object[]) => {
  let isCreated = false;
  return startApiFabric({
    querySkills: () => listed(...(isCreated ? after : before)),
    createSkill: () => {
      isCreated = true;
      return success();
    },
  });
};

describe('a new queue', () => {
  test('is found by its whole name, because its id is on no page', async () => {
    const other = { ...row, skillId: 6, name: 'Sales abroad' };
    const { center, arrived } = await creating([other], [other, row]);
    const { value } = await done(center.queues.create({ name: 'Sales' }));
    expect(value.id).toBe('5');
    expect(arrived('createSkill').map(sent)).toEqual([
      {
        mediaTypeId: 5,
        name: 'Sales',
        description: newQueues.description,
        maxWaitTime: 60,
        maxWaitNum: 100,
        maxAgentWrapupTime: 5,
        skillParam: {
          noAgents: { transferType: 'Release' },
          busy: { transferType: 'Release' },
          timeOut: { transferType: 'Release' },
          answerFunction: '2',
          waitVoice: newQueues.waitingTone,
        },
      },
    ]);
  });

  test('has what it was given, and of no other kind than voice a word or a tone', async () => {
    const { center, arrived } = await creating([], [row]);
    await done(
      center.queues.create({
        name: 'Sales',
        description: 'quotes',
        channel: 'social',
        settings: { maxWaitSec: 1, maxWaiting: 2, wrapUpSec: 3, announceAgent: true },
      }),
    );
    const [asked] = arrived('createSkill').map(sent);
    expect(asked).toMatchObject({
      mediaTypeId: 53,
      description: 'quotes',
      maxWaitTime: 1,
      maxWaitNum: 2,
      maxAgentWrapupTime: 3,
    });
    expect(Object.keys(asked?.skillParam ?? {})).toEqual(['noAgents', 'busy', 'timeOut']);
  });

  test.each([
    [true, '0'],
    [false, '2'],
  ])('announces the agent: %j', async (announceAgent, code) => {
    const { center, arrived } = await creating([], [row]);
    await done(center.queues.create({ name: 'Sales', settings: { announceAgent, waitingTone: 'own.wav' } }));
    expect(arrived('createSkill').map(sent)).toMatchObject([
      { skillParam: { answerFunction: code, waitVoice: 'own.wav' } },
    ]);
  });

  test('is not made where there is one of its name: two could not be told apart', async () => {
    const { center, arrived } = await creating([row], []);
    expect(await failed(center.queues.create({ name: 'Sales' }))).toMatchObject({
      kind: 'AlreadyExists',
      effect: 'none',
    });
    expect(arrived('createSkill')).toEqual([]);
  });

  test.each([[[]], [[row, { ...row, skillId: 7 }]]])(
    'that cannot be found afterwards was made nevertheless: %j',
    async (after) => {
      const { center } = await creating([], after);
      expect(await failed(center.queues.create({ name: 'Sales' }))).toMatchObject({
        kind: 'Internal',
        effect: 'done',
      });
    },
  );

  test.each([200, 500])(
    'that HTTP %i with code 1 refuses may be there, and is not tried again',
    async (status) => {
      const { center, arrived } = await startApiFabric({
        querySkills: () => listed(),
        createSkill: () => answer({ returnCode: '1', description: 'no' }, status),
      });
      expect(await failed(center.queues.create({ name: 'Sales' }))).toMatchObject({
        kind: 'Internal',
        effect: 'maybe',
      });
      expect(arrived('createSkill')).toHaveLength(1);
    },
  );

  test('needs settings, which the vendor has no defaults for', async () => {
    const { center } = await startApiFabric({}, { more: { newQueues: undefined } });
    expect(center.capabilities['queues.create']).toMatchObject({
      support: 'unconfigured',
      note: 'the configuration lacks the setting apiFabric.newQueues',
    });
  });
});

describe('removing a queue', () => {
  test('sends its one id, as text', async () => {
    const { center, arrived } = await startApiFabric({
      querySkills: () => listed(row),
      deleteSkill: success,
    });
    await done(center.queues.remove({ queue }));
    expect(arrived('deleteSkill').map(sent)).toEqual([{ skillIds: '5' }]);
  });

  test.each(['5,6', '5;6', '5-6'])('never sends several ids for one: %s', async (several) => {
    const { center, arrived } = await startApiFabric({
      querySkills: () => listed(row),
      deleteSkill: success,
    });
    expect(await failed(center.queues.remove({ queue: QueueId(several) }))).toMatchObject({
      kind: 'NotFound',
    });
    expect(arrived('deleteSkill')).toEqual([]);
  });
});

test.each(['queues.update', 'queues.configure'] as const)(
  '%s is not built, because no page says where the id of the queue goes',
  async (name) => {
    const { center } = await startApiFabric();
    expect(center.capabilities[name]).toMatchObject({
      support: 'notImplemented',
      note: expect.stringContaining('modifySkill'),
    });
  },
);
