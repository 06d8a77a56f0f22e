import type { Assignment, BulkReport, Campaign, Contact, DuplicateRule } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { refusalOf, refuse } from '../failures.js';
import {
  among,
  digits,
  type Found,
  id,
  int,
  lettersAndDigits,
  listOf,
  mapped,
  optional,
  orElse,
  shape,
  text,
} from '../shape.js';
import { agentTypeText, findAgent, refOf } from './agent-refs.js';
import { reading, type Answer, type Call, type Route } from './call.js';
import { campaignFields, codeOf, findCampaign, idOf } from './campaign-refs.js';
import { stray } from './envelope.js';
import { importResultRoute, type CallingList } from './import-results.js';

const duplicateRules = {
  NonRemoveDuplicates: 'keep',
  RemoveDuplicatesInCallingList: 'skip-in-batch',
  RemoveDuplicatesInCampaign: 'skip-in-campaign',
  RemoveDuplicatesInTenant: 'skip-everywhere',
} as const satisfies Readonly<Record<string, DuplicateRule>>;

type VendorRule = keyof typeof duplicateRules;

const isVendorRule = (word: string): word is VendorRule => Object.hasOwn(duplicateRules, word);
const vendorRules = Object.keys(duplicateRules).filter(isVendorRule);

/** The table says String, the sample shows a number. */
const countOf = (value: unknown) =>
  typeof value === 'number' ? int(0)(value) : mapped(digits(1, 9), Number)(value);

const detail = shape({
  telephone: id,
  allocationAgent: optional(id),
  name: optional(text(128)),
  description: optional(text(200)),
  customFields: orElse(listOf(shape({ fieldId: id, fieldValue: orElse(text(), '') })), []),
});

const newList = shape({
  agentID: id,
  agentType: agentTypeText,
  ...campaignFields,
  callingListCode: lettersAndDigits(20),
  removeDuplicatesRule: among(...vendorRules),
  enableFilterDoNotCallListNumber: orElse(among('Filter', 'NoFilter'), 'NoFilter'),
  assignRule: among('AssignAverage', 'AssignAppoint', 'NoAssign'),
  assignAgentAndCount: optional(listOf(shape({ agentID: id, count: countOf }))),
  dataDetails: listOf(detail, { min: 1 }),
});

type NewList = Found<typeof newList>;

/** The agents of an assignment are named by id whatever `agentType` says: it is about the importing one. */
const assignments: Readonly<
  Record<NewList['assignRule'], (shares: NewList['assignAgentAndCount']) => Assignment>
> = {
  NoAssign: () => ({ kind: 'none' }),
  AssignAverage: (shares) => ({
    kind: 'even',
    agents: shares?.map(({ agentID }) => refOf('id', agentID)),
  }),
  // Without shares the agents are those that the contacts themselves name.
  AssignAppoint: (shares = []) =>
    shares.length === 0
      ? { kind: 'none' }
      : {
          kind: 'shares',
          shares: shares.map(({ agentID, count }) => ({ agent: refOf('id', agentID), contacts: count })),
        },
};

const toContact = ({
  telephone,
  allocationAgent,
  name,
  description,
  customFields,
}: Found<typeof detail>): Contact => ({
  phoneNumber: telephone,
  agentNumber: allocationAgent,
  name,
  note: description,
  fields: Object.fromEntries(customFields.map(({ fieldId, fieldValue }) => [fieldId, fieldValue])),
});

type Report = BulkReport<unknown>;

const toCallingList = (call: Call, campaign: Campaign, input: NewList, report: Report): CallingList => {
  const { now, options } = call.world;
  const creationTime = now();
  return {
    campaignId: idOf(campaign),
    campaignCode: codeOf(campaign),
    callingListCode: input.callingListCode,
    batches: report.batches.flatMap(({ batch }) => batch ?? []),
    creationTime,
    removeDuplicatesRule: input.removeDuplicatesRule,
    successCount: report.applied + report.accepted,
    duplicatesCount: report.unchanged,
    errorCount: report.failed + report.unknown,
    visibleAt: creationTime + (options.sobot?.importDelayMs ?? 0),
  };
};

const recordRows = (call: Call, campaign: Campaign, input: NewList, report: Report): void => {
  for (const { row, outcome } of report.outcomes) {
    const number = input.dataDetails[row]?.telephone;
    if (number === undefined || outcome !== 'applied') continue;
    call.record(`add a contact to campaign ${codeOf(campaign)}`, 'contact', idOf(campaign), number);
  }
};

const runImport = (call: Call, campaign: Campaign, input: NewList): Answer<Report> =>
  pipe(
    call.world.center.campaigns.addContacts({
      campaign: campaign.ref,
      batch: input.callingListCode,
      duplicates: duplicateRules[input.removeDuplicatesRule],
      skipDoNotCall: input.enableFilterDoNotCallListNumber === 'Filter',
      assignment: assignments[input.assignRule](input.assignAgentAndCount),
      importedBy: refOf(input.agentType, input.agentID),
      rows: input.dataDetails.map(toContact),
    }),
    TE.mapLeft(refusalOf({ NotFound: 'unknownAgent', PermissionDenied: 'notTheCreator' })),
  );

/** A task runs by its schedule: one whose start had passed when it was created runs as soon as it has contacts. */
const isDue = ({ state, schedule, createdAt }: Campaign): boolean =>
  state === 'draft' && Date.parse(schedule?.start ?? '') <= Date.parse(createdAt ?? '');

const beginIfDue = ({ world }: Call, campaign: Campaign): Answer =>
  isDue(campaign)
    ? pipe(world.center.campaigns.start({ campaign: campaign.ref }), TE.mapLeft(refusalOf()))
    : TE.right(undefined);

const isFresh = (lists: readonly CallingList[], campaign: Campaign, callingListCode: string): boolean =>
  !lists.some((list) => list.campaignCode === codeOf(campaign) && list.callingListCode === callingListCode);

/** The list of agents is optional: the details may name theirs themselves. */
const hasNoAssignees = ({ assignRule, assignAgentAndCount, dataDetails }: NewList): boolean =>
  assignRule === 'AssignAppoint' &&
  assignAgentAndCount === undefined &&
  dataDetails.every(({ allocationAgent }) => allocationAgent === undefined);

const importList = (lists: CallingList[]) =>
  reading(newList, (input, call) =>
    hasNoAssignees(input)
      ? TE.left(refuse('badRequest', 'assignAgentAndCount is required'))
      : pipe(
          findAgent(call, input.agentType, input.agentID),
          TE.chain(() => findCampaign(call, input)),
          TE.filterOrElse(
            (campaign) => isFresh(lists, campaign, input.callingListCode),
            () => refuse('batchExists'),
          ),
          TE.chain((campaign) =>
            pipe(
              runImport(call, campaign, input),
              TE.chainFirst(() => beginIfDue(call, campaign)),
              TE.map((report) => {
                lists.push(toCallingList(call, campaign, input, report));
                recordRows(call, campaign, input, report);
                return {
                  campaignId: stray(idOf(campaign)),
                  callingListCode: input.callingListCode,
                  code: codeOf(campaign),
                };
              }),
            ),
          ),
        ),
  );

/** The calls about imports; a server remembers those that it carried out. */
export const callingListRoutes = (): readonly Route[] => {
  const lists: CallingList[] = [];
  return [
    {
      method: 'POST',
      path: 'exports/api/campaigns/_import',
      token: 'company',
      idempotency: 'honoured',
      envelope: { apiVersion: '6.3.0', kind: 'ApiRespCampaignsVO', metaData: 'empty' },
      answer: importList(lists),
    },
    importResultRoute(lists),
  ];
};
