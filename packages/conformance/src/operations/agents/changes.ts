import { orThrow } from '@cordboard/core/fp';
import { agentDirectory, Secret, WrapUpScope, type Agent, type AgentPatch } from '@cordboard/core/provider';
import fc from 'fast-check';
import { callOf } from '../../call-of.js';
import { carriable } from '../../carriable.js';
import type { Case } from '../../case.js';
import { write } from '../../kinds/write.js';
import { all, among, atMostOneFlaw, both, some } from '../../law/arbitraries.js';
import { anybody, maybeAgent, newName, presentAgent, wholeUpTo } from '../../law/draws.js';
import type { Given } from '../../law/given.js';
import { extensionPool, newNumbers, noQueue, phonePool, queuePool } from '../../law/pools.js';
import { carries } from '../../law/supports.js';
import { allOf, errorOf, leftOf } from '../../results.js';
import { changedSupervisors } from './supervisors.js';

/** Changes to what a provider can change. */
const patch = (given: Given): fc.Arbitrary<AgentPatch> => {
  const fields = {
    name: newName(given),
    displayName: among(null, 'Zoë', '思远'),
    email: among(null),
    callerId: among(null, '442079460101'),
    callingCode: among(null, '44', '1'),
    supervises: among(null, [queuePool[0].id], [queuePool[1].id, queuePool[0].id], [noQueue]),
    wrapUpSec: wholeUpTo(86_400),
    wrapUpScope: among(...WrapUpScope.values),
    phoneNumber: among(null, ...phonePool),
    extension: among(null, ...extensionPool),
  };
  const carried = Object.entries(fields).filter(([field]) =>
    carries(given.capabilities, 'agents.update', `set.${field}`),
  );
  return some(Object.fromEntries(carried));
};

/** Texts of an agent, each of which is changed by itself. */
const texts = ['name', 'number', 'displayName', 'email', 'callerId', 'callingCode'] as const;

const textCases = texts.flatMap((field): readonly Case[] => {
  const path = `agents.update set.${field}`;
  const value = field === 'callingCode' ? '44' : '442079460177';
  return [
    {
      title: `changes the ${field} of an agent and nothing else`,
      needs: ['agents.get', 'agents.update', 'agents.list'],
      inputs: [path],
      check: async ({ center, known }, expect) => {
        const { id } = await orThrow(center.agents.get({ agent: known.agent }));
        const told = async (): Promise<readonly Agent[]> =>
          (await allOf(center.agents.list, {})).map((agent) => ({ ...agent, updatedAt: undefined }));
        const before = await told();
        const changed = before.map((agent) => (agent.id === id ? { ...agent, [field]: value } : agent));
        const { outcome } = await orThrow(center.agents.update({ agent: { id }, set: { [field]: value } }));
        expect(outcome).toEqual('applied');
        expect(await told()).toEqual(changed);
        await orThrow(center.agents.update({ agent: { id }, set: { [field]: value } }));
        expect(await told()).toEqual(changed);
      },
    },
    ...(field === 'name' || field === 'number'
      ? []
      : [
          {
            title: `takes the ${field} of an agent away`,
            needs: ['agents.get', 'agents.update'] as const,
            inputs: [path, `${path}=null`],
            check: async ({ center, known: { agent } }, expect) => {
              await orThrow(center.agents.update({ agent, set: { [field]: value } }));
              await orThrow(center.agents.update({ agent, set: { [field]: null } }));
              expect((await orThrow(center.agents.get({ agent })))[field]).toEqual(undefined);
            },
          } satisfies Case,
        ]),
  ];
});

const updating: readonly Case[] = [
  ...textCases,
  {
    title: 'gives no agent the number of another',
    needs: ['agents.get', 'agents.update'],
    inputs: ['agents.update set.number'],
    check: async ({ center, known: { agent, otherAgent } }, expect) => {
      const { number = '' } = await orThrow(center.agents.get({ agent: otherAgent }));
      const error = await errorOf(center.agents.update({ agent, set: { number } }));
      expect(error).toMatchObject({ kind: 'AlreadyExists', effect: 'none' });
      const holder = await orThrow(center.agents.get({ agent: { number } }));
      expect(holder).toEqual(await orThrow(center.agents.get({ agent: otherAgent })));
    },
  },
  {
    title: 'changes what a patch names and keeps the rest',
    needs: ['agents.get', 'agents.update'],
    inputs: ['agents.update set.wrapUpSec'],
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
    inputs: ['agents.update set.wrapUpSec', 'agents.update set.phoneNumber'],
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
    inputs: ['agents.update set.wrapUpScope'],
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
    inputs: ['agents.update set.extension'],
    check: async ({ center, known: { agent, freeExtension: number } }, expect) => {
      await orThrow(center.agents.createExtension({ extension: { number, password: new Secret('482915') } }));
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
    title: 'clears what a patch sets to null',
    needs: ['agents.get', 'agents.update'],
    inputs: ['agents.update set.phoneNumber'],
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
    needs: ['agents.update'],
    check: async ({ center, known: { noAgent: agent } }, expect) => {
      const input = carriable(
        { agent, set: { name: 'N', wrapUpSec: 5 } },
        center.capabilities['agents.update'],
      );
      const error = leftOf(await callOf(center, agentDirectory.update)(input)());
      expect(error).toMatchObject({ kind: 'NotFound', effect: 'none' });
    },
  },
];

/** The scenario of changing agents. */
export const changes = {
  'agents.update': write(agentDirectory.update, {
    sample: ({ agent }) => ({ agent, set: { name: 'Noor Conformance', wrapUpSec: 45 } }),
    arbitrary: (given) =>
      atMostOneFlaw(
        all({ agent: fc.oneof(presentAgent(given), anybody(given, 'agents.update')), set: patch(given) }),
        all({ agent: maybeAgent(given) }),
        // Others rely on the numbers of those who are always there.
        all({ agent: maybeAgent(given), set: all({ number: among(...newNumbers) }) }),
        all({ set: all({ number: among(...given.people.always.map(({ number }) => number)) }) }),
        all({ agent: maybeAgent(given), set: all({ email: among('noor@example.com', 'zoe@example.com') }) }),
        all({ set: both(patch(given), all({ extension: among('9990') })) }),
      ),
    cases: [...updating, ...changedSupervisors],
  }),
};
