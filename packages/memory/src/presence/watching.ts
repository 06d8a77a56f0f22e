import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import {
  lazily,
  presence as port,
  serve,
  toPresenceRow,
  watchPushed,
  type AgentId,
  type PresenceRow,
  type PushingSource,
  type WatchPresence,
} from '@cordboard/core/provider';
import { toAgent } from '../agents/shown.js';
import type { SeedAgent } from '../agents/seed.js';
import { findAgent } from '../agents/state.js';
import type { Answer } from '../shared/answers.js';
import type { State } from '../state.js';

type Ids = ReadonlySet<AgentId> | undefined;

const idsOf = ({ agents }: State, refs: WatchPresence['agents']): Answer<Ids> =>
  pipe(
    refs ?? [],
    E.traverseArray((ref) => findAgent(agents, ref)),
    E.map((found) => (refs === undefined ? undefined : new Set(found.map(({ id }) => id)))),
  );

const isWatched =
  (ids: Ids) =>
  ({ id, presence }: SeedAgent): boolean =>
    presence !== undefined && (ids?.has(id) ?? true);

const rowOf = (state: State, agent: SeedAgent): PresenceRow => toPresenceRow(toAgent(state)(agent));

/** An agent who is removed is signed out. */
const asRemoved = (agent: SeedAgent): SeedAgent => ({ ...agent, presence: { state: 'logged-out' } });

const source = (state: State, { agents: refs }: WatchPresence): PushingSource => {
  const { agents, clock } = state;
  // Who is named is found once: an agent may be called otherwise later.
  const found = lazily(() => idsOf(state, refs));
  return {
    runtime: { now: clock.nowMs },
    read: () =>
      pipe(
        found(),
        E.map((ids) => [...agents.byId.values()].filter(isWatched(ids)).map((agent) => rowOf(state, agent))),
        TE.fromEither,
      ),
    subscribe: (tell) =>
      agents.changes.listen(({ before, now, count }) => {
        const agent = now ?? (before && asRemoved(before));
        const ids = found();
        if (agent === undefined || E.isLeft(ids) || !isWatched(ids.right)(agent)) return;
        if (before?.presence === agent.presence) return;
        tell({
          seen: { row: rowOf(state, agent), atMs: clock.nowMs(), key: `${agent.id}/${String(count)}` },
        });
      }),
  };
};

/** Every write that changes a presence is told as it is made. */
export const watching = (state: State) =>
  serve(port.watch, (input, context) => watchPushed(source(state, input), context));
