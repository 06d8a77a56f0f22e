import {
  listByNumber,
  type CallContext,
  type ContactCenterError,
  type Handler,
  type Page,
  type PresenceQuery,
  type PresenceRow,
  type QueueId,
} from '@cordboard/core/provider';
import { rowsIn } from '@cordboard/core/http';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import {
  fromPresencePage,
  isPresenceMeant,
  membersAmong,
  presencePages,
  toListedPresence,
  workNoOf,
} from '../mapping/presence.js';
import type { Cms } from '../surfaces/cms/surface.js';
import { skillsOfAgents, totalAgentAbstract, type AgentState } from '../surfaces/cms/wire/agents.js';

type Result<A> = TE.TaskEither<ContactCenterError, A>;

/** Those of some agents who belong to a queue: another call tells the queues of each. */
const inQueue = (
  cms: Cms,
  { rows, queue }: { readonly rows: readonly AgentState[]; readonly queue: QueueId | undefined },
  context: CallContext,
): Result<readonly AgentState[]> =>
  queue === undefined || rows.length === 0
    ? TE.right(rows)
    : pipe(
        cms.ask(
          skillsOfAgents,
          { body: { json: { ...cms.center, agentIds: rows.map(({ agentId }) => Number(agentId)) } } },
          context,
        ),
        TE.map((told) => {
          const members = membersAmong(rowsIn(told), queue);
          return rows.filter((row) => members.has(workNoOf(row)));
        }),
      );

/** A page of all agents, from which those that are asked for are picked out. */
export const listPresences =
  (cms: Cms): Handler<PresenceQuery, Page<PresenceRow>> =>
  ({ queue, ...query }, context) =>
    listByNumber(
      query,
      presencePages,
      (asked) =>
        pipe(
          cms.ask(totalAgentAbstract, { body: { json: fromPresencePage(cms.center, asked) } }, context),
          TE.chain((sent) => {
            const rows = rowsIn(sent);
            return pipe(
              inQueue(cms, { rows, queue }, context),
              TE.map((members) => ({ members, rows: rows.map(workNoOf) })),
            );
          }),
        ),
      ({ members, rows }) => ({
        items: members.map(toListedPresence).filter(isPresenceMeant(query)),
        rows,
        claims: {},
      }),
    );
