import type { CallContext, ContactCenterError, Runtime } from '@cordboard/core/provider';
import {
  defineSurface,
  openConnections,
  type Envelope as EnvelopeOf,
  type OpenSurface,
  type SurfaceCall,
  type SurfaceRequest,
} from '@cordboard/core/http';
import * as O from 'fp-ts/lib/Option.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { defaultBaseUrl, provider, type ItniotechConfig } from '../../config.js';
import { textOf } from '../../mapping/values.js';
import { keyAndSecret } from './auth.js';
import { meaningOf, skewSeen } from './codes.js';
import { seatQuery } from './wire/agents.js';
import { Envelope } from './wire/envelope.js';

/** The vendor's call center API. */
export interface Api {
  /** Makes one of the vendor's calls and returns the `data` of its reply, decoded. */
  readonly ask: <A>(
    call: SurfaceCall<A>,
    request: SurfaceRequest,
    context: CallContext,
  ) => TaskEither<ContactCenterError, A>;
  /** A list of one agent: the smallest read whose page is complete. */
  readonly probe: OpenSurface['probe'];
  readonly close: () => void;
}

const succeeded = '0';

/** A failure often arrives as HTTP 200, and only `status` tells: the text comes in several languages. */
const envelope: EnvelopeOf<Envelope, unknown> = {
  codec: Envelope,
  refusal: (opened, received) => {
    const code = textOf(opened.status) ?? textOf(opened.code);
    const meaning = code === succeeded ? undefined : meaningOf(code, received);
    if (meaning === undefined) return O.none;
    const { kind, message } = meaning;
    return O.some({
      kind,
      message: kind === 'ClockSkew' ? `${message}${skewSeen(received)}` : message,
      codes: code === undefined ? [] : [{ name: 'code', code }],
      text: textOf(opened.reason) ?? textOf(opened.msg),
    });
  },
  data: ({ data }) => data,
};

/** "Within half an hour": Itniotech Interface Specification, edition of November 2023; later ones name no limit. */
const clockToleranceMs = 30 * 60_000;

const jsonType = 'application/json;charset=UTF-8';

/** Makes the API of one account. Nothing is sent yet. */
export const createApi = (config: ItniotechConfig, runtime: Runtime): Api => {
  const { baseUrl = defaultBaseUrl } = config;
  const connections = openConnections({ ...config, baseUrl });
  const auth = keyAndSecret(config, runtime);
  const surface = defineSurface(
    {
      provider,
      baseUrl,
      accountId: config.apiKey.reveal(),
      connections,
      envelope,
      jsonType,
      // Documented for every request, even those without a body.
      headers: () => ({ 'Content-Type': jsonType }),
      policies: config,
      clockToleranceMs,
    },
    runtime,
  );
  return {
    ask: (call, request, context) => surface.ask(call, request, { context, auth }),
    probe: surface.probe(seatQuery, { body: { json: { current: 1, size: 1, params: {} } } }, auth),
    close: connections.close,
  };
};
