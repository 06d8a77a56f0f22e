import { itemIdentity, type ListCall, type ContactCenter } from '@cordboard/core/fp';
import { isDownload, operations, type AnyOperation, type PageRequest } from '@cordboard/core/provider';
import { readAll } from './read-all.js';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

/** An operation, untyped. */
export type LooseCall = (input: unknown, options?: object) => () => Promise<E.Either<unknown, unknown>>;

/** A list operation, whatever it lists. */
export type LooseListCall = ListCall<PageRequest, unknown>;

type Named = Pick<AnyOperation, 'name'>;

const isCall = (u: unknown): u is LooseCall => typeof u === 'function';
const isListCall = (u: unknown): u is LooseListCall => typeof u === 'function';

const memberOf = (center: ContactCenter, { name }: Named): unknown => {
  const [port = '', key = ''] = name.split('.');
  const table: unknown = new Map<string, unknown>(Object.entries(center)).get(port);
  return typeof table === 'object' && table !== null
    ? new Map<string, unknown>(Object.entries(table)).get(key)
    : undefined;
};

/** An operation of a center as it is. */
export const memberCallOf = (center: ContactCenter, operation: Named): LooseCall => {
  const call = memberOf(center, operation);
  return isCall(call) ? call : () => () => Promise.resolve(E.right(undefined));
};

/** A watch of a center. */
export type LooseWatchCall = (input: unknown, options?: object) => AsyncIterable<unknown>;

const isWatchCall = (u: unknown): u is LooseWatchCall => typeof u === 'function';

const watches = new Set<string>(operations.filter(({ kind }) => kind === 'watch').map(({ name }) => name));

/** Whether an operation is called like a list that never ends. */
export const isWatched = ({ name }: { readonly name: string }): boolean => watches.has(name);

const untold: AsyncIterable<never> = {
  [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ done: true, value: undefined }) }),
};

/** A watch of a center as it is. */
export const watchCallOf = (center: ContactCenter, operation: Named): LooseWatchCall => {
  const call = memberOf(center, operation);
  return isWatchCall(call) ? call : () => untold;
};

/** The first that is told, and no more of it. */
export const firstOf = async (items: AsyncIterable<unknown>): Promise<unknown> => {
  for await (const item of items) return item;
  return undefined;
};

const memberAnswer = (center: ContactCenter, operation: Named, input: unknown, options?: object) =>
  isWatched(operation)
    ? firstOf(watchCallOf(center, operation)(input, options)).then(E.right, E.left)
    : memberCallOf(center, operation)(input, options)();

/**
 * An operation of a center, to be called with anything at all. What it downloads is read to its end, as `content`; of what it
 * watches the first is taken.
 */
export const callOf =
  (center: ContactCenter, operation: Named): LooseCall =>
  (input, options) =>
  async () => {
    const answer = await memberAnswer(center, operation, input, options);
    return E.isRight(answer) && isDownload(answer.right) ? readAll(answer.right)() : answer;
  };

const nothing: LooseListCall = Object.assign(() => TE.right({ items: [] }), { [itemIdentity]: String });

/** A list operation of a center. */
export const listCallOf = (center: ContactCenter, operation: Named): LooseListCall => {
  const call = memberOf(center, operation);
  return isListCall(call) ? call : nothing;
};
