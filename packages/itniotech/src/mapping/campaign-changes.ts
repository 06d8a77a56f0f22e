import {
  describeProblems,
  failure,
  invalidInput,
  type Campaign,
  type CampaignPatch,
  type CampaignState,
  type ContactCenterError,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import type { EditTaskRequest } from '../surfaces/api/wire/campaigns.js';
import type { Meant } from './campaigns.js';

const isIn =
  (...states: readonly CampaignState[]) =>
  ({ state }: Campaign): boolean =>
    states.some((each) => each === state);

/** Whether a campaign makes no more calls, as was wished of it. */
export const isStopped = isIn('stopped', 'completed');

const isOver = isIn('stopped', 'completed', 'failed');

const refusal = ({ state }: Campaign): ContactCenterError =>
  failure('Conflict', `the campaign is ${state ?? 'in an unknown state'}`);

const unsupported = (message: string): ContactCenterError => {
  const problems = [{ path: 'campaign', message }];
  return failure('Unsupported', describeProblems(problems), { problems });
};

/** Why a campaign cannot be stopped: one that agents dial is switched off in the console only. */
export const fromStop = (campaign: Campaign): E.Either<ContactCenterError, Campaign> => {
  if (campaign.dialing?.mode === 'preview') {
    return E.left(unsupported('a task that agents dial cannot be cancelled'));
  }
  return campaign.state === 'failed' ? E.left(refusal(campaign)) : E.right(campaign);
};

/** The vendor's requests that cancel a task, and a group call. */
export const fromStoppedTask = ({ key }: Meant) => ({ taskId: key });
export const fromStoppedCall = ({ key }: Meant) => ({ taskIdList: [key] });

/** What a patch can change, as far as what is declared leaves anything. */
type TaskPatch = Pick<CampaignPatch, 'name' | 'dialing'>;

const notWhole = invalidInput([
  { path: 'set.dialing.linesPerAgent', message: 'expected a whole number: the vendor takes no fractions' },
]);

/** The vendor's request for a change of a task. */
export const fromTaskPatch = (
  campaign: Campaign,
  { key, kind }: Meant,
  { name, dialing }: TaskPatch,
): E.Either<ContactCenterError, EditTaskRequest> => {
  if (kind === 'group') return E.left(unsupported('what a group call says is not told whole'));
  if (campaign.dialing?.mode === 'preview' || dialing?.mode !== 'power') {
    return E.left(unsupported('a task that agents dial has no rate, which every change must state'));
  }
  const { linesPerAgent } = dialing;
  if (!Number.isInteger(linesPerAgent)) return E.left(notWhole);
  return isOver(campaign)
    ? E.left(refusal(campaign))
    : E.right({ taskId: key, remark: name, calloutRate: linesPerAgent });
};
