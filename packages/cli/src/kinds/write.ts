import { setTimeout } from 'node:timers/promises';
import { identity, pipe } from 'fp-ts/lib/function.js';
import type { Task } from 'fp-ts/lib/Task.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { asWritten } from '../output/result.js';
import type { Session } from '../session.js';
import type { CliKind, Described } from './kind.js';
import { callOnce, show } from './show.js';
import { withCall } from './with-call.js';

/** What lasts as long as its center is open, which keeps it alive: closing one signs out whom it has signed in. */
const lasts = ({ name }: Described): boolean => name === 'presence.signIn';

// A timer keeps the process, which a signal does not. No timer of Node takes longer.
const longestMs = 2 ** 31 - 1;

const untilStopped = ({ signal, note }: Session): Task<unknown> => {
  const stopped = TE.tryCatch(() => setTimeout(longestMs, undefined, { signal }), identity);
  return () => {
    note('this lasts until the command is stopped (Ctrl-C), or its --timeout is over');
    return stopped();
  };
};

/** Changes one thing and shows how certain that is. */
export const write: CliKind = {
  options: [],
  run: (session, operation) => {
    const call = callOnce(session);
    const shown = show(session, asWritten);
    return lasts(operation)
      ? withCall(session, operation, 'write', (make, input) =>
          pipe(
            call(make, input),
            TE.chain(shown),
            TE.chainFirstTaskK(() => untilStopped(session)),
          ),
        )
      : pipe(withCall(session, operation, 'write', call), TE.chain(shown));
  },
};
