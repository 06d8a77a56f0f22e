import {
  beyondState,
  neverTold,
  notImplemented,
  presence as port,
  presenceOf,
  serve,
  statesAmong,
  whenConfigured,
  type Runtime,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { workNumbers } from '../mapping/agents.js';
import { presencePages, statesWith, whyOnlyState } from '../mapping/presence.js';
import type { ReasonsConfig } from '../config.js';
import type { Surfaces } from '../configured.js';
import { agentByRef } from './agents.js';
import { listPresences } from './presence-list.js';
import { sessionSettings } from './session-settings.js';
import { sessions } from './sessions.js';
import { watching } from './watching.js';

export const presence = (surfaces: Surfaces, runtime: Runtime, reasons: ReasonsConfig | undefined) => [
  ...sessions(surfaces, reasons),
  ...sessionSettings(surfaces),
  serve(
    port.get,
    whenConfigured(
      'cms',
      surfaces.cms,
      (monitor) =>
        ({ agent }, context) =>
          pipe(agentByRef(monitor, agent, context), TE.map(presenceOf)),
    ),
    { refs: { agent: workNumbers }, omits: neverTold(beyondState, whyOnlyState) },
  ),
  serve(port.list, whenConfigured('cms', surfaces.cms, listPresences), {
    note: 'the vendor has no filters: agents who are not asked for are left out of the pages; who belongs to a queue takes another request for each page',
    limits: { pageSize: presencePages.maxSize },
    refs: { agents: workNumbers },
    omits: {
      ...neverTold(beyondState, whyOnlyState, 'presence'),
      name: 'the list has numbers and states only',
      queues: 'the list has numbers and states only',
    },
  }),
  watching(surfaces, runtime),
  serve(port.listStates, statesAmong(statesWith(reasons)), {
    support: 'emulated',
    note: 'the states of the CTI platform, and the reasons that the settings have numbers for: nothing is sent',
    omits: neverTold(['name'], 'the vendor has no call for the names'),
  }),
  notImplemented(
    port.createClientToken,
    'CC-Gateway POST onlineagent/{agentid}/logininfo, whose answer no page describes',
  ),
];
