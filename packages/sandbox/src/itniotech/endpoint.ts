import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { SandboxRequest } from '../http.js';
import type { World } from '../world.js';
import type { Refusal } from './codes.js';

/** Serves a call whose headers are in order: `data` of the envelope, or the code to refuse with. */
export type Serve = (world: World, request: SandboxRequest) => TaskEither<Refusal, unknown>;

/** One call of the vendor's API. */
export interface Endpoint {
  readonly method: string;
  readonly path: string;
  /** How the envelope writes its `status`: most calls as text, some as a number. */
  readonly statusAs: (code: string) => unknown;
  readonly serve: Serve;
}
