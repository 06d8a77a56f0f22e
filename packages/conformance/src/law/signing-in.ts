import type { ContactCenter } from '@cordboard/core/fp';
import { OneAgent } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import type { Command } from './command.js';
import { observe, type Observation } from './observe.js';

const OfAgent = t.type({ agent: OneAgent.fields.agent });

/**
 * What a command does in memory that a vendor does in an agent's session only: the first one signs the agent in, as not ready, and the session
 * lasts. Whom the vendor refuses to sign in, memory refuses, too.
 */
export const signingIn = (): ((memory: ContactCenter, command: Command) => Promise<Observation>) => {
  const present = new Set<string>();
  return async (memory, command) => {
    const observed = await observe(memory, command);
    const { input } = command;
    if (!observed.happened || !OfAgent.is(input)) return observed;
    const found = await memory.agents.get({ agent: input.agent })();
    if (E.isLeft(found) || present.has(found.right.id)) return observed;
    present.add(found.right.id);
    const agent = { id: found.right.id };
    await memory.presence.signOut({ agent, force: true })();
    await memory.presence.signIn({ agent })();
    return observed;
  };
};
