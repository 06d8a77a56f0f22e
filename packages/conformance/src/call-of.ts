import type { AnyOperation, ContactCenter } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';

/** An operation as one that takes anything and promises nothing. */
export type LooseCall = (input: unknown, options?: object) => () => Promise<E.Either<unknown, unknown>>;

const isCall = (u: unknown): u is LooseCall => typeof u === 'function';

/** An operation of a center, to be called with anything at all. */
export const callOf = (center: ContactCenter, { name }: Pick<AnyOperation, 'name'>): LooseCall => {
  const [port = '', key = ''] = name.split('.');
  const table: unknown = new Map<string, unknown>(Object.entries(center)).get(port);
  const call =
    typeof table === 'object' && table !== null
      ? new Map<string, unknown>(Object.entries(table)).get(key)
      : undefined;
  return isCall(call) ? call : () => () => Promise.resolve(E.right(undefined));
};
