import * as E from 'fp-ts/lib/Either.js';
import { isJsonContent, parseJson, type SandboxRequest } from '../http.js';
import { refuse, type Refusal } from './failures.js';

/** The body of a request; no body at all is an empty object. */
export const bodyOf = ({ body, headers }: SandboxRequest): E.Either<Refusal, unknown> => {
  if (body === '') return E.right({});
  if (!isJsonContent(headers)) return E.left(refuse('notJson'));
  const parsed = parseJson(body);
  return parsed === undefined ? E.left(refuse('badRequest', 'the body is not JSON')) : E.right(parsed);
};
