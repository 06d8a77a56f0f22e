import * as E from 'fp-ts/lib/Either.js';
import type { SandboxRequest } from '../http.js';
import type { Edition, Route } from './call.js';
import { callingListRoutes } from './calling-lists.js';
import { agentRoutes } from './config-agents.js';
import { queueRoutes } from './config-queues.js';
import { consoleRoutes } from './console.js';
import { extensionRoutes } from './exts.js';
import { refuse, type Refusal } from './failures.js';
import { ivrRoutes } from './ivr.js';
import { numberRoutes } from './numbers.js';
import { outboundRoutes } from './outbound.js';

/** Every call that is served, but for those that give tokens. */
const routes: readonly Route[] = [
  ...agentRoutes,
  ...queueRoutes,
  ...extensionRoutes,
  ...numberRoutes,
  ...outboundRoutes,
  ...callingListRoutes,
  ...consoleRoutes,
  ...ivrRoutes,
];

/** What stands before the module's name. */
const stems: Readonly<Record<Edition, string>> = {
  v6: '/callservice/v6/cc-',
  tm: '/callservice/tm/tm-',
};

/** A call, and the edition in which it was asked for. */
export interface Located {
  readonly route: Route;
  readonly edition: Edition;
}

export const locate = ({ method, path }: SandboxRequest): E.Either<Refusal, Located> => {
  const edition = path.startsWith(stems.tm) ? 'tm' : 'v6';
  if (!path.startsWith(stems[edition])) return E.left(refuse('noSuchPath'));
  const rest = path.slice(stems[edition].length);
  const candidates = routes.filter((route) => route.path === rest);
  const route = candidates.find((candidate) => candidate.method === method);
  if (route !== undefined) return E.right({ route, edition });
  return E.left(refuse(candidates.length === 0 ? 'noSuchPath' : 'wrongMethod'));
};
