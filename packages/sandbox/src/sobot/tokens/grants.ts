import { randomBytes } from 'node:crypto';
import type { Agent } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { credentials } from '../../credentials.js';
import type { World } from '../../world.js';
import { refuse, type Refusal } from '../failures.js';

/** Who a token was given to. */
export interface Grant {
  readonly kind: 'company' | 'agent';
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** The tokens that a server has given. */
export interface Grants {
  /** How long a token is good, in milliseconds. */
  readonly lifeMs: number;
  /** A new token for an agent, or for the company where there is none. */
  readonly give: (agent?: Agent) => string;
  /** Who sends a request, by its `Authorization: Bearer <token>`. */
  readonly check: (authorization: string | undefined) => E.Either<Refusal, Grant>;
  /** Forgets every token. */
  readonly clear: () => void;
}

const encoded = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A token as theirs look: a JWT whose times are milliseconds, which helpers for JWTs take for seconds. */
const tokenFor = (now: number, lifeMs: number, agent: Agent | undefined): string =>
  [
    encoded({ alg: 'HS256', typ: 'JWT' }),
    encoded({
      app: credentials.sobot.appId,
      rlm: 'third',
      nbf: 0,
      iss: 'sobot',
      exp: now + lifeMs,
      iat: now,
      aid: agent?.id ?? '',
      cid: 'sandbox',
    }),
    randomBytes(32).toString('base64url'),
  ].join('.');

/** No token has been given yet. */
export const createGrants = ({ now, options }: World): Grants => {
  const { tokenLifeMs: lifeMs = 86_400_000 } = options.sobot ?? {};
  const grants = new Map<string, Grant>();
  return {
    lifeMs,
    give: (agent) => {
      const token = tokenFor(now(), lifeMs, agent);
      grants.set(token, { kind: agent === undefined ? 'company' : 'agent', expiresAt: now() + lifeMs });
      return token;
    },
    check: (authorization) => {
      const token = authorization?.replace(/^Bearer /, '') ?? '';
      if (token === '' || token === authorization) return E.left(refuse('noToken'));
      const grant = grants.get(token);
      return grant !== undefined && now() < grant.expiresAt ? E.right(grant) : E.left(refuse('badToken'));
    },
    clear: () => {
      grants.clear();
    },
  };
};
