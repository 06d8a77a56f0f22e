import { gzipSync } from 'node:zlib';
import type { SandboxReply } from './http.js';

const withHeader = (reply: SandboxReply, name: string, value: string): SandboxReply => ({
  ...reply,
  headers: { ...reply.headers, [name]: value },
});

/** The reply as it should be, in gzip. */
export const packed = (reply: SandboxReply): SandboxReply => ({
  ...withHeader(reply, 'content-encoding', 'gzip'),
  encode: (body) => gzipSync(body),
});

/** The reply says that it is in gzip, and is not. */
export const mislabeled = (reply: SandboxReply): SandboxReply =>
  withHeader(reply, 'content-encoding', 'gzip');

/** The reply as it should be, in UTF-16, and says so. */
export const utf16 = (reply: SandboxReply): SandboxReply => ({
  ...withHeader(reply, 'content-type', 'application/json; charset=utf-16le'),
  encode: (body) => Buffer.from(body, 'utf16le'),
});

/** The reply in a charset that does not exist. */
export const unknownCharset = (reply: SandboxReply): SandboxReply =>
  withHeader(reply, 'content-type', 'application/json; charset=x-sandbox');

/** The reply as it should be, behind a byte order mark. */
export const marked = (reply: SandboxReply): SandboxReply => ({ ...reply, body: `\uFEFF${reply.body}` });

// A header is written byte by byte; most controls cannot be written at all.
const inHeader = (text: string): string => Buffer.from(text).toString('latin1');

/** The reply with another token (Sobot, Huawei's API Fabric) or Guid (its gateway) than the right one, if it brings any. */
export const withToken = (reply: SandboxReply, token: string): SandboxReply => {
  const { 'Set-GUID': guid, ...headers } = reply.headers ?? {};
  return {
    ...reply,
    headers: guid === undefined ? headers : { ...headers, 'Set-GUID': `JSESSIONID=${inHeader(token)}` },
    body: reply.body.replace(
      /"(access_token|accessToken|AccessToken)":"[^"]*"/g,
      (_, name: string) => `"${name}":${JSON.stringify(token)}`,
    ),
  };
};
