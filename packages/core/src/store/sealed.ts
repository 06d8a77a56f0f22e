import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import * as O from 'fp-ts/lib/Option.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Secret } from '../codec/secret.js';
import type { Store } from './store.js';

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

const keyFrom = (secret: Secret): Buffer =>
  Buffer.from(hkdfSync('sha256', secret.reveal(), '', 'cordboard sealed store', 32));

// The name is authenticated, too: a value cannot be opened under another name.
const seal = (key: Buffer, name: string, value: string): string => {
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(name));
  const body = Buffer.concat([sealing.update(value, 'utf8'), sealing.final()]);
  return Buffer.concat([nonce, sealing.getAuthTag(), body]).toString('base64url');
};

const open = (key: Buffer, name: string, text: string): O.Option<string> =>
  O.tryCatch(() => {
    const bytes = Buffer.from(text, 'base64url');
    const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
      .setAAD(Buffer.from(name))
      .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    const body = bytes.subarray(nonceBytes + tagBytes);
    return Buffer.concat([opening.update(body), opening.final()]).toString('utf8');
  });

/**
 * The same store with its values sealed (AES-256-GCM), for a store that others can read: without the secret,
 * only names and lengths are visible. A value that was changed, put under another name or sealed with another
 * secret counts as absent. All processes must be given the same secret, and one that cannot be guessed.
 */
export const sealed = (store: Store, secret: Secret): Store => {
  const key = keyFrom(secret);
  const opened = (name: string) => (text: string | undefined) =>
    pipe(
      O.fromNullable(text),
      O.chain((present) => open(key, name, present)),
    );
  return {
    get: (name) => pipe(store.get(name), TE.map(opened(name)), TE.map(O.toUndefined)),
    set: (name, value, ttlMs) => store.set(name, seal(key, name, value), ttlMs),
    remove: (name, value) =>
      pipe(
        store.get(name),
        TE.chain((text) =>
          text !== undefined && O.elem({ equals: (a: string, b) => a === b })(value)(opened(name)(text))
            ? store.remove(name, text)
            : TE.right(undefined),
        ),
      ),
    acquire: store.acquire,
    acquirePermit: store.acquirePermit,
    close: store.close,
  };
};
