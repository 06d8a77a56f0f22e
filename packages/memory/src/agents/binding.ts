import * as E from 'fp-ts/lib/Either.js';
import { failure, type AgentId } from '@cordboard/core/provider';
import { notFound, type Answer } from '../shared/answers.js';
import { patched } from '../shared/patch.js';
import type { State } from '../state.js';
import type { SeedAgent } from './seed.js';
import type { AgentsState } from './state.js';

/** An extension must be there and free, or be the agent's own already; a new agent has no id. */
export const mayBind = (
  { extensions }: AgentsState,
  number: string | null | undefined,
  agent?: AgentId,
): Answer<void> => {
  if (number === undefined || number === null) return E.right(undefined);
  const extension = extensions.get(number);
  if (extension === undefined) return E.left(notFound('extension'));
  return extension.agent === undefined || extension.agent.id === agent
    ? E.right(undefined)
    : E.left(failure('Conflict', 'the extension is bound to another agent'));
};

/** Frees the extension that an agent had, and binds the one that the agent has now. */
export const rebind = (
  { agents: { extensions }, clock }: State,
  before: SeedAgent | undefined,
  after: SeedAgent | undefined,
): void => {
  const [from, to] = [before?.station?.extension, after?.station?.extension];
  if (from === to) return;
  const left = from === undefined ? undefined : extensions.get(from);
  if (left !== undefined) {
    extensions.set(left.number, patched(left, { bound: false, boundAt: null, agent: null }));
  }
  const taken = to === undefined ? undefined : extensions.get(to);
  if (taken !== undefined && after !== undefined) {
    const agent = { id: after.id, name: after.name };
    extensions.set(taken.number, patched(taken, { bound: true, boundAt: clock.now(), agent }));
  }
};
