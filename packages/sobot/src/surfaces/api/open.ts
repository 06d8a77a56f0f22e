import { decidingName, failure, type AgentRef, type ContactCenterError } from '@cordboard/core/provider';
import { vendorSurface } from '@cordboard/core/http';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { operatorOf, type SobotConfig } from '../../config.js';
import type { TokenKind } from '../tokens/wire/tokens.js';
import type { Api } from './surface.js';

const message = 'must be the operator of the settings: no other agent has a token';
const notOperator = failure('Unsupported', `agent ${message}`, { problems: [{ path: 'agent', message }] });

const isSame = (a: AgentRef, b: AgentRef): boolean => {
  const [one, other] = [decidingName(a), decidingName(b)];
  return one.name === other.name && one.value === other.value;
};

/** The token that a request is sent with: the company's, or where an agent is named, that agent's. */
const tokenFor = (
  agent: AgentRef | undefined,
  config: SobotConfig,
): E.Either<ContactCenterError, TokenKind> => {
  if (agent === undefined) return E.right('company');
  const operator = operatorOf(config);
  // Without an operator the token says what is missing.
  return operator === undefined || isSame(agent, operator) ? E.right('agent') : E.left(notOperator);
};

/**
 * Opens the API to requests of the caller's. They carry each header that any call documents, because which of them an
 * endpoint wants stands on its page only. The surface for tokens stays closed: what it answers is a secret.
 */
export const openApi = (api: Api, config: SobotConfig) =>
  vendorSurface(
    { agent: 'optional', isKeyed: true },
    {
      ask: ({ call, request, agent }, context) =>
        pipe(
          TE.fromEither(tokenFor(agent, config)),
          TE.chain((token) =>
            api.ask(
              { ...call, token, headers: ['timezoneid', 'language', 'Idempotency-Key'] },
              request,
              context,
            ),
          ),
        ),
      probe: api.probe,
    },
  );
