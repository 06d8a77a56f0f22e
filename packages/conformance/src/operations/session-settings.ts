import { orThrow } from '@cordboard/core/fp';
import { presence as port, type QueueChoice } from '@cordboard/core/provider';
import type { Case } from '../case.js';
import { write } from '../kinds/write.js';
import { allOf, errorOf } from '../results.js';
import type { World } from '../world.js';
import { gets, signedIn, signedOut, supervisorSignedIn, unsupervised } from './signed-in.js';

const answering: readonly Case[] = [
  {
    title: 'answers calls for an agent or lets them ring, as often as asked',
    needs: ['presence.signIn', 'presence.setAutoAnswer'],
    check: async (world, expect) => {
      const { agent } = world.known;
      await signedIn(world);
      for (const enabled of [true, true, false, false]) {
        const { value } = await orThrow(world.center.presence.setAutoAnswer({ agent, enabled }));
        expect(value).toEqual({ agent, enabled });
      }
    },
  },
  {
    title: 'answers no calls for an agent who is signed out, and signs no one in for it',
    needs: ['presence.signIn', 'presence.signOut', 'presence.setAutoAnswer', 'presence.get'],
    check: async (world, expect) => {
      const { agent } = world.known;
      await signedOut(world);
      expect(await errorOf(world.center.presence.setAutoAnswer({ agent, enabled: true }))).toMatchObject({
        kind: 'Conflict',
        effect: 'none',
      });
      expect(await gets(world, agent, 'logged-out')).toEqual(true);
    },
  },
];

const afterCalls: readonly Case[] = [
  {
    title: 'sets whether an agent is ready after a call, as often as asked',
    needs: ['presence.signIn', 'presence.setAfterCall'],
    check: async (world, expect) => {
      const { agent } = world.known;
      await signedIn(world);
      for (const state of ['wrap-up', 'wrap-up', 'ready', 'ready'] as const) {
        const { value } = await orThrow(world.center.presence.setAfterCall({ agent, state }));
        expect(value).toEqual({ agent, state });
      }
    },
  },
  {
    title: 'sets nothing for after a call of an agent who is signed out, and signs no one in for it',
    needs: ['presence.signIn', 'presence.signOut', 'presence.setAfterCall', 'presence.get'],
    check: async (world, expect) => {
      const { agent } = world.known;
      await signedOut(world);
      expect(await errorOf(world.center.presence.setAfterCall({ agent, state: 'wrap-up' }))).toMatchObject({
        kind: 'Conflict',
        effect: 'none',
      });
      expect(await gets(world, agent, 'logged-out')).toEqual(true);
    },
  },
];

/** Whether the agent takes contacts of the queue, as its members tell. */
const isJoined = async ({ center, known: { agent, queue } }: World): Promise<boolean | undefined> => {
  const [place] = await allOf(center.queues.listMembers, { agent, queue });
  return place?.joined;
};

const choices: readonly (readonly [queues: 'all' | 'none', joined: boolean])[] = [
  ['none', false],
  ['all', true],
];

const choosingQueues: readonly Case[] = [
  {
    title: 'has an agent take contacts of all queues, of none and of listed ones, as often as asked',
    needs: ['presence.signIn', 'presence.setQueues'],
    check: async (world, expect) => {
      const { agent, queue } = world.known;
      await signedIn(world);
      const wanted: readonly QueueChoice[] = ['none', [queue], 'all', [queue], [queue], 'none', 'none'];
      for (const queues of wanted) {
        const written = await orThrow(world.center.presence.setQueues({ agent, queues }));
        expect(written).toMatchObject({ value: { agent, queues }, warnings: [] });
      }
    },
  },
  {
    title: 'shows at the members of a queue whether they take its contacts',
    needs: ['presence.signIn', 'presence.signOut', 'presence.setQueues', 'queues.listMembers'],
    tells: ['queues.listMembers joined'],
    check: async (world, expect) => {
      const { agent, queue } = world.known;
      const { presence } = world.center;
      await signedIn(world);
      for (const [queues, joined] of choices) {
        await orThrow(presence.setQueues({ agent, queues }));
        expect(await isJoined(world)).toEqual(joined);
        await orThrow(presence.setQueues({ agent, queues: [queue] }));
        expect(await isJoined(world)).toEqual(true);
      }
      await orThrow(presence.signOut({ agent }));
      expect(await isJoined(world)).toEqual(false);
    },
  },
  {
    title: 'leaves an agent a member of a queue whose contacts the agent does not take',
    needs: ['presence.signIn', 'presence.setQueues', 'queues.listMembers'],
    check: async (world, expect) => {
      const { agent, queue } = world.known;
      await signedIn(world);
      await orThrow(world.center.presence.setQueues({ agent, queues: 'none' }));
      const places = await allOf(world.center.queues.listMembers, { queue, agent });
      expect(places.map((place) => place.queue.id)).toEqual([queue]);
    },
  },
  {
    title: 'leaves out a queue that the agent is no member of, with a warning',
    needs: ['presence.signIn', 'presence.setQueues'],
    check: async (world, expect) => {
      const { agent, queue, emptyQueue, noQueue } = world.known;
      await signedIn(world);
      const written = await orThrow(
        world.center.presence.setQueues({ agent, queues: [emptyQueue, queue, noQueue] }),
      );
      expect(written.value).toEqual({ agent, queues: [queue] });
      expect(written.warnings.map(({ field }) => field)).toEqual(['queues.0', 'queues.2']);
    },
  },
  {
    title: 'takes no agent out of every queue because the agent is a member of none that is listed',
    needs: ['presence.signIn', 'presence.setQueues'],
    check: async (world, expect) => {
      const { agent, emptyQueue } = world.known;
      await signedIn(world);
      expect(await errorOf(world.center.presence.setQueues({ agent, queues: [emptyQueue] }))).toMatchObject({
        kind: 'Conflict',
        effect: 'none',
      });
    },
  },
  {
    title: 'refuses an empty list of queues before any request leaves',
    needs: ['presence.setQueues'],
    check: async ({ center, known: { agent }, requests }, expect) => {
      expect(await errorOf(center.presence.setQueues({ agent, queues: [] }))).toMatchObject({
        kind: 'InvalidInput',
        effect: 'none',
      });
      expect(requests()).toEqual(0);
    },
  },
  {
    title: 'sets no queues of an agent who is signed out, and signs no one in for it',
    needs: ['presence.signIn', 'presence.signOut', 'presence.setQueues', 'presence.get'],
    check: async (world, expect) => {
      const { agent, queue } = world.known;
      await signedOut(world);
      for (const queues of ['all', [queue]] as const) {
        expect(await errorOf(world.center.presence.setQueues({ agent, queues }))).toMatchObject({
          kind: 'Conflict',
          effect: 'none',
        });
      }
      expect(await gets(world, agent, 'logged-out')).toEqual(true);
    },
  },
  {
    title: 'lets a supervisor set the queues that an agent takes contacts from',
    needs: ['presence.signIn', 'presence.setQueues'],
    inputs: ['presence.setQueues by'],
    check: async (world, expect) => {
      const { agent, queue, emptyQueue, supervisor: by } = world.known;
      await supervisorSignedIn(world);
      const written = await orThrow(
        world.center.presence.setQueues({ agent, queues: [queue, emptyQueue], by }),
      );
      expect(written.value).toEqual({ agent, queues: [queue] });
      expect(written.warnings.map(({ field }) => field)).toEqual(['queues.1']);
    },
  },
  {
    title: 'lets no one set the queues of an agent who is no supervisor, nor an agent as the own supervisor',
    needs: ['presence.signIn', 'presence.setQueues'],
    inputs: ['presence.setQueues by'],
    check: async (world, expect) => {
      const { agent, queue } = world.known;
      const { byAnother, bySelf } = await unsupervised(world, (by) =>
        world.center.presence.setQueues({ agent, queues: [queue], by }),
      );
      expect(byAnother).toMatchObject({ kind: 'PermissionDenied', effect: 'none' });
      expect(bySelf).toMatchObject({ kind: 'InvalidInput', effect: 'none' });
    },
  },
];

/** The scenarios of what is set for the session of an agent; why the law leaves them out is said where sessions are. */
export const sessionSettings = {
  'presence.setAutoAnswer': write(port.setAutoAnswer, {
    sample: ({ agent }) => ({ agent, enabled: true }),
    prepare: signedIn,
    cases: answering,
  }),
  'presence.setAfterCall': write(port.setAfterCall, {
    sample: ({ agent }) => ({ agent, state: 'wrap-up' as const }),
    prepare: signedIn,
    cases: afterCalls,
  }),
  'presence.setQueues': write(port.setQueues, {
    sample: ({ agent, queue }) => ({ agent, queues: [queue] }),
    prepare: signedIn,
    cases: choosingQueues,
  }),
};
