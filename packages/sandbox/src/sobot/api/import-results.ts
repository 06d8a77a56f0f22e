import type { Campaign, DuplicateRule, ImportResult } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { id, optional, shape } from '../shape.js';
import { agentTypeText, findAgent } from './agent-refs.js';
import { reading, type Answer, type Call, type Edition, type Route } from './call.js';
import { campaignFields, campaignsNamed, codeOf, findCampaign, idOf } from './campaign-refs.js';
import { stray } from './envelope.js';
import { allOf, pageFields, totalCountPage } from './pages.js';

/** An import and its result, which shows from `visibleAt` on. */
export interface CallingList {
  readonly campaignId: string;
  readonly campaignCode: string;
  readonly callingListCode: string;
  /** The names the center has for it: one for each thousand rows. */
  readonly batches: readonly string[];
  readonly creationTime: number;
  readonly removeDuplicatesRule: string;
  readonly successCount: number;
  readonly duplicatesCount: number;
  readonly errorCount: number;
  readonly visibleAt: number;
}

const vendorRules: Readonly<Record<DuplicateRule, string>> = {
  keep: 'NonRemoveDuplicates',
  'skip-in-batch': 'RemoveDuplicatesInCallingList',
  'skip-in-campaign': 'RemoveDuplicatesInCampaign',
  'skip-everywhere': 'RemoveDuplicatesInTenant',
};

/** A list that was imported without this server. */
const toCallingList = (result: ImportResult): CallingList => {
  const creationTime = result.importedAt === undefined ? 0 : Date.parse(result.importedAt);
  return {
    campaignId: idOf({ ref: result.campaign }),
    campaignCode: codeOf({ ref: result.campaign }),
    callingListCode: result.batch,
    batches: [result.batch],
    creationTime,
    removeDuplicatesRule: vendorRules[result.duplicateRule ?? 'keep'],
    successCount: result.added,
    duplicatesCount: result.duplicates,
    errorCount: result.rejected,
    visibleAt: creationTime,
  };
};

/** The lists of a campaign whose import is finished. */
const listsOf = (
  call: Call,
  lists: readonly CallingList[],
  campaign: Campaign,
): Answer<readonly CallingList[]> => {
  const own = lists.filter(({ campaignCode }) => campaignCode === codeOf(campaign));
  const ownBatches = new Set(own.flatMap(({ batches }) => batches));
  return pipe(
    allOf(call.world.center.campaigns.importResult, { campaign: campaign.ref }),
    TE.map((results) => [
      ...results.filter(({ batch }) => !ownBatches.has(batch)).map(toCallingList),
      ...own.filter(({ visibleAt }) => visibleAt <= call.world.now()),
    ]),
  );
};

/** The table and the sample of the manual call it differently. */
const duplicatesFields: Readonly<Record<Edition, 'removeDuplicatesCount' | 'repeatCount'>> = {
  v6: 'removeDuplicatesCount',
  tm: 'repeatCount',
};

const toRow = (edition: Edition) => (list: CallingList) => ({
  campaignId: stray(list.campaignId),
  code: list.campaignCode,
  callingListCode: list.callingListCode,
  removeDuplicatesRule: list.removeDuplicatesRule,
  successCount: list.successCount,
  errorCount: list.errorCount,
  errorReportPath: list.errorCount === 0 ? '' : `https://sandbox.invalid/import/${list.callingListCode}.xlsx`,
  [duplicatesFields[edition]]: list.duplicatesCount,
  creationTime: list.creationTime,
});

const search = shape({
  agentID: id,
  agentType: agentTypeText,
  callingListCode: optional(id),
  ...campaignFields,
  ...pageFields(50),
});

/** One page of what became of imports; unfinished ones are absent. */
const importResults = (lists: readonly CallingList[]) =>
  reading(search, (input, call) => {
    const isNamed = input.campaignId !== undefined || input.code !== undefined;
    const named: Answer<readonly Campaign[]> = isNamed
      ? pipe(
          findCampaign(call, input),
          TE.map((campaign) => [campaign]),
        )
      : campaignsNamed(call, input);
    return pipe(
      findAgent(call, input.agentType, input.agentID),
      TE.chain(() => named),
      TE.chain(TE.traverseSeqArray((campaign) => listsOf(call, lists, campaign))),
      TE.map((found) => found.flat()),
      TE.map((found) =>
        found.filter(
          ({ callingListCode }) =>
            input.callingListCode === undefined || callingListCode === input.callingListCode,
        ),
      ),
      TE.map((found) => totalCountPage(input, found.map(toRow(call.edition)))),
    );
  });

/** The call that tells what became of imports: those of this server, and those that came into the center otherwise. */
export const importResultRoute = (lists: readonly CallingList[]): Route => ({
  method: 'POST',
  path: 'outbound/api/campaigns/calling-list/import-result',
  token: 'company',
  idempotency: 'needed',
  // The typing mistake is the vendor's.
  envelope: { apiVersion: 'v6.3.0', kind: 'ApiRepsICallListResult', metaData: 'empty' },
  answer: importResults(lists),
});
