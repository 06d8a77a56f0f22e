import type { ContactCenterError } from '@cordboard/core/provider';
import { createClient } from '@redis/client';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { closed, late, toError } from './errors.js';
import { scripts } from './scripts.js';
import type { Settings } from './settings.js';

type Task<A> = TE.TaskEither<ContactCenterError, A>;

// Commands do not queue while Redis is unreachable: the next command connects again, and fails within the
// time limit.
const clientFor = ({ url, timeoutMs }: Settings) =>
  createClient({
    url: url.reveal(),
    scripts,
    socket: { connectTimeout: timeoutMs, reconnectStrategy: false },
    disableOfflineQueue: true,
  });

export type Client = ReturnType<typeof clientFor>;

/** A connection to Redis: made when it is first needed, and again after it broke. */
export interface Connection {
  /** Gives Redis a command. Fails within the time limit when Redis is unreachable or does not answer. */
  readonly ask: <A>(command: (client: Client) => Promise<A>) => Task<A>;
  readonly close: Task<void>;
}

const connect = async (settings: Settings, onBreak: () => void): Promise<Client> => {
  const client = clientFor(settings);
  // Without a listener, an error event would crash the process.
  client.on('error', onBreak);
  await client.connect();
  return client;
};

const within = <A>(ms: number, task: Task<A>, onLate: () => void): Promise<E.Either<ContactCenterError, A>> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => {
      onLate();
      resolve(E.left(late));
    }, ms);
    void task().then((result) => {
      clearTimeout(timer);
      resolve(result);
    });
  });

/** Makes the connection of a store. Nothing is sent yet. */
export const connectionTo = (settings: Settings): Connection => {
  let present: Promise<Client> | undefined;
  let isClosed = false;

  const forget = (client: Promise<Client>): void => {
    if (present === client) present = undefined;
  };
  const open = (): Promise<Client> => {
    const client = connect(settings, () => {
      forget(client);
    });
    present = client;
    client.catch(() => {
      forget(client);
    });
    return client;
  };
  // A connection that does not answer may be half open, and would not answer the next command either.
  const giveUp = (client: Promise<Client>): void => {
    forget(client);
    const ended = client.then((each) => {
      if (each.isOpen) each.destroy();
    });
    ended.catch(() => undefined);
  };
  return {
    ask: (command) => async () => {
      if (isClosed) return E.left(closed);
      const client = present ?? open();
      const answer = TE.tryCatch(async () => command(await client), toError);
      return within(settings.timeoutMs, answer, () => {
        giveUp(client);
      });
    },
    close: TE.fromIO(() => {
      isClosed = true;
      if (present !== undefined) giveUp(present);
    }),
  };
};
