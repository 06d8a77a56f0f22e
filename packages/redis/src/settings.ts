import { isSecret, Secret, type Problem } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { identity } from 'fp-ts/lib/function.js';

/** What the operator supplies. */
export interface RedisStoreSettings {
  /** `redis://` or, over TLS, `rediss://user:password@host:port/database`. It is never printed. */
  readonly url: string | Secret;
  /**
   * Encrypts the values, so that no token can be read in Redis: at least 16 characters, random, and the same
   * for all processes. A value encrypted with another secret counts as absent.
   */
  readonly secret: string | Secret;
  /** The prefix of the names in Redis. Default `cordboard:`. */
  readonly prefix?: string | undefined;
  /** The longest that Redis may take to answer, connecting included. Default 2000. */
  readonly timeoutMs?: number | undefined;
}

/** The settings with their defaults. */
export interface Settings {
  readonly url: Secret;
  readonly secret: Secret;
  readonly prefix: string;
  readonly timeoutMs: number;
}

const secretOf = (value: string | Secret): Secret => (isSecret(value) ? value : new Secret(value));

export const settled = ({
  url,
  secret,
  prefix = 'cordboard:',
  timeoutMs = 2000,
}: RedisStoreSettings): Settings => ({ url: secretOf(url), secret: secretOf(secret), prefix, timeoutMs });

const isDecodable = (part: string): boolean =>
  E.isRight(E.tryCatch(() => decodeURIComponent(part), identity));

/** Whether the client accepts an address. It would throw only on connecting. */
const isAddress = (address: string): boolean => {
  if (!/^rediss?:\/\//.test(address) || !URL.canParse(address)) return false;
  const { username, password, pathname } = new URL(address);
  return isDecodable(username) && isDecodable(password) && /^\/?\d*$/.test(pathname);
};

/** Every mistake in the settings. */
export const problemsIn = ({ url, secret, timeoutMs }: Settings): readonly Problem[] => [
  ...(isAddress(url.reveal())
    ? []
    : [
        { path: 'url', message: 'is not a redis:// or rediss:// address (a percent sign is written as %25)' },
      ]),
  ...(secret.reveal().length >= 16 ? [] : [{ path: 'secret', message: 'is shorter than 16 characters' }]),
  ...(timeoutMs >= 1 && timeoutMs <= 60_000
    ? []
    : [{ path: 'timeoutMs', message: 'is not a number from 1 to 60000' }]),
];
