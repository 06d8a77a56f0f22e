import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Secret } from '../codec/secret.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import type { CallContext } from '../context/call-context.js';
import type { ReplyHead } from './transport/wire.js';

export type Headers = Readonly<Record<string, string>>;

/** A request as it will leave: what a signature is made over. */
export interface SignableRequest {
  readonly method: string;
  /** Behind the host, the query included, encoded as it is sent. */
  readonly path: string;
  readonly host: string;
  /** All that are sent but those of the signature, by their names in lower case. */
  readonly headers: Headers;
  /** Empty where there is no body. */
  readonly body: Uint8Array;
}

/** How requests prove who they are from. `C` is a credential: a key, a token, a session. */
export interface Auth<C> {
  /** Gets a credential, from memory where there is one. Asked for before a request acquires a permit, and again after. */
  readonly obtain: (context: CallContext) => TaskEither<ContactCenterError, C>;
  /** The headers that an attempt carries. Called once for each attempt. */
  readonly sign: (request: SignableRequest, credential: C) => Headers;
  /** Looks at every reply, also at one that reports a failure. */
  readonly onReply?: ((head: ReplyHead, credential: C) => void) | undefined;
  /**
   * Puts right what made the vendor refuse; the request is then sent once more. It is told which credential was
   * refused. `undefined` when nothing can be done.
   */
  readonly onRefused?:
    | ((error: ContactCenterError, credential: C) => TaskEither<ContactCenterError, void> | undefined)
    | undefined;
  /** What of a credential the vendor might quote and must not be printed. */
  readonly secrets?: ((credential: C) => readonly Secret[]) | undefined;
}

/** For requests that prove nothing, such as the one for a token. */
export const noAuth: Auth<void> = { obtain: () => TE.right(undefined), sign: () => ({}) };
