import {
  failure,
  invalidInput,
  type AgentRef,
  type CallContext,
  type ContactCenterError,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { fromAgentRef } from '../mapping/agents.js';
import { isNotSignedIn } from '../surfaces/gateway/sign-in.js';
import type { Sessions } from '../surfaces/gateway/sessions.js';
import type { Request } from '../surfaces/gateway/surface.js';
import type { VendorCall } from '../surfaces/gateway/wire/envelope.js';

/** Who does something to whom, by their work numbers. */
export interface Pair {
  readonly agentId: string;
  /** Left out: the agent. */
  readonly by?: string | undefined;
}

/** A pair with a supervisor. */
export type Supervised = Required<{ readonly [K in keyof Pair]: string }>;

const ownSupervisor = invalidInput([{ path: 'by', message: 'names the agent' }]);

/** The work numbers of an agent and of the supervisor, where there is one, who has to be somebody else. */
export const pairOf = ({
  agent,
  by,
}: {
  readonly agent: AgentRef;
  readonly by?: AgentRef | undefined;
}): E.Either<ContactCenterError, Pair> =>
  pipe(
    fromAgentRef(agent),
    E.bindTo('agentId'),
    E.bind('by', () => (by === undefined ? E.right(undefined) : fromAgentRef(by))),
    E.filterOrElse(
      (pair) => pair.by !== pair.agentId,
      () => ownSupervisor,
    ),
  );

const supervisorNotSignedIn = failure(
  'Conflict',
  'this center has not signed the supervisor in, or the session is over; presence.signIn does it',
);

/** Makes a call in a supervisor's name. */
export const supervising = <A>(
  sessions: Sessions,
  by: string,
  { call, request }: { readonly call: VendorCall<A>; readonly request: Request },
  context: CallContext,
): TE.TaskEither<ContactCenterError, A> =>
  pipe(
    sessions.within(call, by, request, context),
    TE.mapLeft((error) => (isNotSignedIn(error) ? supervisorNotSignedIn : error)),
  );
