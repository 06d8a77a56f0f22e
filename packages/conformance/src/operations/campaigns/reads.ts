import { orThrow } from '@cordboard/core/fp';
import { campaigns as port, type Campaign, type CampaignRef } from '@cordboard/core/provider';
import { read } from '../../kinds/read.js';
import { all } from '../../law/arbitraries.js';
import { campaignPool } from '../../law/pools.js';
import { allOf, errorOf } from '../../results.js';
import { anyCampaignFor } from './named.js';
import { codeOf, hours, listedMessages, schedule } from './samples.js';

/** The campaign of a list that a reference means. */
const listedAs = (meant: CampaignRef, everything: readonly Campaign[]): Campaign | undefined =>
  everything.find(({ ref }) =>
    'id' in meant && 'id' in ref ? ref.id === meant.id : codeOf(ref) === codeOf(meant),
  );

/** What is not there. */
const noCampaign: CampaignRef = campaignPool.never;

/** The scenarios of reading one campaign. */
export const reads = {
  'campaigns.get': read(port.get, {
    sample: ({ campaign }) => ({ campaign }),
    arbitrary: (given) => all({ campaign: anyCampaignFor(given, 'campaigns.get') }),
    cases: [
      {
        title: 'gets a campaign as the list shows it',
        needs: ['campaigns.get', 'campaigns.list'],
        check: async ({ center, known: { campaign } }, expect) => {
          const found = await orThrow(center.campaigns.get({ campaign }));
          const listed = listedAs(campaign, await allOf(center.campaigns.list, {}));
          expect(found).toMatchObject({ ...listed, ref: found.ref });
          expect(listed?.name).toEqual(found.name);
        },
      },
      {
        title: 'gets a campaign in which a machine speaks first as the list shows it',
        needs: ['campaigns.get', 'campaigns.getProgress', 'campaigns.list'],
        takes: 'a look behind',
        check: async (world, expect) => {
          const { center } = world;
          const listed = await listedMessages(world);
          expect(listed.length).toEqual(1);
          for (const { ref, name, progress } of listed) {
            expect(await orThrow(center.campaigns.get({ campaign: ref }))).toMatchObject({ ref, name });
            const { contacts } = await orThrow(center.campaigns.getProgress({ campaign: ref }));
            expect(contacts).toEqual(progress?.contacts);
          }
        },
      },
      {
        title: 'gets no campaign that is not there',
        needs: ['campaigns.get'],
        check: async ({ center }, expect) => {
          const error = await errorOf(center.campaigns.get({ campaign: noCampaign }));
          expect(error).toMatchObject({ kind: 'NotFound', effect: 'none' });
        },
      },
      {
        title: 'keeps how a campaign dials, in which hours, for whom and under which number',
        needs: ['campaigns.create', 'campaigns.get'],
        inputs: ['dialing', 'hours', 'queues', 'callerIds'].map((path) => `campaigns.create ${path}`),
        check: async ({ center, known: { queue } }, expect) => {
          const told = {
            hours,
            dialing: { mode: 'progressive' as const, ringTimeoutSec: 20 },
            queues: [queue],
            callerIds: [{ number: '442079460101' }],
          };
          const { value } = await orThrow(
            center.campaigns.create({ name: 'In every detail', schedule, ...told }),
          );
          expect(await orThrow(center.campaigns.get({ campaign: value.ref }))).toMatchObject(told);
        },
      },
    ],
  }),
  'campaigns.getProgress': read(port.getProgress, {
    sample: ({ campaign }) => ({ campaign }),
    arbitrary: (given) => all({ campaign: anyCampaignFor(given, 'campaigns.getProgress') }),
    cases: [
      {
        title: 'tells how a campaign goes as its list does',
        needs: ['campaigns.getProgress', 'campaigns.list'],
        check: async ({ center, known: { campaign } }, expect) => {
          const progress = await orThrow(center.campaigns.getProgress({ campaign }));
          const listed = listedAs(campaign, await allOf(center.campaigns.list, {}));
          expect(listed === undefined).toEqual(false);
          expect(progress).toMatchObject({ ...listed?.progress });
          expect(Object.values(progress).some((count) => count !== undefined)).toEqual(true);
        },
      },
      {
        title: 'tells nothing of a campaign that is not there',
        needs: ['campaigns.getProgress'],
        check: async ({ center }, expect) => {
          const error = await errorOf(center.campaigns.getProgress({ campaign: noCampaign }));
          expect(error).toMatchObject({ kind: 'NotFound', effect: 'none' });
        },
      },
    ],
  }),
};
