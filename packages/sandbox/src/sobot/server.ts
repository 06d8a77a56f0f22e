import type { SandboxHandler } from '../http.js';
import type { ClientFaults } from '../vendor-server.js';
import type { CreateServer } from '../world.js';
import { createApi } from './api/server.js';
import { createGrants } from './tokens/grants.js';
import { createTokens } from './tokens/server.js';

/**
 * Sobot's voice API, both editions, as its Basic Management API page documents it: every call of that page and
 * the two that give tokens.
 */
export const createSobotServer: CreateServer = (world) => {
  const grants = createGrants(world);
  const tokens = createTokens(world, grants);
  const api = createApi(world, grants);
  const handler: SandboxHandler = (request) =>
    request.path.startsWith('/tokens/') ? tokens(request) : api(request);
  const clientFaults: ClientFaults = {
    expired: (request) => {
      grants.clear();
      return request;
    },
  };
  return Object.assign(handler, { clientFaults });
};
