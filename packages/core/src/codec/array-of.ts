import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';
import { described } from './described.js';
import { furtherErrors, mostProblems } from './report.js';

/**
 * A list, like `t.readonlyArray`, with bounded errors: the first invalid elements are explained, the others
 * counted. An element that passes its codec's `is` is not decoded.
 */
export const arrayOf = <A, O = A>(
  element: t.Type<A, O>,
): t.ReadonlyArrayType<t.Type<A, O>, readonly A[], readonly O[]> => {
  const base = t.readonlyArray(element, `list of ${element.name}`);
  return new t.ReadonlyArrayType<t.Type<A, O>, readonly A[], readonly O[], unknown>(
    base.name,
    (u): u is readonly A[] => base.is(u),
    (u, context) => {
      if (!t.UnknownArray.is(u)) return t.failure(u, context);
      const decoded: A[] = [];
      const errors: t.ValidationError[] = [];
      let explained = 0;
      let wrong = 0;
      for (const [i, value] of u.entries()) {
        if (element.is(value)) decoded.push(value);
        else if (explained === mostProblems) wrong += 1;
        else {
          const result = element.validate(value, t.appendContext(context, String(i), element, value));
          if (result._tag === 'Right') decoded.push(result.right);
          else {
            explained += 1;
            errors.push(...result.left);
          }
        }
      }
      if (wrong > 0) errors.push(furtherErrors(wrong, context));
      return errors.length === 0 ? t.success(decoded) : t.failures(errors);
    },
    (list) => base.encode(list),
    element,
  );
};

/** Such a list that is not empty: where an empty one could be taken for "all". */
export const atLeastOne = <A, O = A>(
  element: t.Type<A, O>,
): t.ReadonlyArrayType<t.Type<A, O>, readonly A[], readonly O[]> => {
  const base = arrayOf(element);
  const name = `${base.name}, at least one`;
  const codec = new t.ReadonlyArrayType<t.Type<A, O>, readonly A[], readonly O[], unknown>(
    name,
    (u): u is readonly A[] => base.is(u) && u.length > 0,
    (u, context) =>
      pipe(
        base.validate(u, context),
        E.chain((list) =>
          list.length > 0 ? t.success(list) : t.failure(u, context, 'expected a list of at least one'),
        ),
      ),
    (list) => base.encode(list),
    element,
  );
  return described(codec, { minItems: 1 }, base);
};
