import { byToken, type AccessToken, type Auth, type Renewable } from '@cordboard/core/http';
import { tokenRefused } from './codes.js';

/** The HTTP status of a reply says whether the token was refused. */
export const apiFabricAuth = (token: Renewable<AccessToken>): Auth<AccessToken> =>
  byToken(token, {
    scheme: 'Bearer',
    isRefused: ({ native: { httpStatus = 0 } = {} }) => tokenRefused.includes(httpStatus),
  });
