import { AgentPassword, CreateAgent, OneAgent } from '../domain/agent-account.js';
import { CreateExtension, ExtensionQuery, UnbindStation, UpdateAgent } from '../domain/agent-inputs.js';
import { Agent, AgentQuery, AgentSwitch, Extension } from '../domain/agent.js';
import { list } from '../operation/kinds/list.js';
import { read } from '../operation/kinds/read.js';
import { write } from '../operation/kinds/write.js';
import type { PortOf } from '../operation/operation.js';

/** The operations of {@link AgentDirectory}. */
export const agentDirectory = {
  /**
   * One page of the agents that match every filter given; no filter means all. An empty page is no
   * error. A value the provider has and our vocabulary has not becomes `unknown` and keeps its `native`.
   * Order is the provider's and stays the same between pages as long as nothing changes.
   */
  list: list('agents.list', {
    summary: 'List agents, filtered by name, queue, state, account or extension',
    query: AgentQuery,
    item: Agent,
    identity: ({ id }) => id,
  }),
  /** One agent, by any name that the provider can use; `NotFound` when there is none. */
  get: read('agents.get', {
    summary: 'Get one agent by id, number, username or email',
    input: OneAgent,
    output: Agent,
  }),
  /**
   * Makes an account. Returns the agent as known afterwards; a warning names each field that could not be set, and the
   * agent is there nevertheless. `AlreadyExists` when id, number, username or email is taken, `NotFound` for a queue or an
   * extension that is not there, `QuotaExceeded` when no more agents are allowed. What a provider has for some roles alone is
   * `Unsupported` with another. Repeating it can make another agent.
   */
  create: write('agents.create', {
    summary: 'Create an agent or a supervisor',
    repeat: 'unsafe',
    reach: 'account',
    destroys: false,
    input: CreateAgent,
    value: Agent,
  }),
  /**
   * Changes what `set` names and keeps the rest; `null` clears. Returns the agent as known afterwards.
   * An empty `set` is `unchanged`. Repeating it changes nothing more. `AlreadyExists` when number or email is another agent's,
   * `Conflict` for an extension that is, `NotFound` for an unknown agent, or an unknown queue to supervise. What a provider has for
   * some roles alone is `Unsupported` for an agent with another, and nothing is changed then.
   */
  update: write('agents.update', {
    summary: 'Change names, number, caller id, role, wrap-up time, phone or extension of an agent',
    repeat: 'safe',
    reach: 'account',
    destroys: false,
    input: UpdateAgent,
    value: Agent,
  }),
  /**
   * Removes an account for good: the agent leaves every queue, and a bound extension becomes free. `Conflict` while the
   * agent is on a call, `NotFound` for an unknown agent, and so when it is repeated.
   */
  remove: write('agents.remove', {
    summary: 'Remove an agent for good',
    repeat: 'unsafe',
    reach: 'person',
    destroys: true,
    input: OneAgent,
    value: OneAgent,
  }),
  /**
   * Lets an agent sign in, or not; the account stays as it is. A disabled agent is signed out. Returns the agent as known
   * afterwards; `unchanged` when it was so already. `Conflict` while the agent is on a call, `NotFound` for an unknown one.
   */
  setEnabled: write('agents.setEnabled', {
    summary: 'Let an agent sign in, or not',
    repeat: 'safe',
    reach: 'person',
    destroys: false,
    input: AgentSwitch,
    value: Agent,
  }),
  /**
   * Gives an agent another password; the one before is of no more use. The password is never told, also by no list.
   * `InvalidInput` for a password that the provider does not accept, `NotFound` for an unknown agent.
   */
  setPassword: write('agents.setPassword', {
    summary: 'Give an agent another password',
    repeat: 'safe',
    reach: 'account',
    destroys: true,
    input: AgentPassword,
    value: OneAgent,
  }),
  /**
   * Takes extension, phone or both away from an agent. Returns the agent as known afterwards. Nothing
   * bound is no error. `NotFound` for an unknown agent.
   */
  unbindStation: write('agents.unbindStation', {
    summary: 'Unbind extension, phone or both from an agent',
    repeat: 'safe',
    reach: 'account',
    destroys: false,
    input: UnbindStation,
    value: Agent,
  }),
  /**
   * One page of the extensions and desk phones; `bound` asks for the bound or the free ones only, `agent` for those of one
   * agent. Never their passwords.
   */
  listExtensions: list('agents.listExtensions', {
    summary: 'List extensions, bound or free',
    query: ExtensionQuery,
    item: Extension,
    identity: ({ number }) => number,
  }),
  /**
   * Creates an extension that no agent is bound to yet, or a desk phone. `AlreadyExists` when its number, or the name of
   * its group, is taken. Where the provider makes up a number, the answer tells it; an error after the phone was made has
   * the effect `done`.
   */
  createExtension: write('agents.createExtension', {
    summary: 'Create an extension',
    repeat: 'unsafe',
    reach: 'account',
    destroys: false,
    input: CreateExtension,
    value: Extension,
  }),
} as const;

/** Who works in the center, and where their calls ring. */
export interface AgentDirectory extends PortOf<typeof agentDirectory> {}
