import { orThrow } from '@cordboard/core/fp';
import type { Case } from '../case.js';
import { errorOf } from '../results.js';
import { gets, signedIn, signedOut, supervisorSignedIn, unsupervised } from './signed-in.js';

const setting: readonly Case[] = [
  {
    title: 'lets a supervisor put an agent into a state, as often as asked',
    needs: ['presence.signIn', 'presence.set', 'presence.get'],
    inputs: ['presence.set by'],
    check: async (world, expect) => {
      const { agent, supervisor: by } = world.known;
      await supervisorSignedIn(world);
      for (const state of ['ready', 'ready', 'not-ready', 'not-ready', 'ready'] as const) {
        const { outcome, value } = await orThrow(world.center.presence.set({ agent, state, by }));
        expect(outcome === 'accepted' ? value.pending : value.state).toEqual(state);
        expect(await gets(world, agent, state)).toEqual(true);
      }
    },
  },
  {
    title: 'lets no supervisor set a state of an agent who is signed out',
    needs: ['presence.signIn', 'presence.signOut', 'presence.set', 'presence.get'],
    inputs: ['presence.set by'],
    check: async (world, expect) => {
      const { agent, supervisor: by } = world.known;
      await supervisorSignedIn(world);
      await signedOut(world);
      expect(await errorOf(world.center.presence.set({ agent, state: 'ready', by }))).toMatchObject({
        kind: 'Conflict',
        effect: 'none',
      });
      expect(await gets(world, agent, 'logged-out')).toEqual(true);
    },
  },
  {
    title: 'lets no one put others into a state who is no supervisor, nor an agent as the own supervisor',
    needs: ['presence.signIn', 'presence.set'],
    inputs: ['presence.set by'],
    check: async (world, expect) => {
      const { agent } = world.known;
      const { byAnother, bySelf } = await unsupervised(world, (by) =>
        world.center.presence.set({ agent, state: 'ready', by }),
      );
      expect(byAnother).toMatchObject({ kind: 'PermissionDenied', effect: 'none' });
      expect(bySelf).toMatchObject({ kind: 'InvalidInput', effect: 'none' });
    },
  },
];

const signingOut: readonly Case[] = [
  {
    title: 'lets a supervisor sign an agent out, and finds it done the second time',
    needs: ['presence.signIn', 'presence.signOut', 'presence.get'],
    inputs: ['presence.signOut by'],
    check: async (world, expect) => {
      const { agent, supervisor: by } = world.known;
      await supervisorSignedIn(world);
      const { outcome, value } = await orThrow(world.center.presence.signOut({ agent, by }));
      expect(outcome === 'accepted' ? value.pending : value.state).toEqual('logged-out');
      expect(await gets(world, agent, 'logged-out')).toEqual(true);
      expect(await orThrow(world.center.presence.signOut({ agent, by }))).toMatchObject({
        outcome: 'unchanged',
        value: { state: 'logged-out' },
      });
    },
  },
  {
    title: 'lets no one sign others out who is no supervisor',
    needs: ['presence.signIn', 'presence.signOut', 'presence.get'],
    inputs: ['presence.signOut by'],
    check: async (world, expect) => {
      const { agent, otherAgent: by } = world.known;
      await signedIn(world);
      await world.center.presence.signIn({ agent: by, takeOver: true })();
      expect(await errorOf(world.center.presence.signOut({ agent, by }))).toMatchObject({
        kind: 'PermissionDenied',
        effect: 'none',
      });
      expect(await gets(world, agent, 'logged-out', 0)).toEqual(false);
    },
  },
];

/** What supervisors do to agents' sessions, by the operations. */
export const supervising = { set: setting, signOut: signingOut };
