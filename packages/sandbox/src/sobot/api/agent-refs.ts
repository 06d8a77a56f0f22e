import { AgentId, type Agent, type AgentRef } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { refusalOf } from '../failures.js';
import { among, mapped, orElse } from '../shape.js';
import type { Answer, Call } from './call.js';

/** What the field that names an agent holds, by `agentType`: 0 a work number, 1 an id. */
export type AgentKind = 'number' | 'id';

const kindOf = (agentType: 0 | 1 | '0' | '1'): AgentKind => (String(agentType) === '1' ? 'id' : 'number');

/** The calls about agents themselves: an int, and required. */
export const agentTypeInt = mapped(among(0, 1), kindOf);

/** The same in a query. */
export const agentTypeInQuery = mapped(among('0', '1'), kindOf);

/** Most other calls: a String, a work number when left out. */
export const agentTypeText = orElse(mapped(among('0', '1'), kindOf), 'number');

/** The IVR call: an int, a work number when left out. */
export const agentTypeIntOrNone = orElse(agentTypeInt, 'number');

export const refOf = (kind: AgentKind, agent: string): AgentRef =>
  kind === 'id' ? { id: AgentId(agent) } : { number: agent };

/** How a call that speaks of agents by id or by work number names one. */
export const nameIn = (kind: AgentKind, { id, number }: Agent): string =>
  kind === 'id' ? id : (number ?? '');

/** The agent that a call names. */
export const findAgent = ({ world }: Call, kind: AgentKind, agent: string): Answer<Agent> =>
  pipe(
    world.center.agents.get({ agent: refOf(kind, agent) }),
    TE.mapLeft(refusalOf({ NotFound: 'unknownAgent' })),
  );
