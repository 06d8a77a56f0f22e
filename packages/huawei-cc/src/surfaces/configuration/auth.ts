import {
  HeaderText,
  Secret,
  sharedValue,
  type ContactCenterError,
  type Runtime,
  type SharedValue,
} from '@cordboard/core/provider';
import { renewable, type Auth, type Renewable } from '@cordboard/core/http';
import * as O from 'fp-ts/lib/Option.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { fromTokens } from '../../mapping/session.js';
import { isRefusal } from '../gateway/codes.js';
import { loginRefused } from './codes.js';

/** A login to the configuration: its key, and the cookie by which the load balancer finds the node that knows it. */
export interface Login {
  readonly guid: Secret;
  readonly cookie: Secret | undefined;
}

const StoredLogin = t.intersection(
  [t.type({ guid: HeaderText }), t.partial({ cookie: HeaderText })],
  'HuaweiStoredLogin',
);

/** No page says how long a login lasts: for as long, other processes use the one that is there. */
const keptMs = 600_000;

const sharedLogin = (
  name: string,
  { store, sleep }: Pick<Runtime, 'store' | 'sleep'>,
): SharedValue<Login> | undefined =>
  store &&
  sharedValue<Login>({
    store,
    name,
    sleep,
    toStored: ({ guid, cookie }) => ({ guid: guid.reveal(), cookie: cookie?.reveal() }),
    fromStored: (stored) =>
      StoredLogin.is(stored)
        ? O.some({
            guid: new Secret(stored.guid),
            cookie: stored.cookie === undefined ? undefined : new Secret(stored.cookie),
          })
        : O.none,
    isSame: (one, other) => one.guid.reveal() === other.guid.reveal(),
    keepMs: () => keptMs,
  });

/** The login of an account: made when first needed, used until it is refused, and shared by the processes that share a store. */
export const renewableLogin = (
  name: string,
  obtain: TE.TaskEither<ContactCenterError, Login>,
  runtime: Runtime,
): Renewable<Login> =>
  renewable({ obtain, monotonicNow: runtime.monotonicNow, shared: sharedLogin(name, runtime) });

/** Sends the key of a login; one that is refused is discarded, and another is made. */
export const byLogin = (login: Renewable<Login>): Auth<Login> => ({
  obtain: () => login.get,
  sign: (_, held) => fromTokens(held),
  onRefused: (error, refused) =>
    isRefusal(error, loginRefused)
      ? TE.fromIO(() => {
          login.discard(refused);
        })
      : undefined,
  secrets: ({ guid, cookie }) => [guid, cookie].flatMap((secret) => secret ?? []),
});
