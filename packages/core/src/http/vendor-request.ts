import * as t from 'io-ts';
import { JsonValue } from '../codec/json-value.js';
import { record } from '../codec/record.js';
import { fromGuard, oneOf } from '../codec/scalars.js';
import { Secret } from '../codec/secret.js';
import { AgentRef } from '../domain/agent.js';
import { json, type SurfaceCall } from './envelope.js';
import type { QueryValue } from './endpoint.js';
import type { SurfaceRequest } from './prepare.js';
import { VendorPath } from './vendor-path.js';

const isScalar = (u: unknown): boolean =>
  typeof u === 'string' || typeof u === 'boolean' || (typeof u === 'number' && Number.isFinite(u));

const isQueryValue = (u: unknown): u is QueryValue =>
  u === undefined || isScalar(u) || (t.UnknownArray.is(u) && Array.from(u).every(isScalar));

const QueryValue = fromGuard('text, a finite number, true, false or a list of these', isQueryValue);

/** The request that a provider with these surfaces takes. */
export const vendorRequestOf = (surfaces: readonly string[]) =>
  record(
    'VendorRequest',
    {
      /** The API of the vendor that is asked, by its name in `vendor.surfaces`. */
      surface: oneOf(surfaces),
      method: oneOf(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
      /** Begins with a slash and is percent-encoded; without host and query. */
      path: VendorPath,
    },
    {
      /** A list is sent as one parameter for each of its values; `undefined` is not sent. */
      query: t.readonly(t.record(t.string, QueryValue)),
      /** Sent as JSON; `null` too. */
      body: JsonValue,
      /** In whose name, where the surface works in an agent's session or with an agent's token. */
      agent: AgentRef,
      /**
       * What sending it twice does. Default `unsafe`: it is sent again only where it certainly did nothing. `safe` and
       * `keyed` are also sent again where that cannot be told. A GET that is `safe` counts as a read.
       */
      repeat: oneOf(['safe', 'keyed', 'unsafe']),
    },
  );

/** A request to a vendor's own endpoint, in the account's name. */
export type VendorRequest = t.TypeOf<ReturnType<typeof vendorRequestOf>>;

function* leavesOf(u: unknown): Generator<string> {
  if (typeof u === 'string' || typeof u === 'number') yield String(u);
  if (typeof u === 'object' && u !== null) for (const each of Object.values(u)) yield* leavesOf(each);
}

// What is shorter tells nothing of anybody, and masking it would hide the vendor's codes; what is longer is not quoted.
const [shortestMasked, longestMasked] = [4, 20_000];

const isWorthMasking = ({ length }: string): boolean => length >= shortestMasked && length <= longestMasked;

/**
 * What the vendor may quote and nobody else is to read. No documentation says which fields of a caller's own request are
 * private, so all of its values count as such.
 */
const secretsIn = ({ path, query, body }: VendorRequest): readonly Secret[] => {
  const values = new Set(leavesOf([path.split('/').map(decodeURIComponent), query, body]));
  return [...values].filter(isWorthMasking).map((value) => new Secret(value));
};

/** What a surface is asked for a vendor request. */
export interface VendorCall<A extends AgentRef | undefined = AgentRef | undefined> {
  readonly call: SurfaceCall<unknown>;
  readonly request: SurfaceRequest;
  readonly agent: A;
}

/** Puts a request into the form in which a surface is asked. It answers the data of the envelope, whatever that is. */
export const vendorCallOf = (asked: VendorRequest): VendorCall => {
  const { surface, method, path, query, body, agent, repeat = 'unsafe' } = asked;
  const access = method === 'GET' && repeat === 'safe' ? 'read' : 'write';
  // Ids and phone numbers stand in a caller's path, and not even its shape is known.
  const shownPath = `${surface}/{path}`;
  return {
    call: { endpoint: { method, path, shownPath, access, repeat }, answer: json(t.unknown) },
    request: {
      query,
      body: body === undefined ? undefined : { json: body },
      secrets: () => secretsIn(asked),
    },
    agent,
  };
};
