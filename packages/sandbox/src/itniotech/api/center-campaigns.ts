import type { Campaign, RecallCampaign } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { every } from '../../every.js';
import type { SandboxRequest } from '../../http.js';
import type { Refusal } from './codes.js';
import { orBroken, record } from './effects.js';
import type { ItniotechWorld } from './route.js';

/** A campaign of the center, under the number that it has here. */
export interface CenterCampaign {
  readonly id: number;
  readonly campaign: Campaign;
}

const idOf = ({ ref }: Campaign): string => ('id' in ref ? ref.id : ref.code);

/** Gives a campaign of the center the number of a task that was submitted here. */
export const numberInCenter = ({ state }: ItniotechWorld, campaign: Campaign, number: number): void => {
  state.campaignNumbers.set(idOf(campaign), number);
};

const numberOf = ({ state }: ItniotechWorld, campaign: Campaign): number => {
  const id = idOf(campaign);
  const [, own] = /^(?:task|group)-([1-9]\d{0,14})$/.exec(id) ?? [];
  if (own !== undefined) return Number(own);
  const number = state.campaignNumbers.get(id) ?? state.nextId();
  state.campaignNumbers.set(id, number);
  return number;
};

/** Whether a machine speaks first: such campaigns are group calls, the others are tasks. */
const isGroupCall = ({ dialing }: Campaign): boolean => dialing?.mode === 'agentless';

/** The campaigns of the center that are tasks, or those that are group calls; without those that were submitted here. */
export const campaignsOf = (
  world: ItniotechWorld,
  kind: 'task' | 'group',
): TE.TaskEither<Refusal, readonly CenterCampaign[]> =>
  pipe(
    orBroken(every(world.center.campaigns.list, {})),
    TE.map((campaigns) =>
      campaigns
        .filter((campaign) => isGroupCall(campaign) === (kind === 'group'))
        .map((campaign) => ({ id: numberOf(world, campaign), campaign }))
        .filter(({ id }) => !world.state.tasks.has(id)),
    ),
  );

/** Has the center call contacts of a campaign again. */
export const recallInCenter = (
  { center }: ItniotechWorld,
  { campaign }: CenterCampaign,
  recall: Pick<RecallCampaign, 'which' | 'set'>,
  refusals: { readonly notOver: Refusal; readonly noneLeft: Refusal },
): TE.TaskEither<Refusal, unknown> => {
  const isOver = campaign.state === 'stopped' || campaign.state === 'completed';
  return pipe(
    center.campaigns.recall({ campaign: campaign.ref, ...recall }),
    TE.mapLeft(({ kind }): Refusal => {
      if (kind !== 'Conflict') return '-18';
      return isOver ? refusals.noneLeft : refusals.notOver;
    }),
  );
};

/** When a campaign of the center was made. */
export const createdAtOf = ({ campaign }: CenterCampaign): number => Date.parse(campaign.createdAt ?? '');

const agentModes: ReadonlySet<unknown> = new Set([undefined, 'manual', 'preview', 'progressive']);

/** Whether agents dial: such tasks have another type than those whose calls are connected to agents. */
export const isForAgents = ({ dialing }: Campaign): boolean => agentModes.has(dialing?.mode);

/** One campaign of the center by the number that it has here. */
export const centerCampaign = (
  world: ItniotechWorld,
  kind: 'task' | 'group',
  id: number,
  missing: Refusal,
): TE.TaskEither<Refusal, CenterCampaign> =>
  pipe(
    campaignsOf(world, kind),
    TE.map((known) => known.find((each) => each.id === id)),
    TE.chain(TE.fromNullable(missing)),
  );

const over: ReadonlySet<unknown> = new Set(['stopping', 'stopped', 'completed', 'failed']);

/** Whether a campaign of the center makes no more calls. */
export const isOverInCenter = ({ campaign }: CenterCampaign): boolean => over.has(campaign.state);

/** Stops a campaign of the center. */
export const stopInCenter = (
  world: ItniotechWorld,
  request: SandboxRequest,
  { id, campaign }: CenterCampaign,
): TE.TaskEither<Refusal, null> =>
  pipe(
    orBroken(world.center.campaigns.stop({ campaign: campaign.ref })),
    TE.map(() => {
      record(world, request, `cancel task ${id}`);
      return null;
    }),
  );
