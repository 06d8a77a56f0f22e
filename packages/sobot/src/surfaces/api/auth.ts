import type { Auth, Renewable } from '@cordboard/core/http';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { defaults, type SobotConfig } from '../../config.js';
import type { Token } from '../tokens/tokens.js';

/** A bearer token; a refused one is discarded, and another is obtained. */
export const byToken = (
  token: Renewable<Token>,
  { authorizationScheme: scheme = defaults.authorizationScheme }: SobotConfig,
): Auth<Token> => ({
  obtain: () => token.get,
  sign: (_, { value }) => ({ Authorization: `${scheme} ${value.reveal()}`.trimStart() }),
  onRefused: ({ kind }, refused) =>
    kind === 'Unauthenticated'
      ? TE.fromIO(() => {
          token.discard(refused);
        })
      : undefined,
  secrets: ({ value }) => [value],
});
