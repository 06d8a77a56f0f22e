import { orThrow } from '@cordboard/core';
import { WrapUpScope, type AgentQuery } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import type { Case } from '../case.js';
import { allOf, errorOf } from '../results.js';
import type { Known } from '../world.js';

/** A filter that is dropped finds everybody. */
const filterCase = (field: keyof AgentQuery, query: (known: Known) => AgentQuery): Case => ({
  title: `finds nobody where the ${field} asked for is nobody's`,
  needs: ['agents.list'],
  carries: [`agents.list ${field}`],
  check: async ({ center, known }, expect) => {
    const found = await center.agents.list(query(known))();
    const answer = E.isRight(found) ? `${found.right.items.length} agents` : found.left.kind;
    expect(['0 agents', 'NotFound'].includes(answer)).toEqual(true);
  },
});

/** What holds of agents. How loosely a name filter matches is not promised. */
export const agentCases: readonly Case[] = [
  filterCase('name', () => ({ name: 'nobody is called that' })),
  filterCase('extension', () => ({ extension: '98765432109876543210' })),
  filterCase('queue', ({ noQueue }) => ({ queue: noQueue })),
  {
    title: 'finds an agent by the whole name',
    needs: ['agents.list', 'agents.get'],
    carries: ['agents.list name'],
    check: async ({ center, known }, expect) => {
      const { id, name } = await orThrow(center.agents.get({ agent: known.agent }));
      const found = await allOf(center.agents.list, { name });
      expect(found.filter((agent) => agent.id === id).length).toEqual(1);
    },
  },
  {
    title: 'lists each agent it can get, as the same agent',
    needs: ['agents.list', 'agents.get'],
    check: async ({ center, known }, expect) => {
      const everyone = await allOf(center.agents.list, {});
      const present = await orThrow(center.agents.get({ agent: known.agent }));
      expect(everyone.filter(({ id }) => id === present.id).length).toEqual(1);
      for (const { id, number, name } of everyone) {
        const got = await orThrow(center.agents.get({ agent: { id } }));
        expect({ id: got.id, number: got.number, name: got.name }).toEqual({ id, number, name });
      }
    },
  },
  {
    title: 'gets an agent by number as well as by id',
    needs: ['agents.get'],
    check: async ({ center, known }, expect) => {
      const agent = await orThrow(center.agents.get({ agent: known.agent }));
      const byId = await orThrow(center.agents.get({ agent: { id: agent.id } }));
      expect(byId).toEqual(agent);
      if (agent.number === undefined) return;
      const byNumber = await orThrow(center.agents.get({ agent: { number: agent.number } }));
      expect(byNumber).toEqual(agent);
    },
  },
  {
    title: 'answers NotFound for an agent who is not there',
    needs: ['agents.get'],
    check: async ({ center, known }, expect) => {
      expect(await errorOf(center.agents.get({ agent: known.noAgent }))).toMatchObject({
        kind: 'NotFound',
        effect: 'none',
      });
    },
  },
  {
    title: 'filters agents by state',
    needs: ['agents.list'],
    carries: ['agents.list state'],
    check: async ({ center }, expect) => {
      const ready = await allOf(center.agents.list, { state: 'ready' });
      const everyone = await allOf(center.agents.list, {});
      expect(ready.map(({ presence }) => presence?.state)).toEqual(ready.map(() => 'ready'));
      expect(ready.length).toEqual(everyone.filter(({ presence }) => presence?.state === 'ready').length);
    },
  },
  {
    title: 'filters agents by whether their account may be used',
    needs: ['agents.list'],
    carries: ['agents.list enabled'],
    check: async ({ center }, expect) => {
      const everyone = await allOf(center.agents.list, {});
      for (const enabled of [true, false]) {
        const found = await allOf(center.agents.list, { enabled });
        const right = everyone.filter((agent) => agent.enabled === enabled);
        expect(found.map(({ id }) => id)).toEqual(right.map(({ id }) => id));
      }
    },
  },
  {
    title: 'filters agents by queue',
    needs: ['agents.list'],
    carries: ['agents.list queue'],
    check: async ({ center, known }, expect) => {
      const members = await allOf(center.agents.list, { queue: known.queue });
      expect(members.length > 0).toEqual(true);
      const told = members.flatMap(({ queues }) => (queues === undefined ? [] : [queues]));
      expect(told.every((queues) => queues.some(({ id }) => id === known.queue))).toEqual(true);
    },
  },
  {
    title: 'changes what a patch names and keeps the rest',
    needs: ['agents.get', 'agents.update'],
    check: async ({ center, known: { agent } }, expect) => {
      const before = await orThrow(center.agents.get({ agent }));
      const written = await orThrow(center.agents.update({ agent, set: { wrapUpSec: 77 } }));
      const after = await orThrow(center.agents.get({ agent }));
      expect(written.outcome).toEqual('applied');
      expect(after.wrapUp?.durationSec).toEqual(77);
      expect(after.station).toEqual(before.station);
    },
  },
  {
    title: 'keeps the wrap-up time when only the phone changes',
    needs: ['agents.get', 'agents.update'],
    check: async ({ center, known: { agent } }, expect) => {
      await orThrow(center.agents.update({ agent, set: { wrapUpSec: 33 } }));
      await orThrow(center.agents.update({ agent, set: { phoneNumber: '12025550147' } }));
      const after = await orThrow(center.agents.get({ agent }));
      expect(after.wrapUp?.durationSec).toEqual(33);
      expect(after.station?.phoneNumber).toEqual('12025550147');
    },
  },
  {
    title: 'sets whose wrap-up time counts',
    needs: ['agents.get', 'agents.update'],
    carries: ['agents.update set.wrapUpScope'],
    check: async ({ center, known: { agent } }, expect) => {
      for (const wrapUpScope of WrapUpScope.values) {
        await orThrow(center.agents.update({ agent, set: { wrapUpScope } }));
        expect((await orThrow(center.agents.get({ agent }))).wrapUp?.scope).toEqual(wrapUpScope);
      }
    },
  },
  {
    title: 'binds an extension that is free, and lists it as bound',
    needs: ['agents.get', 'agents.update', 'agents.createExtension', 'agents.listExtensions'],
    carries: ['agents.update set.extension'],
    check: async ({ center, known: { agent, freeExtension: number } }, expect) => {
      await orThrow(center.agents.createExtension({ extension: { number, password: '482915' } }));
      await orThrow(center.agents.update({ agent, set: { extension: number } }));
      expect((await orThrow(center.agents.get({ agent }))).station?.extension).toEqual(number);
      for (const bound of [true, false]) {
        const listed = await allOf(center.agents.listExtensions, { bound });
        expect(listed.every((extension) => extension.bound === bound)).toEqual(true);
        expect(listed.some((extension) => extension.number === number)).toEqual(bound);
      }
    },
  },
  {
    title: 'unbinds one part of a station and keeps the other',
    needs: ['agents.get', 'agents.update', 'agents.createExtension', 'agents.unbindStation'],
    carries: ['agents.update set.extension', 'agents.update set.phoneNumber'],
    check: async ({ center, known: { agent, freeExtension: extension } }, expect) => {
      const phoneNumber = '12025550147';
      await orThrow(center.agents.createExtension({ extension: { number: extension, password: '482915' } }));
      await orThrow(center.agents.update({ agent, set: { extension, phoneNumber } }));
      await orThrow(center.agents.unbindStation({ agent, station: 'phone' }));
      const { station } = await orThrow(center.agents.get({ agent }));
      expect([station?.phoneNumber, station?.extension]).toEqual([undefined, extension]);
    },
  },
  {
    title: 'clears what a patch sets to null',
    needs: ['agents.get', 'agents.update'],
    check: async ({ center, known: { agent } }, expect) => {
      await orThrow(center.agents.update({ agent, set: { phoneNumber: '12025550147' } }));
      await orThrow(center.agents.update({ agent, set: { phoneNumber: null } }));
      const after = await orThrow(center.agents.get({ agent }));
      expect(after.station?.phoneNumber).toEqual(undefined);
    },
  },
  {
    title: 'calls an empty patch unchanged',
    needs: ['agents.update'],
    check: async ({ center, known: { agent } }, expect) => {
      const written = await orThrow(center.agents.update({ agent, set: {} }));
      expect(written.outcome).toEqual('unchanged');
    },
  },
  {
    title: 'answers NotFound for changes to an agent who is not there',
    needs: ['agents.update', 'agents.unbindStation'],
    check: async ({ center, known: { noAgent } }, expect) => {
      const update = center.agents.update({ agent: noAgent, set: { wrapUpSec: 5 } });
      expect(await errorOf(update)).toMatchObject({ kind: 'NotFound', effect: 'none' });
      const unbind = center.agents.unbindStation({ agent: noAgent, station: 'both' });
      expect(await errorOf(unbind)).toMatchObject({ kind: 'NotFound', effect: 'none' });
    },
  },
  {
    title: 'unbinds a station, and finds nothing wrong with doing it twice',
    needs: ['agents.get', 'agents.update', 'agents.unbindStation'],
    check: async ({ center, known: { agent } }, expect) => {
      await orThrow(center.agents.update({ agent, set: { phoneNumber: '12025550147' } }));
      await orThrow(center.agents.unbindStation({ agent, station: 'both' }));
      await orThrow(center.agents.unbindStation({ agent, station: 'both' }));
      const after = await orThrow(center.agents.get({ agent }));
      expect([after.station?.phoneNumber, after.station?.extension]).toEqual([undefined, undefined]);
    },
  },
  {
    title: 'creates an extension once, free at first',
    needs: ['agents.createExtension', 'agents.listExtensions'],
    check: async ({ center, known: { freeExtension } }, expect) => {
      const extension = { number: freeExtension, password: '482915' };
      const { value } = await orThrow(center.agents.createExtension({ extension }));
      expect(value).toMatchObject({ number: freeExtension, bound: false });
      const free = await allOf(center.agents.listExtensions, { bound: false });
      expect(free.filter(({ number }) => number === freeExtension).length).toEqual(1);
      expect(await errorOf(center.agents.createExtension({ extension }))).toMatchObject({
        kind: 'AlreadyExists',
      });
    },
  },
];
