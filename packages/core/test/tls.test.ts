import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import https from 'node:https';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import { plainSurface } from './http-support.js';
import { errorOf } from './support.js';

const pem = (name: string): string => readFileSync(new URL(`fixtures/${name}.pem`, import.meta.url), 'utf8');

const server = https.createServer({ key: pem('server-key'), cert: pem('server') }, (_, response) => {
  response.end('{"ok":true}');
});
let baseUrl = '';

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  baseUrl = `https://127.0.0.1:${typeof bound === 'object' && bound !== null ? String(bound.port) : ''}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const ask = (ca?: string) => plainSurface({ baseUrl, ca, retry: { attempts: 1 } }).askOk()();

test('a vendor with a private authority is not trusted by itself, and nothing was sent', async () => {
  const error = errorOf(await ask());
  expect(error).toMatchObject({ kind: 'Unavailable', effect: 'none' });
  expect(error.message).toMatch(/CERT|VERIFY/);
});

test('it is once its authority is given', async () => {
  expect(await ask(pem('server'))).toEqual(E.right({ ok: true }));
});
