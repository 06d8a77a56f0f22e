import { randomUUID } from 'node:crypto';
import type { World } from '../../world.js';

/** The keys of a session: the current one, and for a while the previous ones. */
export interface Guids {
  readonly current: () => string;
  readonly accepts: (value: unknown) => boolean;
  /** Makes a new one; the previous one stays valid until it is too old. */
  readonly renew: () => string;
  /** The same, when the current one is due for it. */
  readonly renewIfDue: () => string | undefined;
}

interface Guid {
  readonly value: string;
  readonly issuedAt: number;
}

/** A session's first Guid, and the rules for later ones. */
export const createGuids = ({ now, options }: World): Guids => {
  const { guidMode = 'dynamic', guidIntervalMs = 60_000 } = options;
  const { guidTimeoutMs = 2 * guidIntervalMs } = options;
  const fresh = (): Guid => ({ value: `${randomUUID()}.AgentGateway0`, issuedAt: now() });
  const ageOf = ({ issuedAt }: Guid): number => now() - issuedAt;

  let current = fresh();
  let former: readonly Guid[] = [];
  const renew = (): string => {
    former = [current, ...former].filter((guid) => ageOf(guid) < guidTimeoutMs);
    current = fresh();
    return current.value;
  };
  return {
    current: () => current.value,
    accepts: (value) =>
      value === current.value || former.some((guid) => guid.value === value && ageOf(guid) < guidTimeoutMs),
    renew,
    renewIfDue: () => (guidMode === 'dynamic' && ageOf(current) >= guidIntervalMs ? renew() : undefined),
  };
};
