import * as t from 'io-ts';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { describeProblems, type Problem } from '../codec/report.js';
import { Secret } from '../codec/secret.js';
import type { CallContext } from '../context/call-context.js';
import type { AgentRef } from '../domain/agent-ref.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import type { ErrorKind } from '../errors/kinds.js';
import type { AgentByUse, AgentUse, SurfaceInfo, VendorSurface } from '../provider/vendor.js';
import type { SurfaceProbe } from '../provider/probe.js';
import { isRead, type VendorRequest } from '../provider/vendor-request.js';
import { json, type SurfaceCall } from './envelope.js';
import type { SurfaceRequest } from './prepare.js';

function* leavesOf(u: unknown): Generator<string> {
  if (typeof u === 'string' || typeof u === 'number') yield String(u);
  if (typeof u === 'object' && u !== null) for (const each of Object.values(u)) yield* leavesOf(each);
}

// What is shorter tells nothing of anybody, and masking it would hide the vendor's codes; what is longer is not quoted.
const [shortestMasked, longestMasked] = [4, 20_000];

const isWorthMasking = ({ length }: string): boolean => length >= shortestMasked && length <= longestMasked;

/**
 * What the vendor may quote and no log may show. No documentation says which fields of a caller's own request are
 * private, so all of its values count as such.
 */
const secretsIn = ({ path, query, body }: VendorRequest): readonly Secret[] => {
  const values = new Set(leavesOf([path.split('/').map(decodeURIComponent), query, body]));
  return [...values].filter(isWorthMasking).map((value) => new Secret(value));
};

/** What a surface is asked for a vendor request. */
export interface VendorCall<A extends AgentRef | undefined = AgentRef | undefined> {
  /** What is asked. */
  readonly call: SurfaceCall<unknown>;
  /** The input of the call. */
  readonly request: SurfaceRequest;
  /** In whose name; absent for the account's own. */
  readonly agent: A;
}

/** Puts a request into the form in which a surface is asked. It answers the data of the envelope, whatever that is. */
const vendorCallOf = (asked: VendorRequest): VendorCall => {
  const { surface, method, path, query, body, agent, repeat = 'unsafe' } = asked;
  const access = isRead({ method, repeat }) ? 'read' : 'write';
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

const suits = <U extends AgentUse>(use: U, agent: AgentRef | undefined): agent is AgentByUse[U] =>
  use === 'optional' || (use === 'required') === (agent !== undefined);

const refused = (kind: ErrorKind, problem: Problem): ContactCenterError =>
  failure(kind, describeProblems([problem]), { problems: [problem] });

const agentMissing = refused('InvalidInput', {
  path: 'agent',
  message: "is missing: the surface works in an agent's session",
});

const agentGiven = refused('Unsupported', {
  path: 'agent',
  message: 'cannot be given: the surface does not work in the name of an agent',
});

const unkeyed = refused('Unsupported', {
  path: 'repeat',
  message: 'cannot be keyed: the surface sends no idempotency key (give safe or unsafe)',
});

/** A surface that the settings have everything for: how it is sent requests, and how it is checked. */
export interface OpenSurface<A extends AgentRef | undefined = AgentRef | undefined> {
  /** Sends a request of the caller's and answers what the vendor's envelope holds. */
  readonly ask: (asked: VendorCall<A>, context: CallContext) => TE.TaskEither<ContactCenterError, unknown>;
  /** How a health check finds out whether the surface answers. */
  readonly probe: SurfaceProbe;
}

/**
 * Opens a surface to requests of the caller's, and to health checks. `open` is `undefined` where the settings lack what
 * the surface needs; `setting` is the name of that.
 */
export const vendorSurface = <const U extends AgentUse>(
  about: Omit<SurfaceInfo<U>, 'missingSetting'> & { readonly setting?: string | undefined },
  open: OpenSurface<AgentByUse[U]> | undefined,
): VendorSurface<U> => {
  const { agent: use, isKeyed = false, setting = '' } = about;
  if (open === undefined) {
    const note = `the configuration lacks the setting ${setting}`;
    return {
      info: { agent: use, isKeyed, missingSetting: setting },
      ask: () => TE.left(failure('Unsupported', note)),
      probe: { missingSetting: setting },
    };
  }
  return {
    info: { agent: use, isKeyed },
    ask: (asked, context) => {
      const { call, request, agent } = vendorCallOf(asked);
      if (!isKeyed && call.endpoint.repeat === 'keyed') return TE.left(unkeyed);
      if (suits(use, agent)) return open.ask({ call, request, agent }, context);
      return TE.left(use === 'required' ? agentMissing : agentGiven);
    },
    probe: open.probe,
  };
};
