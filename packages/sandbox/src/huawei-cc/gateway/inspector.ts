import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Refusal } from './codes.js';
import { sessionOf, type GatewayCall } from './route.js';
import type { Session } from './sessions.js';

/** The session of an agent whom a signed-in inspector may do something to. */
export const inspectedBy = (call: GatewayCall, workNo: string): TE.TaskEither<Refusal, Session> => {
  const { world, sessions, agentId } = call;
  const { center } = world;
  return pipe(
    sessionOf(call),
    TE.chain(() =>
      pipe(
        center.agents.get({ agent: { number: agentId } }),
        TE.mapLeft((): Refusal => '100-007'),
      ),
    ),
    TE.filterOrElse(
      ({ role }) => role?.role === 'supervisor',
      (): Refusal => '900-002',
    ),
    TE.filterOrElse(
      () => workNo !== agentId,
      (): Refusal => '000-005',
    ),
    TE.chain(() =>
      pipe(
        center.agents.get({ agent: { number: workNo } }),
        TE.mapLeft((): Refusal => '900-004'),
      ),
    ),
    TE.map(() => sessions.of(workNo)),
    TE.chain((session) => (session === undefined ? TE.left<Refusal>('900-005') : TE.right(session))),
  );
};
