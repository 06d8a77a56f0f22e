import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { World } from '../../world.js';
import type { Refusal } from './codes.js';

/** What a method answers. */
export interface Served {
  readonly data: unknown;
  /** Of a page: how many rows there are in all. */
  readonly count?: number;
}

/** One method of CC-CMS. */
export interface Route {
  readonly method: string;
  /** Below `/rest/cmsapp/v1/openapi`. */
  readonly path: string;
  /**
   * The result of a request with this body (`undefined` where it is not JSON), or the code that refuses it.
   */
  readonly serve: (world: World, body: unknown) => TaskEither<Refusal, Served>;
}
