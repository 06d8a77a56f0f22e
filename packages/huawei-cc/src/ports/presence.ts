import {
  notImplemented,
  presence as port,
  presenceOf,
  serve,
  whenConfigured,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Cms } from '../surfaces/cms/surface.js';
import { agentByRef } from './agents.js';

export const presence = (cms: Cms | undefined) => [
  serve(
    port.get,
    whenConfigured(
      'cms',
      cms,
      (monitor) =>
        ({ agent }, context) =>
          pipe(agentByRef(monitor, agent, context), TE.map(presenceOf)),
    ),
  ),
  notImplemented(port.list, 'CC-CMS vdn/totalagentabstractex3; of one queue skill/agentbyconfigedskill'),
];
