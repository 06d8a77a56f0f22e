import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import * as E from 'fp-ts/lib/Either.js';
import type { World } from '../../world.js';
import type { Refusal } from './codes.js';
import { createGuids, type Guids } from './guids.js';
import { createMailbox, type AgentEvent, type Mailbox } from './mailbox.js';

/** An agent who is signed in. */
export interface Session {
  readonly agentId: string;
  /** The node of the cluster that knows the agent, as its sticky-session cookie names it. */
  readonly node: string;
  readonly guids: Guids;
  readonly mailbox: Mailbox;
  polledAt: number;
}

/** The sessions of signed-in agents. */
export interface Sessions {
  /** The agent's session; `undefined` without a sign-in, after a sign-out or without polls for too long. */
  readonly of: (agentId: string) => Session | undefined;
  /** Signs an agent in; an earlier session ends. */
  readonly begin: (agentId: string, events: readonly AgentEvent[]) => Session;
  readonly end: (session: Session) => void;
  /** Everyone who is signed in. */
  readonly all: () => readonly Session[];
  /** The session that a request belongs to, by its Guid and its cookie. */
  readonly authenticate: (agentId: string, headers: IncomingHttpHeaders) => E.Either<Refusal, Session>;
  /** Waits for the next event, `null` when none came in time. One poll at a time. */
  readonly poll: (session: Session, gone: AbortSignal) => Promise<E.Either<Refusal, AgentEvent | null>>;
}

const stickyCookie = 'huaweielbsession';

/** What the load balancer puts in `Set-Cookie`. */
export const setCookie = ({ node }: Session): string => `${stickyCookie}=${node}; Path=/; HttpOnly`;

const nodeIn = ({ cookie = '' }: IncomingHttpHeaders): string | undefined =>
  cookie
    .split(';')
    .map((pair) => pair.trim().split('='))
    .find(([name]) => name === stickyCookie)?.[1];

const freshSession = (world: World, agentId: string, events: readonly AgentEvent[]): Session => ({
  agentId,
  node: randomUUID(),
  guids: createGuids(world),
  mailbox: createMailbox(events),
  polledAt: world.now(),
});

const isSilent = ({ now }: World, { mailbox, polledAt }: Session, forMs: number): boolean =>
  !mailbox.isWaitedOn() && now() - polledAt > forMs;

/** What the center knows of an agent whose session is over. */
const leave = ({ center }: World, { agentId }: Session): void => {
  void center.presence.signOut({ agent: { number: agentId }, force: true })();
};

/** No one is signed in yet. */
export const createSessions = (world: World): Sessions => {
  const { pollHoldMs = 1000, idleSignOutMs = 120_000 } = world.options;
  const live = new Map<string, Session>();
  const drop = (session: Session): void => {
    live.delete(session.agentId);
    session.mailbox.wake();
    leave(world, session);
  };
  const of = (agentId: string): Session | undefined => {
    const session = live.get(agentId);
    if (session !== undefined && isSilent(world, session, idleSignOutMs)) drop(session);
    return live.get(agentId);
  };
  return {
    of,
    all: () => [...live.values()],
    begin: (agentId, events) => {
      const before = live.get(agentId);
      const session = freshSession(world, agentId, events);
      live.set(agentId, session);
      before?.mailbox.wake();
      return session;
    },
    end: drop,
    authenticate: (agentId, headers) => {
      const session = of(agentId);
      // Without the sticky cookie the balancer picks any node, and that one does not know the agent.
      if (session === undefined || nodeIn(headers) !== session.node) return E.left('100-006');
      return session.guids.accepts(headers.guid) ? E.right(session) : E.left('000-003');
    },
    poll: async (session, gone) => {
      if (session.mailbox.isWaitedOn()) return E.left('000-007');
      session.polledAt = world.now();
      const event = await session.mailbox.next(pollHoldMs, gone);
      session.polledAt = world.now();
      return live.get(session.agentId) === session ? E.right(event) : E.left('100-006');
    },
  };
};
