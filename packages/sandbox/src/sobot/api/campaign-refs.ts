import { type Campaign, CampaignId, type CampaignRef } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { refuse } from '../failures.js';
import { id, optional } from '../shape.js';
import type { Answer, Call } from './call.js';
import { allOf } from './pages.js';

/** The fields by which a call names a campaign; where both are there, the id decides. */
export const campaignFields = { campaignId: optional(id), code: optional(id) };

export interface CampaignNames {
  readonly campaignId: string | undefined;
  readonly code: string | undefined;
}

export const idOf = ({ ref }: { readonly ref: CampaignRef }): string => ('id' in ref ? ref.id : '');

export const codeOf = ({ ref }: { readonly ref: CampaignRef }): string => ref.code ?? '';

/** Every campaign that the names allow; without names every campaign there is. */
export const campaignsNamed = (
  { world }: Call,
  { campaignId, code }: CampaignNames,
): Answer<readonly Campaign[]> =>
  pipe(
    allOf(world.center.campaigns.list, campaignId === undefined ? { code } : {}),
    TE.map((campaigns) =>
      campaigns.filter((campaign) => campaignId === undefined || idOf(campaign) === CampaignId(campaignId)),
    ),
  );

/** The one campaign that the names mean. */
export const findCampaign = (call: Call, names: CampaignNames): Answer<Campaign> =>
  names.campaignId === undefined && names.code === undefined
    ? TE.left(refuse('badRequest', 'campaignId or code is required'))
    : pipe(
        campaignsNamed(call, names),
        TE.chain(([campaign]) =>
          campaign === undefined ? TE.left(refuse('unknownCampaign')) : TE.right(campaign),
        ),
      );
