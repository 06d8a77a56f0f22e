import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { asRecord } from '../output/result.js';
import type { CliKind } from './kind.js';
import { callOnce, show } from './show.js';
import { withCall } from './with-call.js';

/** Asks for one value. */
export const read: CliKind = {
  options: [],
  run: (session, operation) =>
    pipe(withCall(session, operation, 'read', callOnce(session)), TE.chain(show(session, asRecord))),
};
