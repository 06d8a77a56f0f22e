import { setTimeout } from 'node:timers/promises';
import { failure, failureOf, ownValue, problemsOf, type ContactCenterError } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { AgentCredentials, type CredentialsSource, type HuaweiCcConfig } from '../../config.js';

/** The default timeout of a `credentials` function; closing a center waits for it. */
const defaultTimeoutMs = 30_000;

const none = failureOf('Misconfigured', 'no credentials for this agent', [
  { path: 'agents', message: 'does not hold its id; add it there, or give a `credentials` function' },
]);

// The function's error is left out, because it may quote a credential.
const sourceFailed = failure(
  'Misconfigured',
  'no credentials for this agent: the `credentials` function of the settings failed or did not answer',
);

const proved = (found: unknown): E.Either<ContactCenterError, AgentCredentials> =>
  pipe(
    AgentCredentials.decode(found),
    E.mapLeft((errors) =>
      failureOf('Misconfigured', 'invalid result of the `credentials` function', problemsOf(errors)),
    ),
  );

const lookUp = (
  source: CredentialsSource,
  agentId: string,
  timeoutMs: number = defaultTimeoutMs,
): TE.TaskEither<ContactCenterError, AgentCredentials> =>
  pipe(
    TE.tryCatch(
      async (): Promise<unknown> => {
        const overdue = setTimeout(timeoutMs, sourceFailed, { ref: false });
        return Promise.race([source(agentId), overdue]);
      },
      () => sourceFailed,
    ),
    TE.chainEitherK((found) => {
      if (found === sourceFailed) return E.left(sourceFailed);
      return found === undefined || found === null ? E.left(none) : proved(found);
    }),
  );

/** The credentials of an agent: from `agents`, else from the `credentials` function. */
export const credentialsOf = (
  { agents = {}, credentials, timeoutMs }: HuaweiCcConfig,
  agentId: string,
): TE.TaskEither<ContactCenterError, AgentCredentials> => {
  const configured = ownValue(agents, agentId);
  if (configured !== undefined) return TE.right(configured);
  return credentials === undefined ? TE.left(none) : lookUp(credentials, agentId, timeoutMs);
};
