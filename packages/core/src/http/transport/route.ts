import http from 'node:http';
import type https from 'node:https';
import { urlToHttpOptions } from 'node:url';
import type { HttpsProxyAgentOptions } from 'hpagent';
import type { Secret } from '../../codec/secret.js';
import { IdleTimes, withIdleTimes } from './agent.js';

/** Where connections go, and how. */
export interface RouteSettings {
  /** The server that the connections lead to. */
  readonly baseUrl: string;
  /** Certificates to trust instead of the system's, PEM; for vendors with a private authority. */
  readonly ca?: string | undefined;
  /** The TLS client certificate, for a vendor that asks for one. */
  readonly clientCertificate?:
    | {
        /** PEM, followed by those of the authorities in between, if any. */
        readonly certificate: string;
        /** PEM. */
        readonly key: Secret;
        /** Where the key is encrypted. */
        readonly passphrase?: Secret | undefined;
      }
    | undefined;
  /** `http://user:password@host:port`, or https. Every connection goes through it, by CONNECT. */
  readonly proxy?: Secret | undefined;
}

const optionsOf = ({ ca, clientCertificate }: RouteSettings): https.AgentOptions => ({
  keepAlive: true,
  ...(ca === undefined ? {} : { ca }),
  ...(clientCertificate === undefined
    ? {}
    : {
        cert: clientCertificate.certificate,
        key: clientCertificate.key.reveal(),
        passphrase: clientCertificate.passphrase?.reveal(),
      }),
});

/** How requests are made: protocol, agent and options. */
export interface Route {
  readonly protocol: Pick<typeof http, 'request'>;
  readonly options: Pick<http.RequestOptions, 'hostname' | 'port' | 'timeout'> & {
    readonly agent: http.Agent;
  };
  /** Has to be given every reply. */
  readonly idle: IdleTimes;
}

/**
 * Sets up the route to one vendor. TLS and the proxy agents are loaded only when needed. Idle connections do
 * not keep the process alive.
 */
export const routeTo = async (settings: RouteSettings, connectTimeoutMs: number): Promise<Route> => {
  const { protocol: scheme, hostname, port } = urlToHttpOptions(new URL(settings.baseUrl));
  const isPlain = scheme === 'http:';
  const protocol = isPlain ? http : (await import('node:https')).default;
  const tls = optionsOf(settings);
  const idle = new IdleTimes();
  if (settings.proxy === undefined) {
    const Agent = withIdleTimes<https.AgentOptions>(protocol.Agent, idle);
    return { protocol, options: { hostname, port, agent: new Agent(tls) }, idle };
  }
  const { HttpProxyAgent, HttpsProxyAgent } = await import('hpagent');
  const Agent = withIdleTimes<HttpsProxyAgentOptions>(isPlain ? HttpProxyAgent : HttpsProxyAgent, idle);
  const agent = new Agent({ ...tls, proxy: settings.proxy.reveal() });
  // `timeout` makes the agent drop a proxy that does not answer; the connection to it is not accessible here.
  return { protocol, options: { hostname, port, agent, timeout: connectTimeoutMs }, idle };
};

/** The status with which a proxy refused to connect. hpagent gives it only as text. */
export const proxyStatusIn = (cause: unknown): number | undefined => {
  const said = cause instanceof Error ? /^Bad response: (\d{3})$/.exec(cause.message) : null;
  return said === null ? undefined : Number(said[1]);
};
