import { failure, type CallContext, type ContactCenterError, type Runtime } from '@cordboard/core/provider';
import {
  defineSurface,
  openConnections,
  type Envelope as EnvelopeOf,
  type OpenSurface,
  type SurfaceCall,
  type SurfaceRequest,
} from '@cordboard/core/http';
import { pipe } from 'fp-ts/lib/function.js';
import * as O from 'fp-ts/lib/Option.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { provider, type CmsConfig, type HuaweiCcConfig } from '../../config.js';
import { byKeyPair } from './auth.js';
import { refusalBy, statuses, succeeded } from './codes.js';
import {
  agentByWorkNo,
  totalAgentDynamicInfo,
  type AgentByWorkNo,
  type AgentByWorkNoRequest,
  type AgentPageRequest,
} from './wire/agents.js';
import { codeOf, Envelope, type CenterRequest } from './wire/envelope.js';

/** CC-CMS, the vendor's monitoring server: it only reads, and knows all agents of a center. */
export interface Cms {
  /** Makes one of the vendor's calls and returns the data of its reply, decoded. */
  readonly ask: <A>(
    call: SurfaceCall<A>,
    request: SurfaceRequest,
    context: CallContext,
  ) => TE.TaskEither<ContactCenterError, A>;
  readonly agentByWorkNo: (
    workNo: string,
    context: CallContext,
  ) => TE.TaskEither<ContactCenterError, AgentByWorkNo>;
  /** Which center it is, as each body says. */
  readonly center: CenterRequest;
  /** A list of one agent, by id and state: the smallest read whose page is complete. */
  readonly probe: OpenSurface['probe'];
  readonly close: () => void;
}

/** A failure arrives as HTTP 200, too, and only its code tells. */
const envelope: EnvelopeOf<Envelope, unknown> = {
  codec: Envelope,
  statuses,
  refusal: (opened) => {
    const { resultDesc } = opened;
    const code = codeOf(opened) ?? '';
    const isFine = succeeded.includes(code);
    return isFine ? O.none : O.some(refusalBy(code, typeof resultDesc === 'string' ? resultDesc : undefined));
  },
  data: ({ resultDatas, resultDesc }) => resultDatas ?? resultDesc,
};

const noSuchAgent = failure('NotFound', 'there is no such agent');

/** Makes CC-CMS at the address of its settings. Nothing is sent yet. */
export const createCms = (config: CmsConfig, settings: HuaweiCcConfig, runtime: Runtime): Cms => {
  const { baseUrl, accessKey, ccId, vdn } = config;
  const connections = openConnections({ ...settings, baseUrl });
  const accountId = `${accessKey}/${String(ccId)}/${String(vdn)}`;
  const jsonType = 'application/json;charset=UTF-8';
  const surface = defineSurface(
    { provider, baseUrl, accountId, connections, envelope, jsonType, policies: settings },
    runtime,
  );
  const center: CenterRequest = { ccId, vdn };
  const auth = byKeyPair(config, runtime);
  const ask: Cms['ask'] = (call, request, context) => surface.ask(call, request, { context, auth });
  return {
    ask,
    agentByWorkNo: (workNo, context) =>
      pipe(
        ask(
          agentByWorkNo,
          { body: { json: { ...center, agentId: Number(workNo) } satisfies AgentByWorkNoRequest } },
          context,
        ),
        TE.chain(TE.fromNullable(noSuchAgent)),
      ),
    center,
    probe: surface.probe(
      totalAgentDynamicInfo,
      { body: { json: { ...center, offset: 0, limit: 1 } satisfies AgentPageRequest } },
      auth,
    ),
    close: connections.close,
  };
};
