import type { CallFlow } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { id, optional, shape } from '../shape.js';
import { agentTypeIntOrNone, findAgent } from './agent-refs.js';
import { reading, type Answer, type Route } from './call.js';
import { pageFields, pageOf, totalPageOfShownSize } from './pages.js';

/** The most flows that one page may hold. */
const mostFlows = 50;

const search = shape({ ...pageFields(10, mostFlows), operator: optional(id), agentType: agentTypeIntOrNone });

const toRow = ({ id: code, name, note }: CallFlow) => ({ name, code, remarks: note ?? null });

const searchFlows = reading(search, ({ operator, agentType, ...asked }, call) => {
  const asker: Answer = operator === undefined ? TE.right(undefined) : findAgent(call, agentType, operator);
  return pipe(
    asker,
    TE.chain(() => pageOf(call.world.center.routing.listFlows, {}, { asked, show: toRow })),
    TE.map((found) => totalPageOfShownSize(asked, found)),
  );
});

/** The calls about call flows, which the vendor calls IVR. */
export const flowRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: 'ivr/api/ivr/published/_search',
    token: 'company',
    envelope: {
      apiVersion: '6.0.0',
      message: 'Request service done',
      reason: 'Success',
      kind: 'SearchIvrResponse',
      metaData: 'nulls',
      ret: true,
    },
    answer: searchFlows,
  },
];
