import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { SandboxRequest } from '../http.js';
import type { World } from '../world.js';
import type { Refusal } from './codes.js';
import type { Sessions } from './sessions.js';

/** A request that found its endpoint. */
export interface GatewayCall {
  readonly world: World;
  readonly sessions: Sessions;
  readonly request: SandboxRequest;
  /** From the path. */
  readonly agentId: string;
}

/** What an answer holds beside `retcode`, and its headers. */
export interface GatewayAnswer {
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Serves a call, or says with which code to refuse it. */
export type Serve = (call: GatewayCall) => TaskEither<Refusal, GatewayAnswer>;

/** One method of the gateway's API. */
export interface Endpoint {
  readonly method: string;
  /** Below `/agentgateway/resource`, with `{agentid}` where the agent's id stands. */
  readonly path: string;
  readonly serve: Serve;
}
