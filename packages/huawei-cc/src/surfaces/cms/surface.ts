import { failure, type CallContext, type ContactCenterError, type Runtime } from '@cordboard/core/provider';
import {
  defineSurface,
  kindOfStatus,
  openConnections,
  type Envelope as EnvelopeOf,
} from '@cordboard/core/http';
import { pipe } from 'fp-ts/lib/function.js';
import * as O from 'fp-ts/lib/Option.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { provider, type CmsConfig, type HuaweiCcConfig } from '../../config.js';
import { byKeyPair } from './auth.js';
import { refusalBy, statuses, succeeded } from './codes.js';
import { agentByWorkNo, type AgentByWorkNo, type AgentByWorkNoRequest } from './wire/agents.js';
import { Envelope } from './wire/envelope.js';

/** CC-CMS, the vendor's server for monitoring: it reads, and knows all agents of a center. */
export interface Cms {
  readonly agentByWorkNo: (
    workNo: string,
    context: CallContext,
  ) => TE.TaskEither<ContactCenterError, AgentByWorkNo>;
  readonly close: () => void;
}

const said = (value: string | number | null | undefined): string | undefined =>
  value === null || value === undefined ? undefined : String(value).trim();

const noCode = { kind: 'MalformedReply', message: 'the reply carries no result code', codes: [] } as const;

/** A failure arrives as HTTP 200 like a success, and is known by its code only. */
const envelope: EnvelopeOf<Envelope, unknown> = {
  codec: Envelope,
  statuses,
  refusal: ({ resultCode, result, resultDesc }, { head }) => {
    const code = said(resultCode) ?? said(result);
    // A web server in front answers in its own words: then the HTTP status says more.
    if (code === undefined) return kindOfStatus(head.status) === undefined ? O.some(noCode) : O.none;
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
  const auth = byKeyPair(config, runtime);
  return {
    agentByWorkNo: (workNo, context) =>
      pipe(
        surface.ask(
          agentByWorkNo,
          { body: { json: { ccId, vdn, agentId: Number(workNo) } satisfies AgentByWorkNoRequest } },
          { context, auth },
        ),
        TE.chain(TE.fromNullable(noSuchAgent)),
      ),
    close: connections.close,
  };
};
