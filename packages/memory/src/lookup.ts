import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { AgentId, AgentRef, CampaignRef, QueueId } from '@cordboard/core/provider';
import { notFound, type Answer } from './answers.js';
import type { SeedAgent, SeedQueue } from './seed-codec.js';
import type { CampaignEntry, State } from './state.js';

/** The agent a reference means; `NotFound`. */
export const findAgent = ({ agents, agentsByNumber }: State, ref: AgentRef): Answer<SeedAgent> => {
  const id = 'id' in ref ? ref.id : agentsByNumber.get(ref.number);
  return E.fromNullable(notFound('agent'))(id === undefined ? undefined : agents.get(id));
};

/** The id of an agent who need not be named; `NotFound` when one is named and unknown. */
export const findAgentId = (state: State, ref: AgentRef | undefined): Answer<AgentId | undefined> =>
  ref === undefined
    ? E.right(undefined)
    : pipe(
        findAgent(state, ref),
        E.map(({ id }) => id),
      );

/** Whether an agent is the one a filter asks for; nobody is the one whom nobody knows. */
export const isAgent = (state: State, wanted: AgentRef): ((id: AgentId | undefined) => boolean) => {
  const agent = findAgent(state, wanted);
  return (id) => E.isRight(agent) && agent.right.id === id;
};

/** The queue with an id; `NotFound`. */
export const findQueue = ({ queues }: State, id: QueueId): Answer<SeedQueue> =>
  E.fromNullable(notFound('queue'))(queues.get(id));

/** Whether no queue, or no other than one, has a name. */
export const nameIsFree = ({ queues }: State, name: string, own?: QueueId): boolean =>
  ![...queues.values()].some((queue) => queue.name === name && queue.id !== own);

/** The campaign a reference means, where the id decides; `NotFound`. */
export const findCampaign = (
  { campaigns, campaignsByCode }: State,
  ref: CampaignRef,
): Answer<CampaignEntry> => {
  const id = 'id' in ref ? ref.id : campaignsByCode.get(ref.code);
  return E.fromNullable(notFound('campaign'))(id === undefined ? undefined : campaigns.get(id));
};
