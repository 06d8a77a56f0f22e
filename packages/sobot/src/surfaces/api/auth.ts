import { byToken, type AccessToken, type Auth, type Renewable } from '@cordboard/core/http';
import { defaults, type SobotConfig } from '../../config.js';

/** The code of a reply says whether the token was refused. */
export const apiAuth = (
  token: Renewable<AccessToken>,
  { authorizationScheme: scheme = defaults.authorizationScheme }: SobotConfig,
): Auth<AccessToken> => byToken(token, { scheme, isRefused: ({ kind }) => kind === 'Unauthenticated' });
