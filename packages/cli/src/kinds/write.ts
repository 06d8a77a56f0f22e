import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { asWritten } from '../output/result.js';
import type { CliKind } from './kind.js';
import { callOnce, show } from './show.js';
import { withCall } from './with-call.js';

/** Changes one thing and shows how certain that is. */
export const write: CliKind = {
  options: [],
  run: (session, operation) =>
    pipe(withCall(session, operation, 'write', callOnce(session)), TE.chain(show(session, asWritten))),
};
