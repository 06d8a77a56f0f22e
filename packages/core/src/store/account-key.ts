import { createHash } from 'node:crypto';

/**
 * The name of one account in a store: of everything that tells it from others (address, account id), a
 * secret among it, only a hash is kept.
 */
export const accountKey = (provider: string, ...parts: readonly string[]): string => {
  const told = createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
  return `${provider}/${told}`;
};
