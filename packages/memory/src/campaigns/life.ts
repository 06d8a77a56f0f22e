import { isDeepStrictEqual } from 'node:util';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import {
  campaigns as operations,
  type Campaign,
  type CampaignPatch,
  type CampaignState,
  type OneCampaign,
  type Written,
  unchanged,
} from '@cordboard/core/provider';
import { applied, type Answer } from '../shared/answers.js';
import { patched } from '../shared/patch.js';
import { serve } from '../shared/serve.js';
import type { State } from '../state.js';
import { knownQueues, problemIn } from './made.js';
import { shown } from './progress.js';
import {
  findCampaign,
  isOver,
  stateOf,
  wrongState,
  type CampaignEntry,
  type CampaignsState,
} from './state.js';

/** What may be wished of a campaign: from which states to which, and in which it is fulfilled already. */
interface Wish {
  readonly from: readonly CampaignState[];
  readonly to: CampaignState;
  readonly fulfilled: readonly CampaignState[];
}

const wishes: Readonly<Record<'start' | 'pause' | 'resume' | 'stop', Wish>> = {
  start: { from: ['draft', 'scheduled'], to: 'running', fulfilled: ['running'] },
  pause: { from: ['running'], to: 'paused', fulfilled: ['paused'] },
  resume: { from: ['paused'], to: 'running', fulfilled: ['running'] },
  stop: {
    from: ['draft', 'scheduled', 'running', 'paused'],
    to: 'stopped',
    fulfilled: ['stopping', 'stopped', 'completed'],
  },
};

const changed = (state: State, entry: CampaignEntry, campaign: Campaign): Written<Campaign> => {
  const after = { ...entry, campaign };
  state.campaigns.byId.set(entry.id, after);
  return applied(state.clock, shown(after));
};

const wish =
  (state: State, { from, to, fulfilled }: Wish) =>
  ({ campaign: ref }: OneCampaign): Answer<Written<Campaign>> =>
    pipe(
      findCampaign(state.campaigns, ref),
      E.chain((entry) => {
        if (fulfilled.includes(stateOf(entry))) return E.right(unchanged(shown(entry)));
        return from.includes(stateOf(entry))
          ? E.right(changed(state, entry, { ...entry.campaign, state: to }))
          : E.left(wrongState(entry));
      }),
    );

const update = (state: State, entry: CampaignEntry, set: CampaignPatch): Answer<Written<Campaign>> => {
  if (isOver(entry)) return E.left(wrongState(entry));
  const { name, schedule, hours, description, dialing, queues, callerIds, priority } = set;
  const told = { name, schedule, hours, description, dialing, queues, callerIds, priority };
  const campaign = patched<Campaign>(entry.campaign, told);
  const problem = problemIn({ schedule: campaign.schedule, hours: campaign.hours, dialing: set.dialing });
  if (problem !== undefined) return E.left(problem);
  return pipe(
    knownQueues(state.queues, { queues: set.queues ?? undefined, dialing: set.dialing }),
    E.map(() =>
      isDeepStrictEqual(campaign, entry.campaign) ? unchanged(shown(entry)) : changed(state, entry, campaign),
    ),
  );
};

const isListed = ({ byId }: CampaignsState, number: string): boolean =>
  [...byId.values()].some(({ numbers }) => numbers.has(number));

const remove = ({ campaigns, clock }: State, entry: CampaignEntry): Answer<Written<OneCampaign>> => {
  if (stateOf(entry) === 'running' || stateOf(entry) === 'stopping') return E.left(wrongState(entry));
  const { ref } = entry.campaign;
  campaigns.byId.delete(entry.id);
  for (const number of entry.numbers) if (!isListed(campaigns, number)) campaigns.contacted.delete(number);
  if (ref.code !== undefined) campaigns.idByCode.delete(ref.code);
  return E.right(applied(clock, { campaign: ref }));
};

/** The operations that change a campaign which is there. */
export const life = (state: State) => [
  serve(operations.update, ({ campaign, set }) =>
    pipe(
      findCampaign(state.campaigns, campaign),
      E.chain((entry) => update(state, entry, set)),
    ),
  ),
  serve(operations.start, wish(state, wishes.start)),
  serve(operations.pause, wish(state, wishes.pause)),
  serve(operations.resume, wish(state, wishes.resume)),
  serve(operations.stop, wish(state, wishes.stop)),
  serve(operations.remove, ({ campaign }) =>
    pipe(
      findCampaign(state.campaigns, campaign),
      E.chain((entry) => remove(state, entry)),
    ),
  ),
];
