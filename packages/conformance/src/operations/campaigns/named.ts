import type { CampaignRef, OperationName } from '@cordboard/core/provider';
import fc from 'fast-check';
import { among } from '../../law/arbitraries.js';
import { serves, type Given } from '../../law/given.js';
import { campaignPool, refsToCampaign } from '../../law/pools.js';

/** A campaign that exists. */
export const someCampaign: fc.Arbitrary<CampaignRef> = among(...refsToCampaign(campaignPool.always));

/** One that may exist, from the seed or because it was created. */
export const otherCampaign = (given: Given): fc.Arbitrary<CampaignRef> =>
  among(
    ...[
      campaignPool.sometimes,
      campaignPool.never,
      ...(serves(given, 'campaigns.create') ? campaignPool.created : []),
    ].flatMap(refsToCampaign),
  );

/** Any campaign, mostly one that exists. */
export const anyCampaign = (given: Given) =>
  fc.oneof({ arbitrary: someCampaign, weight: 3 }, otherCampaign(given));

/** Whether the code is of another campaign than the id. */
const isContradictory = (ref: CampaignRef): boolean =>
  'id' in ref && ref.code === campaignPool.never.code && ref.id !== campaignPool.never.id;

/** Any campaign for an operation. Where a provider says that it knows no ids there, none can decide against a code. */
export const anyCampaignFor = (given: Given, operation: OperationName) => {
  const { refs: { campaign: names } = {} } = given.capabilities[operation];
  const isKnown = names?.includes('id') ?? true;
  return anyCampaign(given).filter((ref) => isKnown || !isContradictory(ref));
};
