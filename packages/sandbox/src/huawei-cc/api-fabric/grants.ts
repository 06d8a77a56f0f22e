import { randomBytes } from 'node:crypto';

/** A token, and how long it is good. */
export interface Grant {
  readonly token: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly lifeSec: number;
}

/** The tokens that API Fabric has given. */
export interface Grants {
  /** Gives another token; those before stay good. */
  readonly give: (lifeSec: number) => Grant;
  /** Whether a request may come in, by its `Authorization: Bearer <token>`. */
  readonly isGood: (authorization: string) => boolean;
  /** Forgets every token. */
  readonly clear: () => void;
}

/** No token has been given yet. */
export const createGrants = (now: () => number): Grants => {
  const grants = new Map<string, Grant>();
  return {
    give: (lifeSec) => {
      const grant = { token: randomBytes(32).toString('base64url'), createdAt: now(), lifeSec };
      grants.set(`Bearer ${grant.token}`, grant);
      return grant;
    },
    isGood: (authorization) => {
      const grant = grants.get(authorization);
      return grant !== undefined && now() < grant.createdAt + grant.lifeSec * 1000;
    },
    clear: () => {
      grants.clear();
    },
  };
};
