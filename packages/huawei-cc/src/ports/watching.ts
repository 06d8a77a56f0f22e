import {
  beyondState,
  comparingReadings,
  neverTold,
  presence as port,
  serve,
  usualReadingMs,
  whenConfigured,
  type Runtime,
} from '@cordboard/core/provider';
import type { Surfaces } from '../configured.js';
import { workNumbers } from '../mapping/agents.js';
import { whyOnlyState } from '../mapping/presence.js';
import { listPresences } from './presence-list.js';

/** What agents are doing, change by change. */
export const watching = ({ cms }: Surfaces, runtime: Runtime) =>
  serve(
    port.watch,
    whenConfigured('cms', cms, (monitor) =>
      comparingReadings({ list: listPresences(monitor), everyMs: usualReadingMs, runtime }),
    ),
    {
      support: 'emulated',
      note: 'each loop reads the list of all agents again and again, and what comes and goes in between is not seen',
      limits: { latencyMs: usualReadingMs },
      refs: { agents: workNumbers },
      omits: {
        ...neverTold(beyondState, whyOnlyState, 'current'),
        ...neverTold(beyondState, whyOnlyState, 'previous'),
        agents: 'a reading is of everyone who is watched',
        name: 'the list has numbers and states only',
        queues: 'the list has numbers and states only',
      },
    },
  );
