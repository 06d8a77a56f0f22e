import { orThrow } from '@cordboard/core/fp';
import {
  campaigns as port,
  type CampaignContact,
  type NewCampaign,
  type RecallSettings,
} from '@cordboard/core/provider';
import type { Case } from '../../case.js';
import { write } from '../../kinds/write.js';
import { all, among, both, some } from '../../law/arbitraries.js';
import { allOf, errorOf } from '../../results.js';
import { fictionalNumber } from '../shared.js';
import { anyCampaignFor } from './named.js';
import { schedule } from './samples.js';

const wasInVain = ({ state, outcome }: CampaignContact): boolean =>
  state === 'done' && outcome !== undefined && outcome !== 'connected';

const idsOf = (found: readonly CampaignContact[]): readonly string[] => found.map(({ id }) => id).toSorted();

/** A campaign in which a machine speaks. */
const message: NewCampaign = {
  name: 'A message',
  schedule,
  dialing: {
    mode: 'agentless',
    content: { kind: 'text', text: 'Your parcel is here', language: 'en' },
    maxCallSec: 60,
    repeatCount: 2,
  },
};

/** How the known campaigns dial, for a vendor that needs to be told. */
const set: RecallSettings = { dialing: { mode: 'power', linesPerAgent: 2 } };

const cases: readonly Case[] = [
  {
    title: 'calls those again who were called in vain, and no others',
    needs: ['campaigns.recall', 'campaigns.listContacts'],
    check: async ({ center: { campaigns }, known: { finished: campaign } }, expect) => {
      const before = await allOf(campaigns.listContacts, { campaign });
      const again = idsOf(before.filter(wasInVain));
      expect(again.length > 0 && again.length < before.length).toEqual(true);
      const { value } = await orThrow(campaigns.recall({ campaign, which: 'failed' }));
      const after = await allOf(campaigns.listContacts, { campaign: value.ref });
      const isDone = new Set(idsOf(after.filter(({ state }) => state === 'done')));
      const changed = before.filter(({ id, state }) => state === 'done' && !isDone.has(id));
      expect(idsOf(changed)).toEqual(again);
    },
  },
  {
    title: 'plays a message again to those for whom it was, and says which campaign does',
    needs: ['campaigns.recall', 'campaigns.list', 'campaigns.getProgress'],
    takes: 'a look behind',
    check: async ({ center: { campaigns }, sandbox }, expect) => {
      if (sandbox === undefined) return;
      const behind = sandbox.center.campaigns;
      const { value: made } = await orThrow(behind.create(message));
      await orThrow(behind.addContacts({ campaign: made.ref, rows: [{ phoneNumber: fictionalNumber(1) }] }));
      await orThrow(behind.stop({ campaign: made.ref }));
      const listed = await allOf(campaigns.list, { createdAfter: '2026-01-01T00:00:00Z' });
      const refs = listed.filter(({ name }) => name === message.name).map(({ ref }) => ref);
      expect(refs.length).toEqual(1);
      for (const campaign of refs) {
        const { value } = await orThrow(campaigns.recall({ campaign, which: 'all' }));
        const { contacts } = await orThrow(campaigns.getProgress({ campaign: value.ref }));
        expect([contacts, (await orThrow(behind.get({ campaign: made.ref }))).state]).toEqual([1, 'running']);
      }
    },
  },
  {
    title: 'recalls no campaign that runs',
    needs: ['campaigns.recall', 'campaigns.get'],
    check: async ({ center: { campaigns }, known: { campaign } }, expect) => {
      const before = await orThrow(campaigns.get({ campaign }));
      const error = await errorOf(campaigns.recall({ campaign, which: 'all', set }));
      expect(error).toMatchObject({ kind: 'Conflict', effect: 'none' });
      expect(await orThrow(campaigns.get({ campaign }))).toEqual(before);
    },
  },
  {
    title: 'recalls no campaign in which there is no contact to call',
    needs: ['campaigns.recall'],
    takes: 'a look behind',
    check: async ({ center, known: { draft: campaign }, sandbox }, expect) => {
      if (sandbox === undefined) return;
      await orThrow(sandbox.center.campaigns.stop({ campaign }));
      const error = await errorOf(center.campaigns.recall({ campaign, which: 'all', set }));
      expect(error).toMatchObject({ kind: 'Conflict', effect: 'none' });
    },
  },
];

/** The scenario of calling contacts again. */
export const recall = {
  'campaigns.recall': write(port.recall, {
    sample: ({ finished: campaign }) => ({ campaign, which: 'failed' as const }),
    arbitrary: (given) =>
      all({
        campaign: anyCampaignFor(given, 'campaigns.recall'),
        which: among('failed' as const, 'not-called' as const, 'all' as const),
        // How it dials is always said: a vendor may need to be told.
        set: both(
          all<RecallSettings>({ dialing: among({ mode: 'preview' as const, ringTimeoutSec: 30 }) }),
          some({ callerIds: among([{ number: '442079460101' }]) }),
        ),
      }),
    cases,
  }),
};
