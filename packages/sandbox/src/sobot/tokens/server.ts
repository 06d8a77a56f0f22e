import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { json, type SandboxHandler, type SandboxRequest } from '../../http.js';
import type { World } from '../../world.js';
import { bodyOf } from '../body.js';
import { refuse, refused, type Refusal } from '../failures.js';
import type { Grants } from './grants.js';
import type { Route } from './route.js';
import { tokenRoutes } from './tokens.js';

const locate = ({ method, path }: SandboxRequest): E.Either<Refusal, Route> => {
  const route = tokenRoutes.find((candidate) => candidate.path === path);
  if (route === undefined) return E.left(refuse('noSuchPath'));
  return route.method === method ? E.right(route) : E.left(refuse('wrongMethod'));
};

/** The calls for tokens. */
export const createTokens =
  (world: World, grants: Grants): SandboxHandler =>
  (request) =>
    pipe(
      locate(request),
      E.bindTo('route'),
      E.bind('body', () => bodyOf(request)),
      TE.fromEither,
      TE.chain(({ route, body }) => route.answer({ world, grants, body })),
      TE.match(refused, (answer) => json(answer)),
    )();
