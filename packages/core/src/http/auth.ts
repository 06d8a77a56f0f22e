import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Secret } from '../codec/secret.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import type { CallContext } from '../context/call-context.js';
import type { ReplyHead } from './transport/wire.js';

export type Headers = Readonly<Record<string, string>>;

/** A request as it will be sent: the input of a signature. */
export interface SignableRequest {
  /** The verb of HTTP, such as `POST`. */
  readonly method: string;
  /** Behind the host, the query included, encoded as it is sent. */
  readonly path: string;
  /** The server's name, with a port that is not the usual one. */
  readonly host: string;
  /** All headers except those of the signature, by their names in lower case. */
  readonly headers: Headers;
  /** Empty where there is no body. */
  readonly body: Uint8Array;
}

/** How requests are authenticated. `C` is a credential: a key, a token, a session. */
export interface Auth<C> {
  /** Gets a credential, from memory where there is one. Asked for before a request acquires a permit, and again after. */
  readonly obtain: (context: CallContext) => TaskEither<ContactCenterError, C>;
  /** The headers that an attempt carries. Called once for each attempt. */
  readonly sign: (request: SignableRequest, credential: C) => Headers;
  /** Looks at every reply, also at one that reports a failure. */
  readonly onReply?: ((head: ReplyHead, credential: C) => void) | undefined;
  /**
   * Recovers from a refusal of this credential, such as by renewing it; the request is then sent once more.
   * `undefined` when recovery is not possible.
   */
  readonly onRefused?:
    | ((error: ContactCenterError, credential: C) => TaskEither<ContactCenterError, void> | undefined)
    | undefined;
  /** The secrets in a credential, which a vendor's message might quote. */
  readonly secrets?: ((credential: C) => readonly Secret[]) | undefined;
}

/** For requests without authentication, such as the one for a token. */
export const noAuth: Auth<void> = { obtain: () => TE.right(undefined), sign: () => ({}) };
