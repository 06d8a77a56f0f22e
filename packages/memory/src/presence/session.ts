import { failure } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { AgentRef } from '@cordboard/core/provider';
import type { SeedAgent } from '../agents/seed.js';
import { findAgent, type AgentsState } from '../agents/state.js';
import { invalid, type Answer } from '../shared/answers.js';

/** Nothing else signs in to a center in memory: an agent who is signed in is signed in by it. */
export const isSignedIn = ({ presence }: Pick<SeedAgent, 'presence'>): boolean =>
  presence !== undefined && presence.state !== 'logged-out';

export const signedOut = failure('Conflict', 'the agent is not signed in');

const noSupervisor = failure('PermissionDenied', 'by is no supervisor');

const ownSupervisor = invalid('by', 'names the agent');

/** Who does something to whom; `by` left out: the agent. */
interface Done {
  readonly agent: AgentRef;
  readonly by?: AgentRef | undefined;
}

/** The agent to whom something is done, where the one who does it may. A supervisor need not be signed in. */
export const findSubject = (agents: AgentsState, { agent, by }: Done): Answer<SeedAgent> =>
  pipe(
    findAgent(agents, agent),
    E.chainFirst(({ id }) =>
      by === undefined
        ? E.right(undefined)
        : pipe(
            findAgent(agents, by),
            E.filterOrElse(
              ({ id: supervisor }) => supervisor !== id,
              () => ownSupervisor,
            ),
            E.filterOrElse(
              ({ role }) => role === 'supervisor',
              () => noSupervisor,
            ),
          ),
    ),
  );
