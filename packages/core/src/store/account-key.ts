import { createHash } from 'node:crypto';

/**
 * The name of an account in a store: the provider, and a hash of what identifies the account (address,
 * account id), which may be secret.
 */
export const accountKey = (provider: string, ...parts: readonly string[]): string => {
  const told = createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
  return `${provider}/${told}`;
};
