import type { CallContext, ContactCenterError, Runtime } from '@cordboard/core/provider';
import {
  defineSurface,
  type Connections,
  type Envelope as EnvelopeOf,
  type OpenSurface,
  type SurfaceRequest,
} from '@cordboard/core/http';
import * as O from 'fp-ts/lib/Option.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { defaults, provider, type SobotConfig } from '../../config.js';
import type { Tokens } from '../tokens/tokens.js';
import { apiAuth } from './auth.js';
import { isEnvelope, noEnvelope, refusalIn } from './codes.js';
import { queryCallSkillGroupList } from './wire/queues.js';
import type { PagedRequest } from './wire/values.js';
import { Envelope, type CallHeader, type Manner, type VendorCall } from './wire/envelope.js';

/** The vendor's API, in the edition of the account. */
export interface Api {
  /** Makes one of the vendor's calls and returns the `data` of its reply, decoded. */
  readonly ask: <A>(
    call: VendorCall<A>,
    request: Pick<SurfaceRequest, 'params' | 'query' | 'headers' | 'body'>,
    context: CallContext,
  ) => TaskEither<ContactCenterError, A>;
  /** A list of one queue, with the company's token: the documented read that says nothing of anybody. */
  readonly probe: OpenSurface['probe'];
}

const editions = {
  'call-center': { version: 'v6', product: 'cc' },
  telemarketing: { version: 'tm', product: 'tm' },
} as const;

const envelope: EnvelopeOf<Envelope, Manner> = {
  codec: Envelope,
  refusal: (opened, { head, call }) => {
    const refusal = refusalIn(head.status, opened, call);
    return O.isNone(refusal) && !isEnvelope(opened) ? O.some(noEnvelope) : refusal;
  },
  data: ({ data }) => data,
  dataField: 'data',
};

/** The headers that a call documents. */
const headersOf =
  ({ timeZone = defaults.timeZone, language }: SobotConfig, { uuid }: Runtime) =>
  ({ headers: names, endpoint }: Manner, context: CallContext): Readonly<Record<string, string>> => {
    const values: Readonly<Record<CallHeader, string | undefined>> = {
      timezoneid: timeZone,
      language,
      // Reads need a key, too, but not the caller's: under the same key, two pages of a list would be one
      // request.
      'Idempotency-Key': endpoint.access === 'read' ? uuid() : context.idempotencyKey,
    };
    const headers: Record<string, string> = {};
    for (const name of names) {
      const value = values[name];
      if (value !== undefined) headers[name] = value;
    }
    return headers;
  };

/** Makes the API of an account. Nothing is sent yet. */
export const createApi = (
  config: SobotConfig,
  { tokens, connections }: { readonly tokens: Tokens; readonly connections: Connections },
  runtime: Runtime,
): Api => {
  const surface = defineSurface(
    {
      provider,
      baseUrl: config.baseUrl ?? defaults.baseUrl,
      accountId: config.appId,
      connections,
      envelope,
      headers: headersOf(config, runtime),
      jsonType: 'application/json;charset=utf-8',
      policies: config,
    },
    runtime,
  );
  const params = editions[config.edition ?? defaults.edition];
  const auths = { company: apiAuth(tokens.company, config), agent: apiAuth(tokens.agent, config) };
  return {
    ask: (call, request, context) =>
      surface.ask(
        call,
        { ...request, params: { ...request.params, ...params } },
        { context, auth: auths[config.tokens === 'company' ? 'company' : call.token] },
      ),
    probe: surface.probe(
      queryCallSkillGroupList,
      { params, body: { json: { currPage: 1, pageSize: 1 } satisfies PagedRequest } },
      auths.company,
    ),
  };
};
