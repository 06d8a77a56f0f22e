import 'reflect-metadata';
import { expect, test } from '@jest/globals';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { orThrow, type AgentDirectory, type ContactCenter } from '@cordboard/core/fp';
import { systemRuntime, agentDirectory, defineProvider, serve } from '@cordboard/core/provider';
import {
  AgentDirectoryToken,
  CallRoutingToken,
  CampaignsToken,
  childContainer,
  ContactCenterToken,
  QueueAdminToken,
  registerCenter,
} from '@cordboard/core/di';
import { container, inject, injectable } from 'tsyringe';

@injectable()
class Roster {
  constructor(@inject(AgentDirectoryToken) readonly agents: AgentDirectory) {}
}

const centerOf = (provider: string): Promise<ContactCenter> =>
  orThrow(
    TE.fromEither(
      defineProvider({
        provider,
        accountKey: provider,
        runtime: systemRuntime,
        operations: [serve(agentDirectory.list, () => TE.right({ items: [], total: 0 }))],
      }),
    ),
  );

test('a child container resolves the ports of its center', async () => {
  const center = await centerOf('test');
  const child = childContainer(container, center);
  expect(child.resolve(Roster).agents).toBe(center.agents);
  expect(child.resolve(ContactCenterToken)).toBe(center);
  expect(child.resolve(QueueAdminToken)).toBe(center.queues);
  expect(child.resolve(CallRoutingToken)).toBe(center.routing);
  expect(child.resolve(CampaignsToken)).toBe(center.campaigns);
});

test('the container it is a child of stays as it is', async () => {
  const parent = container.createChildContainer();
  childContainer(parent, await centerOf('test'));
  expect(parent.isRegistered(ContactCenterToken, true)).toBe(false);
});

test('what the parent has is found in the child', async () => {
  const parent = container.createChildContainer();
  parent.registerInstance('greeting', 'hello');
  expect(childContainer(parent, await centerOf('test')).resolve('greeting')).toBe('hello');
});

test('two centers live side by side', async () => {
  const [one, two] = [await centerOf('one'), await centerOf('two')];
  expect(childContainer(container, one).resolve(Roster).agents).toBe(one.agents);
  expect(childContainer(container, two).resolve(Roster).agents).toBe(two.agents);
});

test('a center is bound in the very container that is given', async () => {
  const own = container.createChildContainer();
  const center = await centerOf('test');
  registerCenter(own, center);
  expect(own.resolve(Roster).agents).toBe(center.agents);
});
