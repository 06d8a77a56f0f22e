import { describe, expect, test } from '@jest/globals';
import { orThrow } from '@cordboard/core/fp';
import {
  agentToken,
  callService,
  companyToken,
  expectClean,
  failed,
  good,
  onlyLoopback,
  serve,
  sobotWith,
} from './support.js';

onlyLoopback(false);

describe('presence.createClientToken', () => {
  const agentsPath = `${callService}config/api/agents`;
  const atMs = Date.parse('2026-01-05T09:00:00Z');
  const give = (token: object) => serve('POST', '/tokens/agent', [200, token]);
  const read = (found: unknown) => {
    serve('POST', '/tokens/company', [200, { access_token: companyToken, expires_in: 86_400_000 }]);
    serve('GET', agentsPath, [200, good(found)]);
  };
  const create = () =>
    sobotWith({ tokens: 'company' }, { now: () => atMs }).presence.createClientToken({
      agent: { number: '1111' },
    });

  test.each([
    [{ accessToken: agentToken, expires_in: 86_400_000 }, '2026-01-06T09:00:00.000Z'],
    [{ access_token: agentToken, expires_in: '86400' }, '2026-01-06T09:00:00.000Z'],
  ])('hands over the token of %j, which shows itself nowhere', async (reply, expiresAt) => {
    read({ agentUUID: 'a', agentID: '1111' });
    const arrived = give(reply);
    const { value } = await orThrow(create());
    expect([value.expiresAt, value.scheme, value.token.reveal()]).toEqual([expiresAt, 'Bearer', agentToken]);
    expect(arrived[0]?.body).toMatchObject({ agentId: 'a', responseType: 'token' });
    expectClean(value);
  });

  test('answers NotFound to an agent who is not there, and asks for no token', async () => {
    read(null);
    expect(await failed(create())).toMatchObject({ kind: 'NotFound', effect: 'none' });
  });

  test('cannot say how long a token is to be valid', async () => {
    const call = sobotWith().presence.createClientToken({ agent: { number: '1' }, ttlSec: 60 });
    expect(await failed(call)).toMatchObject({ kind: 'Unsupported', problems: [{ path: 'ttlSec' }] });
  });

  test('says that the token was refused, and tells no secret', async () => {
    read({ agentUUID: 'a' });
    give({ code: 401, message: 'sign error', status: 'Failed' });
    const error = await failed(create());
    expect(error).toMatchObject({ kind: 'Unauthenticated', effect: 'none' });
    expectClean(error);
  });
});
