import type { CallContext, ContactCenterError } from '@cordboard/core/provider';
import { rowsIn } from '@cordboard/core/http';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { ApiFabric } from '../surfaces/api-fabric/surface.js';
import { queryIvrFlowList, type FlowRow } from '../surfaces/api-fabric/wire/routes.js';

/** All call flows, which arrive at once. */
export const readFlows = (
  api: ApiFabric,
  context: CallContext,
): TE.TaskEither<ContactCenterError, readonly FlowRow[]> =>
  pipe(
    api.ask(queryIvrFlowList, { body: { json: {} } }, context),
    TE.map(({ result }) => rowsIn(result)),
  );
