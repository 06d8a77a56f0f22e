import { createHmac, type BinaryLike } from 'node:crypto';
import http, { type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { credentials } from '@cordboard/sandbox';

/** What a request is signed with; written from the vendor's page, like everything here. */
export interface Signer {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly encoding: 'hex' | 'base64';
}

/** A request just as it goes out. */
export interface CmsRequest {
  readonly method: string;
  /** With the query, if there is one. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Answer {
  readonly http: number;
  readonly reply: unknown;
}

export const agentByWorkNo = '/rest/cmsapp/v1/openapi/agent/agentbyworkno';

const { accessKey, secretKey } = credentials['huawei-cc'].cms;

export const signer: Signer = { accessKey, secretKey, encoding: 'hex' };

const percentEncode = (value: string): string =>
  [...Buffer.from(value)]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[A-Za-z0-9\-._~]/.test(character)
        ? character
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');

const canonicalQuery = (query: string): string =>
  query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => pair.split('=').map((part) => percentEncode(decodeURIComponent(part))))
    .map(([name = '', value = '']) => `${name}=${value}`)
    .sort()
    .join('&');

const hmac = (key: BinaryLike, message: string) => createHmac('sha256', key).update(message);

const valueOf = (headers: CmsRequest['headers'], name: string): string =>
  Object.hasOwn(headers, name) ? (headers[name] ?? '').trim() : '';

/** The recipe of the vendor's page, for headers that are named; by default those of the page. */
export const authorization = (
  { method, path, headers, body }: CmsRequest,
  time: string,
  { accessKey: key, secretKey: secret, encoding, names = 'content-length;content-type;host' }: Signing,
): string => {
  const prefix = `auth-v2/${key}/${time}/${names}`;
  const [address = '', query = ''] = path.split('?');
  const lines = names.split(';').map((name) => `${name}:${percentEncode(valueOf(headers, name))}`);
  const head = [method, address, canonicalQuery(query), names, ...lines];
  const signature =
    encoding === 'hex'
      ? hmac(hmac(secret, prefix).digest('hex'), [...head, percentEncode(body)].join('\n')).digest('hex')
      : hmac(hmac(secret, prefix).digest(), [...head, '', percentEncode(body)].join('\n')).digest('base64');
  return `${prefix}/${signature}`;
};

export interface Signing extends Signer {
  /** The signed headers, as they stand in the prefix. */
  readonly names?: string;
}

/** A request to an address, unsigned. */
export const requestTo = (
  baseUrl: string,
  body: string,
  {
    method = 'POST',
    path = agentByWorkNo,
    headers = {},
  }: { method?: string; path?: string; headers?: Record<string, string> } = {},
): CmsRequest => ({
  method,
  path,
  headers: {
    'content-length': String(Buffer.byteLength(body)),
    'content-type': 'application/json; charset=UTF-8',
    host: new URL(baseUrl).host,
    ...headers,
  },
  body,
});

export const withHeader = (request: CmsRequest, headers: Readonly<Record<string, string>>): CmsRequest => ({
  ...request,
  headers: { ...request.headers, ...headers },
});

export const signed = (request: CmsRequest, time: string, signing: Signing = signer): CmsRequest =>
  withHeader(request, { authorization: authorization(request, time, signing) });

/** Sends a request as it is: nothing is added, and nothing is put right. A reply that is not JSON is told as text. */
export const send = async (baseUrl: string, { method, path, headers, body }: CmsRequest): Promise<Answer> => {
  const { hostname, port } = new URL(baseUrl);
  const request = http.request({ hostname, port, method, path, headers, agent: false });
  const response = new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve).once('error', reject);
  });
  request.end(body);
  const message = await response;
  const reply = await text(message);
  const isJson = message.headers['content-type']?.startsWith('application/json') === true;
  return { http: message.statusCode ?? 0, reply: isJson ? JSON.parse(reply) : reply };
};
