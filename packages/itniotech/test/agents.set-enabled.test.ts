import { describe, expect, test } from '@jest/globals';
import {
  answer,
  answerPage,
  center,
  failed,
  guardNetwork,
  refusal,
  seen,
  succeed,
  success,
} from './support.js';

guardNetwork();

const batchingSeat = ['POST', '/v3/cc/seat/batchingSeat'] as const;
const agent = { number: '003' };
const row = { keyId: 681, empNo: '003' };

describe('agents.setEnabled', () => {
  test.each([
    [false, 3],
    [true, 4],
  ] as const)('%j is type %d of the batch operation, for one agent', async (enabled, type) => {
    answerPage([{ ...row, enable: enabled ? 1 : 0 }]);
    answer(batchingSeat, success(null));
    answerPage([{ ...row, enable: enabled ? 0 : 1 }]);
    const written = await succeed(center().agents.setEnabled({ agent, enabled }));
    expect(written).toMatchObject({ outcome: 'applied', value: { id: '681', enabled } });
    expect(seen[1]?.body).toStrictEqual({ type, idList: [681] });
  });

  test('sends nothing that writes where it is so already', async () => {
    answerPage([{ ...row, enable: 0 }]);
    const written = await succeed(center().agents.setEnabled({ agent, enabled: true }));
    expect(written).toMatchObject({ outcome: 'unchanged', value: { id: '681' } });
    expect(seen).toHaveLength(1);
  });

  test('is a Conflict while the agent is on a call', async () => {
    answerPage([{ ...row, enable: 0 }]);
    answer(batchingSeat, refusal('-67'));
    expect(await failed(center().agents.setEnabled({ agent, enabled: false }))).toMatchObject({
      kind: 'Conflict',
      effect: 'none',
      native: { code: '-67' },
    });
  });

  test('is done, even if the agent cannot be read afterwards', async () => {
    answerPage([{ ...row, enable: 0 }]);
    answer(batchingSeat, success(null));
    answerPage([]);
    expect(await failed(center().agents.setEnabled({ agent, enabled: false }))).toMatchObject({
      kind: 'NotFound',
      effect: 'done',
    });
  });

  test('is NotFound for an agent who is not there', async () => {
    answerPage([{ ...row, empNo: '004' }]);
    // The counters of the sample claim more.
    answerPage([]);
    expect(await failed(center().agents.setEnabled({ agent, enabled: false }))).toMatchObject({
      kind: 'NotFound',
      effect: 'none',
    });
  });
});
