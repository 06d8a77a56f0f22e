import type { CallFlow } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { every } from '../../every.js';
import { below, reading, type Refusal, type Route } from './route.js';

/** A flow has a description and the file it was loaded from; the center's name stands for the first. */
const toRow = ({ id, name }: CallFlow) => ({
  id: Number(id),
  accessCode: '',
  description: name,
  flowFileName: `flow-${id}.vxml`,
  flowType: 1,
  isLoad: 1,
  maxCallNum: 100,
});

/** The page documents no field of a request; what is sent is not looked at. */
const queryIvrFlowList = reading(t.UnknownRecord, (_, { world }) =>
  pipe(
    every(world.center.routing.listFlows, {}),
    TE.bimap(
      (): Refusal => 'failed',
      (flows) => ({ result: flows.map(toRow) }),
    ),
  ),
);

/** The call about flows. */
export const flowRoutes: readonly Route[] = [
  { path: below('ivrFlow/queryIVRFlowList'), family: 'flow', answer: queryIvrFlowList },
];
