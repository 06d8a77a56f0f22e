import http from 'node:http';
import type https from 'node:https';
import { urlToHttpOptions } from 'node:url';
import type { HttpsProxyAgentOptions } from 'hpagent';
import type { Secret } from '../../codec/secret.js';
import { IdleTimes, withIdleTimes } from './agent.js';

/** With whom and by which way connections are made. */
export interface RouteSettings {
  readonly baseUrl: string;
  /** Certificates to trust instead of the system's, PEM; for vendors with a private authority. */
  readonly ca?: string | undefined;
  /** What this side shows to a vendor that asks who is calling. */
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

/** Who makes requests, and by which way. */
export interface Route {
  readonly protocol: Pick<typeof http, 'request'>;
  readonly options: Pick<http.RequestOptions, 'hostname' | 'port' | 'timeout'> & {
    readonly agent: http.Agent;
  };
  /** To be told of every reply. */
  readonly idle: IdleTimes;
}

/**
 * Finds the way to one vendor. What most programs do without is loaded by those that need it only. Idle
 * connections do not keep a process alive.
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
  // The time-out makes the agent hang up on a proxy that does not answer: that connection is out of reach here.
  return { protocol, options: { hostname, port, agent, timeout: connectTimeoutMs }, idle };
};

/** The status with which a proxy refused to lead on. The library says it in words only. */
export const proxyStatusIn = (cause: unknown): number | undefined => {
  const said = cause instanceof Error ? /^Bad response: (\d{3})$/.exec(cause.message) : null;
  return said === null ? undefined : Number(said[1]);
};
