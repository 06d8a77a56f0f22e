import { orThrow, type ContactCenter } from '@cordboard/core/fp';
import {
  campaigns as port,
  type Campaign,
  type CampaignPatch,
  type CampaignRef,
  type CampaignState,
  type OperationName,
} from '@cordboard/core/provider';
import type { Case } from '../../case.js';
import { write } from '../../kinds/write.js';
import { all, among } from '../../law/arbitraries.js';
import { allOf, errorOf } from '../../results.js';
import type { Runner } from '../../runner.js';
import type { Given } from '../../law/given.js';
import type { Known } from '../../world.js';
import { anyCampaignFor } from './named.js';
import { hours, listedMessages, pace } from './samples.js';

type Wish = 'start' | 'pause' | 'resume' | 'stop';

const stateOf = async ({ campaigns }: ContactCenter, campaign: CampaignRef) =>
  (await orThrow(campaigns.get({ campaign }))).state;

const begun: readonly CampaignState[] = ['running'];
const notBegun: readonly CampaignState[] = ['draft', 'scheduled'];
const stopped: readonly CampaignState[] = ['stopping', 'stopped', 'completed'];

/** Fulfills a wish, and finds it fulfilled when it is asked again. */
const fulfills = async (
  center: ContactCenter,
  wish: Wish,
  campaign: CampaignRef,
  states: readonly CampaignState[],
  expect: Runner['expect'],
): Promise<void> => {
  const first = await orThrow(center.campaigns[wish]({ campaign }));
  expect(first.outcome === 'unchanged').toEqual(false);
  const after = await stateOf(center, campaign);
  expect(states.some((state) => state === after)).toEqual(true);
  const again = await orThrow(center.campaigns[wish]({ campaign }));
  expect([again.outcome, await stateOf(center, campaign)]).toEqual(['unchanged', after]);
};

/** Of the known campaigns, one that is in such a state: one runs, and one has not begun. */
const wishCase = (
  title: string,
  wish: Wish,
  from: readonly CampaignState[],
  to: readonly CampaignState[],
): Case => ({
  title,
  needs: [`campaigns.${wish}`, 'campaigns.get'],
  check: async ({ center, known: { campaign, draft } }, expect) => {
    const meant = from === begun ? campaign : draft;
    const before = await stateOf(center, meant);
    expect(from.some((state) => state === before)).toEqual(true);
    await fulfills(center, wish, meant, to, expect);
  },
});

/** A wish that is not granted to a campaign that was stopped. */
const refusalCase = (title: string, wish: Wish): Case => ({
  title,
  needs: [`campaigns.${wish}`, 'campaigns.stop', 'campaigns.get'],
  check: async ({ center, known: { campaign } }, expect) => {
    await orThrow(center.campaigns.stop({ campaign }));
    const before = await stateOf(center, campaign);
    expect(await errorOf(center.campaigns[wish]({ campaign }))).toMatchObject({
      kind: 'Conflict',
      effect: 'none',
    });
    expect(await stateOf(center, campaign)).toEqual(before);
  },
});

/** What changing a campaign may not touch; its progress may go on meanwhile. */
const saidOf = (campaign: Campaign): object => ({
  ...campaign,
  state: undefined,
  native: undefined,
  progress: undefined,
});

const updating: readonly Case[] = [
  {
    title: 'changes what it is given of a campaign, and nothing else',
    needs: ['campaigns.update', 'campaigns.get'],
    inputs: ['campaigns.update set.name', 'campaigns.update set.dialing'],
    check: async ({ center, known: { campaign } }, expect) => {
      const before = await orThrow(center.campaigns.get({ campaign }));
      const name = 'Another name 🌻';
      await orThrow(center.campaigns.update({ campaign, set: { name, dialing: pace } }));
      const after = await orThrow(center.campaigns.get({ campaign }));
      expect(saidOf(after)).toEqual(saidOf({ ...before, name }));
    },
  },
  {
    title: 'calls it unchanged to change nothing of a campaign',
    needs: ['campaigns.update'],
    leavesOut: ['campaigns.update set.dialing'],
    check: async ({ center, known: { campaign } }, expect) => {
      expect((await orThrow(center.campaigns.update({ campaign, set: {} }))).outcome).toEqual('unchanged');
    },
  },
  {
    title: 'clears what is null of a campaign',
    needs: ['campaigns.update', 'campaigns.get'],
    inputs: ['campaigns.update set.description'],
    check: async ({ center, known: { campaign } }, expect) => {
      await orThrow(center.campaigns.update({ campaign, set: { description: 'Soon' } }));
      expect((await orThrow(center.campaigns.get({ campaign }))).description).toEqual('Soon');
      await orThrow(center.campaigns.update({ campaign, set: { description: null } }));
      expect((await orThrow(center.campaigns.get({ campaign }))).description ?? '').toEqual('');
    },
  },
  {
    title: 'changes no campaign that is over',
    needs: ['campaigns.update', 'campaigns.stop', 'campaigns.get'],
    inputs: ['campaigns.update set.name', 'campaigns.update set.dialing'],
    check: async ({ center, known: { campaign } }, expect) => {
      await orThrow(center.campaigns.stop({ campaign }));
      const { name } = await orThrow(center.campaigns.get({ campaign }));
      const set = { name: 'Too late', dialing: pace };
      const error = await errorOf(center.campaigns.update({ campaign, set }));
      expect(error).toMatchObject({ kind: 'Conflict', effect: 'none' });
      expect((await orThrow(center.campaigns.get({ campaign }))).name).toEqual(name);
    },
  },
];

const removing: readonly Case[] = [
  {
    title: 'removes no campaign that runs',
    needs: ['campaigns.remove', 'campaigns.get'],
    check: async ({ center, known: { campaign } }, expect) => {
      const before = await orThrow(center.campaigns.get({ campaign }));
      expect(before.state).toEqual('running');
      expect(await errorOf(center.campaigns.remove({ campaign }))).toMatchObject({
        kind: 'Conflict',
        effect: 'none',
      });
      expect(await orThrow(center.campaigns.get({ campaign }))).toEqual(before);
    },
  },
  {
    title: 'removes one campaign, which neither get nor list finds any more, and leaves the others',
    needs: ['campaigns.remove', 'campaigns.get', 'campaigns.list'],
    check: async ({ center, known: { draft: campaign } }, expect) => {
      const before = await allOf(center.campaigns.list, {});
      const gone = port.list.identity(await orThrow(center.campaigns.get({ campaign })));
      await orThrow(center.campaigns.remove({ campaign }));
      expect(await errorOf(center.campaigns.get({ campaign }))).toMatchObject({ kind: 'NotFound' });
      const left = (await allOf(center.campaigns.list, {})).map(port.list.identity);
      expect(left).toEqual(before.map(port.list.identity).filter((each) => each !== gone));
      expect(await errorOf(center.campaigns.remove({ campaign }))).toMatchObject({
        kind: 'NotFound',
        effect: 'none',
      });
    },
  },
];

/** What can be asked of any campaign, given one for which a provider can do it. */
const oneCampaign = (name: OperationName, sample: (known: Known) => CampaignRef) => ({
  sample: (known: Known) => ({ campaign: sample(known) }),
  arbitrary: (given: Given) => all({ campaign: anyCampaignFor(given, name) }),
});

const running = ({ campaign }: Known): CampaignRef => campaign;
const waiting = ({ draft }: Known): CampaignRef => draft;

/** The scenarios of changing a campaign that is there. */
export const life = {
  'campaigns.update': write(port.update, {
    sample: ({ campaign }) => ({ campaign, set: { name: 'Conformance', dialing: pace } }),
    arbitrary: (given) =>
      all({
        campaign: anyCampaignFor(given, 'campaigns.update'),
        set: among<CampaignPatch>(
          {},
          { name: 'Renamed 🌱' },
          { name: 'Renamed 🌱', dialing: pace },
          { dialing: { mode: 'power', linesPerAgent: 3 } },
          { description: 'Soon' },
          { description: null },
          { hours, priority: 3 },
          { schedule: null, hours: null },
          { queues: null, callerIds: null, priority: null },
        ),
      }),
    cases: updating,
  }),
  'campaigns.start': write(port.start, {
    ...oneCampaign('campaigns.start', waiting),
    cases: [
      wishCase('starts a campaign that has not begun, once', 'start', notBegun, begun),
      refusalCase('starts no campaign that was stopped', 'start'),
    ],
  }),
  'campaigns.pause': write(port.pause, {
    ...oneCampaign('campaigns.pause', running),
    cases: [
      wishCase('pauses a campaign that runs, once', 'pause', begun, ['paused']),
      refusalCase('pauses no campaign that was stopped', 'pause'),
    ],
  }),
  'campaigns.resume': write(port.resume, {
    ...oneCampaign('campaigns.resume', running),
    cases: [
      {
        title: 'resumes a campaign that was paused, once',
        needs: ['campaigns.resume', 'campaigns.pause', 'campaigns.get'],
        check: async ({ center, known: { campaign } }, expect) => {
          await orThrow(center.campaigns.pause({ campaign }));
          await fulfills(center, 'resume', campaign, begun, expect);
        },
      },
      refusalCase('resumes no campaign that was stopped', 'resume'),
    ],
  }),
  'campaigns.stop': write(port.stop, {
    ...oneCampaign('campaigns.stop', running),
    cases: [
      wishCase('stops a campaign that runs, once', 'stop', begun, stopped),
      wishCase('stops a campaign that has not begun, once', 'stop', notBegun, stopped),
      {
        title: 'stops a campaign in which a machine speaks first, once',
        needs: ['campaigns.stop', 'campaigns.get', 'campaigns.list'],
        takes: 'a look behind',
        check: async (world, expect) => {
          const listed = await listedMessages(world);
          expect(listed.length).toEqual(1);
          for (const { ref } of listed) {
            await fulfills(world.center, 'stop', ref, stopped, expect);
          }
        },
      },
    ],
  }),
  'campaigns.remove': write(port.remove, {
    ...oneCampaign('campaigns.remove', waiting),
    cases: removing,
  }),
};
