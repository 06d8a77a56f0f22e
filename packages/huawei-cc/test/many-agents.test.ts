import { afterEach, expect, test } from '@jest/globals';
import { AgentId } from '@cordboard/core';
import { ok } from './gateway.js';
import { done, password, phoneNumber, startGateway, stopAll, until } from './support.js';

afterEach(stopAll);

const agents = Array.from({ length: 200 }, (_, i) => ({ id: AgentId(String(3001 + i)) }));

const settings = {
  agents: Object.fromEntries(agents.map(({ id }) => [id, { password, phoneNumber }])),
  maxConnections: 4,
};

test('agents are polled all at once, and no call waits for a poll that the gateway holds open', async () => {
  const { gateway, center } = await startGateway({}, settings);
  await Promise.all(agents.map((agent) => done(center.routing.setInboundEnabled({ agent, enabled: true }))));
  await until(() => gateway.pollsUnderWay() === agents.length);
  const [agent] = agents;
  expect(await done(center.routing.setInboundEnabled({ agent: agent!, enabled: false }))).toMatchObject({
    outcome: 'applied',
  });
  expect(gateway.pollsUnderWay()).toBe(agents.length);
});

test('polls are no part of the rate of calls', async () => {
  const { gateway, enable } = await startGateway(
    { poll: () => ok({ event: null }) },
    { rate: { requests: 3, perMs: 3000 }, pollPauseMs: 200 },
  );
  await enable();
  await until(() => gateway.of('poll').length > 4);
});
