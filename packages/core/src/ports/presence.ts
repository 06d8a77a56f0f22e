import { OneAgent } from '../domain/agent-account.js';
import { AgentPresence } from '../domain/agent-presence.js';
import { decidingName } from '../domain/agent-ref.js';
import {
  AfterCall,
  AgentSession,
  AutoAnswer,
  SessionQueues,
  SetPresence,
  SetSessionQueues,
  SignIn,
  SignOut,
} from '../domain/agent-session.js';
import { PresenceChange, WatchPresence } from '../domain/presence-change.js';
import {
  ClientToken,
  CreateClientToken,
  PresenceQuery,
  PresenceRow,
  StateDefinition,
  StateQuery,
} from '../domain/presence.js';
import { list } from '../operation/kinds/list.js';
import { read } from '../operation/kinds/read.js';
import { watch } from '../operation/kinds/watch.js';
import { write } from '../operation/kinds/write.js';
import type { PortOf } from '../operation/operation.js';

/** The operations of {@link Presence}. */
export const presence = {
  /**
   * Signs an agent in: as `not-ready` unless another state is asked for. `unchanged` when this center has the agent signed in already, whatever
   * the state, and whatever else is asked for. `Conflict` when the agent is signed in elsewhere; with `takeOver` that session is ended. A sign-in
   * that is not answered is never repeated. Queues that cannot be set leave the agent signed in, with a warning. `NotFound` when there is no such
   * agent.
   */
  signIn: write('presence.signIn', {
    summary: 'Sign an agent in',
    repeat: 'unsafe',
    reach: 'person',
    destroys: false,
    input: SignIn,
    value: AgentSession,
  }),
  /**
   * Signs out an agent whom this center has signed in, or, with `by`, one whom a supervisor may sign out. `unchanged` when the agent is signed out.
   * `Conflict` when the agent is handling a contact; with `force` the contact is dropped. `Conflict`, too, when `by` needs a session and has none.
   * `PermissionDenied` when `by` is no supervisor. `NotFound` when there is no such agent.
   */
  signOut: write('presence.signOut', {
    summary: 'Sign an agent out',
    repeat: 'safe',
    reach: 'person',
    destroys: true,
    input: SignOut,
    value: AgentPresence,
  }),
  /**
   * Puts an agent whom this center has signed in into a state, or, with `by`, one whom a supervisor may. Signs no one in: `Conflict` when the agent
   * is not signed in, or is handling a contact, or when `by` needs a session and has none. `PermissionDenied` when `by` is no supervisor. Where the
   * provider only takes it, the outcome is `accepted`, and the value is the presence as it is now, with the state asked for as `pending`. A reason
   * that cannot be said is `Unsupported`, never replaced by another. `NotFound` when there is no such agent.
   */
  set: write('presence.set', {
    summary: 'Put an agent into a state, such as ready',
    repeat: 'safe',
    reach: 'person',
    destroys: false,
    input: SetPresence,
    value: AgentPresence,
  }),
  /**
   * Sets whether calls are answered for an agent whom this center has signed in, as soon as they arrive. It lasts until the agent is signed out,
   * at least. Signs no one in: `Conflict` when the agent is not signed in. `NotFound` when there is no such agent.
   */
  setAutoAnswer: write('presence.setAutoAnswer', {
    summary: 'Set whether calls are answered for an agent',
    repeat: 'safe',
    reach: 'person',
    destroys: false,
    input: AutoAnswer,
    value: AutoAnswer,
  }),
  /**
   * Sets whether an agent whom this center has signed in is ready after a call, or in wrap-up. It lasts until the agent is signed out, at least.
   * Signs no one in: `Conflict` when the agent is not signed in. `NotFound` when there is no such agent.
   */
  setAfterCall: write('presence.setAfterCall', {
    summary: 'Set the state that an agent is in after a call',
    repeat: 'safe',
    reach: 'person',
    destroys: false,
    input: AfterCall,
    value: AfterCall,
  }),
  /**
   * Replaces the queues that an agent takes contacts from, until the agent is signed out; whose member the agent is stays as it is. A listed
   * queue that the agent is no member of is left out, with a warning; `Conflict` when that leaves none. Signs no one in: `Conflict` when the agent
   * is not signed in, or `by` needs a session and has none. `PermissionDenied` when `by` is no supervisor. `NotFound` when there is no such agent.
   */
  setQueues: write('presence.setQueues', {
    summary: 'Set the queues that an agent takes contacts from',
    repeat: 'safe',
    reach: 'person',
    destroys: false,
    input: SetSessionQueues,
    value: SessionQueues,
  }),
  /** What an agent is doing, as of the answer: never from a cache. `NotFound` when there is no such agent. */
  get: read('presence.get', {
    summary: 'See what an agent is doing',
    input: OneAgent,
    output: AgentPresence,
  }),
  /**
   * One page of what agents are doing: of everyone whose state the provider tells, or of those who match every filter
   * given. A state that has no word of ours is `unknown` and keeps its `native`. An empty page is no error.
   */
  list: list('presence.list', {
    summary: 'See what agents are doing, all or those of a queue or state',
    query: PresenceQuery,
    item: PresenceRow,
    identity: ({ agent }) => decidingName(agent).value,
  }),
  /**
   * Watches what agents are doing: first a snapshot of each, then each change once, in order for each agent. An agent who is new gets a snapshot,
   * one who is removed counts as signed out. Where changes may be missing, a gap says so and snapshots follow: nothing is filled in. A loop that
   * takes too slowly is told of a gap too, and keeps no other one waiting. Signs no one in. Iteration rejects with `NotFound` when an agent who is
   * named is not there, and with the error of a provider that does not answer any more.
   */
  watch: watch('presence.watch', {
    summary: 'Watch what agents are doing, change by change',
    input: WatchPresence,
    item: PresenceChange,
  }),
  /**
   * One page of the states that agents of this account can be in, one for each reason that is known; those that an agent
   * can be put into are `settable`. Words of the provider's own have a definition here as far as it tells them.
   */
  listStates: list('presence.listStates', {
    summary: 'List the states that agents can be in',
    query: StateQuery,
    item: StateDefinition,
    identity: ({ state, reason, native }) => JSON.stringify([state, reason ?? null, native.code]),
  }),
  /**
   * A token that lets a browser act as an agent, for the vendor's own client or an application's. It is a secret: pass
   * `value.token.reveal()` to the browser, and it shows nowhere else. May end the token that the agent had before.
   * `NotFound` when there is no such agent.
   */
  createClientToken: write('presence.createClientToken', {
    summary: 'Create a token that lets a browser act as an agent',
    repeat: 'unsafe',
    reach: 'person',
    destroys: true,
    input: CreateClientToken,
    value: ClientToken,
  }),
} as const;

/** What agents are doing. */
export interface Presence extends PortOf<typeof presence> {}
