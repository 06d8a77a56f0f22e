import type { ContactCenterError, Written } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { SandboxRequest } from '../../http.js';
import type { World } from '../../world.js';
import type { Refusal } from './codes.js';
import type { Session, Sessions } from './sessions.js';

/** A request that found its endpoint. */
export interface GatewayCall {
  readonly world: World;
  readonly sessions: Sessions;
  readonly request: SandboxRequest;
  /** From the path. */
  readonly agentId: string;
  /** What else is in the path, by its names. */
  readonly params: Readonly<Partial<Record<string, string>>>;
}

/** The authenticated session of a call. An agent who was removed meanwhile has none any more. */
export const sessionOf = ({
  world,
  sessions,
  agentId,
  request,
}: GatewayCall): TE.TaskEither<Refusal, Session> =>
  pipe(
    TE.fromEither(sessions.authenticate(agentId, request.headers)),
    TE.chainFirst((session) =>
      pipe(
        world.center.agents.get({ agent: { number: agentId } }),
        TE.mapLeft((): Refusal => {
          sessions.end(session);
          return '100-006';
        }),
      ),
    ),
  );

/** Carries a change out in the center, and records in the ledger what it changed, if anything. */
export const carriedOut = (
  { world, request, agentId }: GatewayCall,
  effect: string,
  task: TE.TaskEither<ContactCenterError, Written<unknown>>,
  whose: string = agentId,
): TE.TaskEither<Refusal, void> =>
  pipe(
    task,
    TE.mapLeft((): Refusal => '100-007'),
    TE.map(({ outcome }) => {
      const key = world.ledger.keyOf(whose, effect);
      if (outcome !== 'unchanged') world.ledger.record({ vendor: 'huawei-cc', request, effect, key });
    }),
  );

/** What an answer holds beside `retcode`, and its headers. */
export interface GatewayAnswer {
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Serves a call, or says with which code to refuse it. */
export type Serve = (call: GatewayCall) => TE.TaskEither<Refusal, GatewayAnswer>;

/** One method of the gateway's API. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/agentgateway/resource`, with `{agentid}` where the agent's id stands, and other parameters likewise. */
  readonly path: string;
  readonly serve: Serve;
}
