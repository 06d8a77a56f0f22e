import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { SandboxRequest } from '../../http.js';
import type { World } from '../../world.js';
import type { Refusal } from './codes.js';

/** Serves a call whose headers are in order: `data` of the envelope, or the code to refuse with. */
export type Serve = (world: World, request: SandboxRequest) => TaskEither<Refusal, unknown>;

/** One call of the vendor's API, as its page documents it. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** How the envelope writes its `status`; default as text. */
  readonly statusAs?: (code: string) => unknown;
  readonly serve: Serve;
}
