import * as E from 'fp-ts/lib/Either.js';
import * as O from 'fp-ts/lib/Option.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { HeaderText } from '../codec/header-text.js';
import { Secret } from '../codec/secret.js';
import type { Runtime } from '../context/runtime.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import { sharedValue, type SharedValue } from '../store/shared-value.js';
import type { Auth } from './auth.js';
import { renewable, type Lifetime, type Renewable } from './renewable.js';

/** A token that requests carry in a header. */
export interface AccessToken {
  /** The token itself, without a scheme before it. */
  readonly value: Secret;
  /** When it was asked for, by the wall clock: the only clock that processes share. Epoch milliseconds. */
  readonly obtainedAt: number;
  /** How long it is good from then on. In milliseconds. */
  readonly lifetimeMs: number;
}

const unusable = failure('MalformedReply', 'the vendor gave a token that a header cannot carry');

/** Makes a token of what a reply holds; `MalformedReply` where no header can carry it. */
export const accessToken =
  (dates: Pick<AccessToken, 'obtainedAt' | 'lifetimeMs'>) =>
  (text: string): E.Either<ContactCenterError, AccessToken> =>
    HeaderText.is(text) ? E.right({ ...dates, value: new Secret(text) }) : E.left(unusable);

const StoredToken = t.type(
  { value: HeaderText, obtainedAt: t.number, lifetimeMs: t.number },
  'stored access token',
);

const sharedToken = (
  name: string,
  { store, sleep }: Pick<Runtime, 'store' | 'sleep'>,
): SharedValue<AccessToken> | undefined =>
  store &&
  sharedValue({
    store,
    name,
    sleep,
    toStored: (token) => ({ ...token, value: token.value.reveal() }),
    fromStored: (stored) =>
      StoredToken.is(stored) ? O.some({ ...stored, value: new Secret(stored.value) }) : O.none,
    isSame: (one, other) => one.value.reveal() === other.value.reveal(),
    keepMs: ({ lifetimeMs }) => lifetimeMs,
  });

const lifetimeBy = (now: Runtime['now']): Lifetime<AccessToken> => ({
  renewAfterMs: ({ lifetimeMs }) => lifetimeMs / 2,
  expiresAfterMs: ({ lifetimeMs }) => lifetimeMs,
  ageMs: ({ obtainedAt }) => now() - obtainedAt,
});

/** How the token of an account is obtained. */
export interface TokenSettings {
  /** What it is kept under where processes share a store: it names the account and the kind of token. */
  readonly name: string;
  /** Asks the vendor for a fresh one. */
  readonly obtain: TE.TaskEither<ContactCenterError, AccessToken>;
}

/**
 * The token of an account: obtained when first needed, renewed at half its lifetime, and shared by the processes that share a
 * store. Nothing is sent yet.
 */
export const renewableToken = ({ name, obtain }: TokenSettings, runtime: Runtime): Renewable<AccessToken> =>
  renewable({
    obtain,
    lifetime: lifetimeBy(runtime.now),
    monotonicNow: runtime.monotonicNow,
    shared: sharedToken(name, runtime),
  });

/** How a token is sent. */
export interface TokenUse {
  /** What stands before the token in the header, such as `Bearer`; empty where it stands alone. */
  readonly scheme: string;
  /** Whether an error says that the token was refused. */
  readonly isRefused: (error: ContactCenterError) => boolean;
}

/** Sends a token in the header `Authorization`; a refused one is discarded, and another is obtained. */
export const byToken = (
  token: Renewable<AccessToken>,
  { scheme, isRefused }: TokenUse,
): Auth<AccessToken> => ({
  obtain: () => token.get,
  sign: (_, { value }) => ({ Authorization: `${scheme} ${value.reveal()}`.trimStart() }),
  onRefused: (error, refused) =>
    isRefused(error)
      ? TE.fromIO(() => {
          token.discard(refused);
        })
      : undefined,
  secrets: ({ value }) => [value],
});
