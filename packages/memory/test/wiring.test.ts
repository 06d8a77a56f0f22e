import 'reflect-metadata';
import { connect, orThrow } from '@cordboard/core/fp';
import { operations } from '@cordboard/core/provider';
import { registerCenter, tokensOf } from '@cordboard/core/di';
import { memory } from '@cordboard/memory';
import { expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import { container } from 'tsyringe';
import { open } from './support.js';

test('serves every operation of every port natively', async () => {
  const { capabilities } = await open();
  expect(operations.map(({ name }) => capabilities[name].support)).toEqual(operations.map(() => 'native'));
});

test('connects with no settings at all', async () => {
  const center = await orThrow(
    connect({ provider: 'memory', providers: { memory: {} } }, { adapters: [memory] }),
  );
  expect(center.provider).toBe('memory');
  expect((await orThrow(center.agents.list({}))).total).toBe(7);
});

test('binds its ports in the container it is given, and nowhere else', async () => {
  const child = container.createChildContainer();
  const center = await open();
  const { fp: tokens } = tokensOf();
  registerCenter(child, center);
  expect(child.resolve(tokens.center)).toBe(center);
  const agents = child.resolve(tokens.agents);
  expect((await orThrow(agents.get({ agent: { number: '1001' } }))).name).toBe('Mara Lindqvist');
  expect(container.isRegistered(tokens.agents)).toBe(false);
});

test('refuses settings that make no sense, all at once', () => {
  const created = memory.create({ agents: -1, tickMs: 0, startAt: 'today', colour: 'red' });
  expect(E.isLeft(created) && created.left.kind).toBe('Misconfigured');
  expect(E.isLeft(created) && created.left.problems.map(({ path }) => path).toSorted()).toEqual([
    'agents',
    'colour',
    'startAt',
    'tickMs',
  ]);
});

test('asks its runtime for nothing but a key when the caller gives none', async () => {
  const created = memory.create({}, { now: () => 0 });
  const center = await orThrow(() => Promise.resolve(created));
  const { value } = await orThrow(center.agents.update({ agent: { number: '1001' }, set: { wrapUpSec: 1 } }));
  expect(value.updatedAt).toBe('2026-01-05T09:00:00.000Z');
});
