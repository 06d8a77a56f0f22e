import { orThrow } from '@cordboard/core/fp';
import { campaigns as port, type Campaign, type Contact, type NewCampaign } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import fc from 'fast-check';
import { callOf } from '../../call-of.js';
import { carriable } from '../../carriable.js';
import type { Case } from '../../case.js';
import { bulk } from '../../kinds/bulk.js';
import { all, among, atMostOneFlaw, both, rowsOf, some } from '../../law/arbitraries.js';
import { maybeAgent, newName, presentAgent } from '../../law/draws.js';
import { phonePool } from '../../law/pools.js';
import { allOf, leftOf } from '../../results.js';
import type { World } from '../../world.js';
import { fictionalNumber } from '../shared.js';
import { backwards, launchManner, note, schedule, spans, withZone } from './samples.js';

/** What any provider can launch, once what it does not carry is left out. */
const launchable = (name: string): NewCampaign => ({ name, schedule, dialing: { mode: 'preview' } });

/** A span that has begun when a fresh center is made, which is early in 2026. */
const begun = { ...schedule, start: '2026-01-01T09:00:00+08:00' };

const launch = ({ center }: World, campaign: NewCampaign, rows: readonly Contact[]) =>
  callOf(center, port.launch)(carriable({ ...campaign, rows }, center.capabilities['campaigns.launch']))();

/** Launches a campaign, and reads it back as it is then. */
const launched = async (world: World, campaign: NewCampaign, rows: readonly Contact[]) => {
  const answer = await launch(world, campaign, rows);
  const report = E.isRight(answer) && port.launch.output.is(answer.right) ? answer.right : undefined;
  const { ref = { code: '' } } = report?.created ?? {};
  return { report, campaign: await orThrow(world.center.campaigns.get({ campaign: ref })) };
};

const customers = (count: number): readonly Contact[] =>
  Array.from({ length: count }, (_, place) => ({ phoneNumber: fictionalNumber(place) }));

const countIn = ({ progress }: Campaign): number | undefined => progress?.contacts;

const cases: readonly Case[] = [
  {
    title: 'launches a campaign with its contacts, tells it, and lets it run',
    needs: ['campaigns.launch', 'campaigns.get'],
    check: async (world, expect) => {
      const { report, campaign } = await launched(
        world,
        { ...launchable('Launched'), schedule: begun },
        customers(25),
      );
      expect([report?.total, report?.failed, report?.unknown]).toEqual([25, 0, 0]);
      expect([campaign.name, campaign.state, countIn(campaign)]).toEqual(['Launched', 'running', 25]);
    },
  },
  {
    title: 'launches a campaign whose time is still to come, and lets it wait',
    needs: ['campaigns.launch', 'campaigns.get'],
    inputs: ['campaigns.launch schedule'],
    check: async (world, expect) => {
      const { campaign } = await launched(world, launchable('Later'), customers(1));
      expect([campaign.state, countIn(campaign)]).toEqual(['scheduled', 1]);
    },
  },
  {
    title: 'launches a campaign that calls a number once that is given twice',
    needs: ['campaigns.launch', 'campaigns.get'],
    check: async (world, expect) => {
      const [first] = customers(1);
      if (first === undefined) return;
      const again = { phoneNumber: `+${first.phoneNumber}` };
      const { report, campaign } = await launched(world, launchable('Once each'), [first, again]);
      expect(report?.outcomes.map(({ outcome }) => outcome === 'unchanged')).toEqual([false, true]);
      expect(countIn(campaign)).toEqual(1);
    },
  },
  {
    title: 'launches a campaign in which a machine speaks first',
    needs: ['campaigns.launch', 'campaigns.get'],
    inputs: ['', '.mode=agentless', '.content.kind=text'].map((part) => `campaigns.launch dialing${part}`),
    check: async (world, expect) => {
      const content = { kind: 'text' as const, text: 'Your parcel is here', language: 'en' };
      const dialing = { mode: 'agentless' as const, content, maxCallSec: 60, repeatCount: 2 };
      const { report, campaign } = await launched(
        world,
        { ...launchable('Spoken'), schedule: begun, dialing },
        customers(2),
      );
      expect([report?.total, report?.failed, report?.unknown]).toEqual([2, 0, 0]);
      expect([campaign.name, countIn(campaign)]).toEqual(['Spoken', 2]);
      expect(campaign.dialing).toMatchObject(dialing);
    },
  },
  {
    title: 'launches no campaign that ends before it starts, whatever its rows',
    needs: ['campaigns.launch', 'campaigns.list'],
    inputs: ['campaigns.launch schedule'],
    check: async (world, expect) => {
      const { list } = world.center.campaigns;
      const before = (await allOf(list, {})).length;
      const answer = await launch(world, { ...launchable('Never'), schedule: backwards }, customers(2));
      expect(leftOf(answer)).toMatchObject({ kind: 'InvalidInput', effect: 'none' });
      expect((await allOf(list, {})).length).toEqual(before);
    },
  },
];

/** The scenario of launching campaigns. */
export const launching = {
  'campaigns.launch': bulk(port.launch, {
    header: () => launchable('Conformance'),
    row: (_, place) => ({ phoneNumber: fictionalNumber(place) }),
    arbitrary: (given) =>
      both(
        atMostOneFlaw(
          both(
            all({
              name: newName(given),
              schedule: withZone(among(...spans)),
              createdBy: presentAgent(given),
            }),
            both(some({ description: note }), launchManner),
          ),
          all({ createdBy: maybeAgent(given) }),
          all({ schedule: fc.constant(backwards) }),
        ),
        all({
          rows: rowsOf(
            both(
              all({ phoneNumber: among(...phonePool, 'no number') }),
              some({ name: among('', 'Zoë 😀', '李雷'), note }),
            ),
            4,
          ),
        }),
      ),
    cases,
  }),
};
