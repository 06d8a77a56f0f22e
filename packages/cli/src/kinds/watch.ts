import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { exitCodes } from '../exit.js';
import { columnsOption } from '../output/columns.js';
import type { CliKind } from './kind.js';
import { finish, printEach, printerFor } from './print-each.js';
import { withCall } from './with-call.js';

/** Prints what happens until Ctrl-C, or until the output is closed: JSON Lines with `--json`, else a table. */
export const watch: CliKind = {
  options: [columnsOption],
  run: (session, operation) =>
    pipe(
      TE.fromEither(printerFor(session, operation.told, 1)),
      TE.chain((printer) =>
        pipe(
          withCall(session, operation, 'watch', (call, input) =>
            printEach(session, call(input, { signal: session.signal }), printer),
          ),
          finish(session, printer),
        ),
      ),
      TE.map(() => exitCodes.done),
    ),
};
