// A program as a user would write it: `several-processes.test.ts` runs it in processes of their own.
import { AgentId } from '@cordboard/core';
import { connect, orThrow, type ContactCenter } from '@cordboard/core/fp';
import { huaweiCc } from '@cordboard/huawei-cc';
import { redisStore } from '@cordboard/redis';
import { sobot } from '@cordboard/sobot';
import type { WorkerOptions } from './processes.js';

interface Order {
  readonly what: string;
  readonly times?: number;
}

const { config, redis }: WorkerOptions = JSON.parse(process.argv[2] ?? '{}');
const store = redisStore(redis);
const center = await orThrow(connect(config, { adapters: [sobot, huaweiCc], store }));

const repeated = (times = 1, call: () => Promise<unknown>): Promise<unknown> =>
  Promise.all(Array.from({ length: times }, call));

const deeds: Readonly<Record<string, (center: ContactCenter, order: Order) => Promise<unknown>>> = {
  list: ({ agents }, { times }) => repeated(times, () => orThrow(agents.list({}))),
  enable: ({ routing }, { times }) =>
    repeated(times, () =>
      orThrow(routing.setInboundEnabled({ agent: { id: AgentId('1001') }, enabled: true })),
    ),
  close: async ({ close }) => {
    await orThrow(close());
    await orThrow(store.close());
  },
};

process.on('message', (order: Order) => {
  const deed = deeds[order.what] ?? (() => Promise.reject(new Error('no such order')));
  deed(center, order).then(
    () => process.send?.({ done: true }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.send?.({ done: true });
