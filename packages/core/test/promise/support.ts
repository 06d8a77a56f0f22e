import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { pipe } from 'fp-ts/lib/function.js';
import { AgentId, QueueId, type Agent, type Center } from '@cordboard/core';
import { toPromises } from '@cordboard/core/fp';
import {
  agentDirectory,
  cursorOf,
  defineProvider,
  failure,
  queueAdmin,
  serve,
  systemRuntime,
} from '@cordboard/core/provider';

export const agent = (id: string): Agent => ({ id: AgentId(id), number: id, name: `Agent ${id}` });

/** Two agents a page; the second page begins with the last of the first, as when the list shifted meanwhile. */
const firstPage = { items: [agent('1'), agent('2')], next: cursorOf({ page: 2, size: 2 }) };
const secondPage = { items: [agent('2'), agent('3')] };

/** A center that counts what it was sent: it lists agents, removes queues, and knows no single agent. */
export const counting = (): { readonly center: Center; readonly sent: string[] } => {
  const sent: string[] = [];
  const center = pipe(
    defineProvider({
      provider: 'test',
      accountKey: 'test',
      runtime: systemRuntime,
      operations: [
        serve(agentDirectory.list, ({ cursor }) => () => {
          sent.push('list');
          return Promise.resolve(E.right(cursor === undefined ? firstPage : secondPage));
        }),
        serve(agentDirectory.get, () => TE.left(failure('NotFound', 'no such agent'))),
        serve(queueAdmin.remove, ({ queue }) => () => {
          sent.push('remove');
          return Promise.resolve(E.right({ value: { queue }, outcome: 'applied', warnings: [] }));
        }),
      ],
    }),
    E.chain(toPromises),
  );
  if (E.isLeft(center)) throw center.left;
  return { center: center.right, sent };
};

export const queue = { queue: QueueId('7') };

/** What a loop took. */
export const taken = async <A>(items: AsyncIterable<A>): Promise<readonly A[]> => {
  const all: A[] = [];
  for await (const item of items) all.push(item);
  return all;
};
