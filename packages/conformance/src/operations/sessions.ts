import { orThrow } from '@cordboard/core/fp';
import { presence as port, SettableState } from '@cordboard/core/provider';
import type { Case } from '../case.js';
import { write } from '../kinds/write.js';
import { supports } from '../law/supports.js';
import { errorOf } from '../results.js';
import type { Prepared } from '../scenario.js';
import { supervising } from './session-supervision.js';
import { gets, signedIn, signedOut } from './signed-in.js';

const statesOf = ({ center }: Pick<Prepared, 'center'>): readonly SettableState[] =>
  SettableState.values.filter((state) => supports(center.capabilities, 'presence.set', { state }));

const signingIn: readonly Case[] = [
  {
    title: 'signs an agent in as not ready, where no other state is asked for',
    needs: ['presence.signIn', 'presence.signOut', 'presence.get'],
    check: async (world, expect) => {
      const { agent } = world.known;
      await signedOut(world);
      const { outcome } = await orThrow(world.center.presence.signIn({ agent }));
      expect(outcome === 'unchanged').toEqual(false);
      expect(await gets(world, agent, 'not-ready')).toEqual(true);
    },
  },
  {
    title: 'signs an agent in as ready, where that is asked for',
    needs: ['presence.signIn', 'presence.signOut', 'presence.get'],
    inputs: ['presence.signIn state'],
    check: async (world, expect) => {
      const { agent } = world.known;
      await signedOut(world);
      await orThrow(world.center.presence.signIn({ agent, state: 'ready' }));
      expect(await gets(world, agent, 'ready')).toEqual(true);
    },
  },
  {
    title: 'leaves an agent as is who is signed in already',
    needs: ['presence.signIn', 'presence.signOut', 'presence.get'],
    inputs: ['presence.signIn state'],
    check: async (world, expect) => {
      const { agent } = world.known;
      await signedOut(world);
      await orThrow(world.center.presence.signIn({ agent }));
      const again = await orThrow(world.center.presence.signIn({ agent, state: 'ready' }));
      expect(again).toMatchObject({ outcome: 'unchanged' });
      expect(await gets(world, agent, 'not-ready')).toEqual(true);
    },
  },
  {
    title: 'signs an agent in for the queues that are asked for',
    needs: ['presence.signIn', 'presence.signOut'],
    inputs: ['presence.signIn queues'],
    check: async (world, expect) => {
      const { agent, queue, emptyQueue, noQueue } = world.known;
      const { presence } = world.center;
      for (const [queues, told, fields] of [
        ['none', 'none', []],
        ['all', 'all', []],
        [[noQueue, queue], [queue], ['queues.0']],
        [[emptyQueue], undefined, ['queues']],
      ] as const) {
        await signedOut(world);
        const { value, warnings } = await orThrow(presence.signIn({ agent, queues }));
        expect(value.queues).toEqual(told);
        expect(warnings.map(({ field }) => field)).toEqual(fields);
      }
    },
  },
  {
    title: 'signs an agent in at another phone',
    needs: ['presence.signIn', 'presence.signOut'],
    inputs: ['presence.signIn station.phoneNumber'],
    check: async (world, expect) => {
      const { agent } = world.known;
      await signedOut(world);
      const station = { phoneNumber: '447700900199' };
      const { value } = await orThrow(world.center.presence.signIn({ agent, station }));
      expect(value.station).toEqual(station);
    },
  },
];

const signingOut: readonly Case[] = [
  {
    title: 'signs an agent out, and finds it done the second time',
    needs: ['presence.signIn', 'presence.signOut', 'presence.get'],
    check: async (world, expect) => {
      const { agent } = world.known;
      await signedOut(world);
      expect(await gets(world, agent, 'logged-out')).toEqual(true);
      const again = await orThrow(world.center.presence.signOut({ agent }));
      expect(again).toMatchObject({ outcome: 'unchanged', value: { state: 'logged-out' } });
    },
  },
];

const setting: readonly Case[] = [
  {
    title: 'puts an agent into the states that can be set, as often as asked',
    needs: ['presence.signIn', 'presence.set', 'presence.get'],
    check: async (world, expect) => {
      const { agent } = world.known;
      await signedIn(world);
      for (const state of [...statesOf(world), ...statesOf(world)].flatMap((each) => [each, each])) {
        const { outcome, value } = await orThrow(world.center.presence.set({ agent, state }));
        expect(outcome === 'accepted' ? value.pending : value.state).toEqual(state);
        expect(await gets(world, agent, state)).toEqual(true);
      }
    },
  },
  {
    title: 'tells for which reason it put an agent on a break',
    needs: ['presence.signIn', 'presence.set', 'presence.get'],
    inputs: ['presence.set reason', 'presence.set durationSec'],
    check: async (world, expect) => {
      const { agent } = world.known;
      await signedIn(world);
      await orThrow(world.center.presence.set({ agent, state: 'ready' }));
      expect(await gets(world, agent, 'ready')).toEqual(true);
      const onBreak = { state: 'not-ready', reason: 'break' } as const;
      await orThrow(world.center.presence.set({ agent, ...onBreak, durationSec: 600 }));
      expect(await gets(world, agent, 'not-ready')).toEqual(true);
      expect(await orThrow(world.center.presence.get({ agent }))).toMatchObject(onBreak);
    },
  },
  {
    title: 'sets no state of an agent who is signed out, and signs no one in for it',
    needs: ['presence.signIn', 'presence.signOut', 'presence.set', 'presence.get'],
    check: async (world, expect) => {
      const { agent } = world.known;
      await signedOut(world);
      expect(await errorOf(world.center.presence.set({ agent, state: 'ready' }))).toMatchObject({
        kind: 'Conflict',
        effect: 'none',
      });
      expect(await gets(world, agent, 'logged-out')).toEqual(true);
    },
  },
  {
    title: 'takes a reason for an agent who is not ready only',
    needs: ['presence.set'],
    inputs: ['presence.set reason'],
    check: async ({ center, known: { agent }, requests }, expect) => {
      const wanted = { agent, state: 'ready', reason: 'break' } as const;
      expect(await errorOf(center.presence.set(wanted))).toMatchObject({
        kind: 'InvalidInput',
        effect: 'none',
        problems: [{ path: 'reason' }],
      });
      expect(requests()).toEqual(0);
    },
  },
];

/**
 * The scenarios of agents' sessions. The law leaves them out: a session is between one client and the vendor, and a center in memory has no
 * client beside itself, so an agent who is signed in there is one who is signed in elsewhere at a vendor.
 */
export const sessions = {
  'presence.signIn': write(port.signIn, {
    sample: ({ agent }) => ({ agent, state: 'not-ready' as const, takeOver: true }),
    cases: signingIn,
  }),
  'presence.signOut': write(port.signOut, {
    sample: ({ agent }) => ({ agent, force: false }),
    prepare: signedIn,
    cases: [...signingOut, ...supervising.signOut],
  }),
  'presence.set': write(port.set, {
    sample: ({ agent }) => ({
      agent,
      state: 'not-ready' as const,
      reason: 'break' as const,
      durationSec: 600,
    }),
    prepare: signedIn,
    cases: [...setting, ...supervising.set],
  }),
};
