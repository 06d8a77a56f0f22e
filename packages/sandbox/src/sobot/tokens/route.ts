import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { World } from '../../world.js';
import type { Refusal } from '../failures.js';
import type { Grants } from './grants.js';

/** A request on its way to the call that answers it. */
export interface TokenCall {
  readonly world: World;
  readonly grants: Grants;
  readonly body: unknown;
}

/** A call that gives a token. It needs none itself, and its answer has no envelope. */
export interface Route {
  readonly method: 'POST';
  readonly path: string;
  readonly answer: (call: TokenCall) => TaskEither<Refusal, unknown>;
}
