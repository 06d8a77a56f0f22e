import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { SandboxReply, SandboxRequest } from '../../http.js';
import type { World } from '../../world.js';
import type { ItniotechState } from '../state.js';
import type { Refusal } from './codes.js';

/** The world, and what the vendor knows beyond the center. */
export interface ItniotechWorld extends World {
  readonly state: ItniotechState;
}

/**
 * Serves a call whose headers are in order: `data` of the envelope (`undefined`: the envelope has no `data`),
 * or the code to refuse with.
 */
export type Serve = (world: ItniotechWorld, request: SandboxRequest) => TaskEither<Refusal, unknown>;

/** One call of the vendor's API, as its page documents it. */
export interface Route {
  readonly method: 'GET' | 'POST';
  /** Under the usual prefixes. A last segment `{id}` is any. */
  readonly path: string;
  /** What the vendor calls code and text of the envelope; default `status` and `reason`. */
  readonly envelope?: 'status' | 'code';
  /** How the envelope writes the code; default as text. */
  readonly statusAs?: (code: string) => unknown;
  readonly serve: Serve;
  /** `brand`: the page was found on a sister brand's site only. */
  readonly seenOn?: 'brand';
}

/** A GET that answers bytes instead of an envelope, and checks the headers itself, if at all. */
export interface FileRoute extends Pick<Route, 'path' | 'seenOn'> {
  readonly serve: (world: ItniotechWorld, request: SandboxRequest) => SandboxReply | Promise<SandboxReply>;
}

/** The last segment of a path, which some calls name a row by. */
export const lastSegment = ({ path }: SandboxRequest): string => path.slice(path.lastIndexOf('/') + 1);
