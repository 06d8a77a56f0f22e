import { failure, type CallContext, type ContactCenterError, type Runtime } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { provider, type HuaweiCcConfig } from '../../config.js';
import { credentialsOf } from './credentials.js';
import { createGateway, type Request } from './surface.js';
import { AgentSession } from './session.js';
import { closedError, type Wish } from './sign-in.js';
import type { VendorCall } from './wire/envelope.js';

/** The gateway, with a session for every agent that is used. */
export interface Sessions {
  /** Makes a call for an agent and returns its decoded reply. */
  readonly ask: <A>(
    call: VendorCall<A>,
    agentId: string,
    request: Request,
    context: CallContext,
  ) => TaskEither<ContactCenterError, A>;
  /** The same without signing the agent in: `Conflict` where this center has no session of the agent's. */
  readonly within: Sessions['ask'];
  /** Signs an agent in, unless this center has a session of the agent's; says whether it did. */
  readonly signIn: (agentId: string, wish: Wish) => TaskEither<ContactCenterError, boolean>;
  /** Signs out an agent whom this center has signed in, by one of the calls for it. */
  readonly signOut: (
    call: VendorCall<void>,
    agentId: string,
    request: Request,
    context: CallContext,
  ) => TaskEither<ContactCenterError, void>;
  /**
   * Signs every agent out; the error lists those for whom that failed. Repeating it returns the same result.
   */
  readonly close: () => TaskEither<ContactCenterError, void>;
}

/** Events are not used yet. */
const onEvent = (): void => undefined;

const closeAll = async (
  sessions: ReadonlyMap<string, AgentSession>,
): Promise<E.Either<ContactCenterError, void>> => {
  const closed = await Promise.all(
    [...sessions].map(async ([agentId, session]) => ({ agentId, result: await session.close()() })),
  );
  const failed = closed.flatMap(({ agentId, result }) =>
    E.isLeft(result) ? [{ agentId, error: result.left }] : [],
  );
  const [first] = failed;
  if (first === undefined) return E.right(undefined);
  const problems = failed.map(({ agentId, error }) => ({
    path: `agents.${agentId}`,
    message: error.message,
  }));
  const counts = `${String(failed.length)} of ${String(closed.length)} agents`;
  const message = `${counts} could not be signed out; the gateway does it after two minutes without polls`;
  return E.left(failure(first.error.kind, message, { provider, effect: 'maybe', problems }));
};

/** Makes the sessions of one gateway. Agents are signed in when they are first needed. */
export const createSessions = (gatewayUrl: string, settings: HuaweiCcConfig, runtime: Runtime): Sessions => {
  const gateway = createGateway(gatewayUrl, settings, runtime);
  const sessions = new Map<string, AgentSession>();
  let closing: Promise<E.Either<ContactCenterError, void>> | undefined;

  const sessionOf = (agentId: string): AgentSession => {
    const present = sessions.get(agentId);
    if (present !== undefined) return present;
    const credentials = credentialsOf(settings, agentId);
    const session = new AgentSession({
      agentId,
      gatewayUrl,
      settings,
      runtime,
      gateway,
      credentials,
      onEvent,
    });
    sessions.set(agentId, session);
    return session;
  };

  const inSession =
    <A>(agentId: string, work: (session: AgentSession) => TaskEither<ContactCenterError, A>) =>
    async (): Promise<E.Either<ContactCenterError, A>> =>
      closing === undefined ? work(sessionOf(agentId))() : E.left(closedError);

  return {
    ask: (call, agentId, request, context) =>
      inSession(agentId, (session) => session.ask(call, request, context)),
    within: (call, agentId, request, context) =>
      inSession(agentId, (session) => session.within(call, request, context)),
    signIn: (agentId, wish) => inSession(agentId, (session) => session.signIn(wish)),
    signOut: (call, agentId, request, context) =>
      inSession(agentId, (session) => session.signOut(call, request, context)),
    close: () => () => (closing ??= closeAll(sessions).finally(gateway.close)),
  };
};
