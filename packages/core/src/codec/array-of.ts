import * as t from 'io-ts';
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
