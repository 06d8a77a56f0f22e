import {
  campaigns as operations,
  failure,
  serve,
  type AgentRef,
  type CallContext,
  type ContactCenterError,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { operatorOf, type SobotConfig } from '../config.js';
import { actingAgent } from '../mapping/agents.js';
import { fromCallbackPlan, mostCallbacks, sendable, toCallbackAnswer } from '../mapping/callbacks.js';
import type { Api } from '../surfaces/api/surface.js';
import { createContactPlansInBulk } from '../surfaces/api/wire/campaigns.js';
import { readAgent } from './agents.js';

const noNumber = failure('Conflict', 'the planner needs an agent number');

/** The planner, named in the same way as the caller: one field of the vendor's applies to both. */
const namedAlike = (
  api: Api,
  planner: AgentRef,
  caller: AgentRef,
  context: CallContext,
): TE.TaskEither<ContactCenterError, AgentRef> =>
  'id' in planner === 'id' in caller
    ? TE.right(planner)
    : pipe(
        readAgent({ api, agent: planner, context }),
        TE.chain(({ id, number }) =>
          TE.fromNullable(noNumber)('id' in caller ? { id } : number === undefined ? undefined : { number }),
        ),
      );

/** Callbacks, which the vendor calls contact plans. */
export const scheduleCallbacks = (api: Api, config: SobotConfig) =>
  serve(
    operations.scheduleCallbacks,
    (plan, rows, context) => {
      const numbers = sendable(rows);
      if (numbers.length === 0) return TE.right(toCallbackAnswer(rows, []));
      return pipe(
        TE.fromEither(actingAgent(plan.createdBy, operatorOf(config), 'createdBy')),
        TE.chain((planner) => namedAlike(api, planner, plan.agent, context)),
        TE.chainEitherK((planner) => fromCallbackPlan(plan, planner, numbers)),
        TE.chain((json) => api.ask(createContactPlansInBulk, { body: { json } }, context)),
        TE.map((ids) => toCallbackAnswer(rows, ids)),
      );
    },
    { batching: mostCallbacks, note: 'numbers of 3 to 16 digits' },
  );
