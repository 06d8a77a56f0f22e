import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { exitCodes } from '../exit.js';
import { growingTable } from './growing-table.js';
import type { CliKind } from './kind.js';
import { finish, jsonLines, printEach } from './print-each.js';
import { withCall } from './with-call.js';

/** Prints what happens until Ctrl-C, or until the output is closed: JSON Lines with `--json`, else a table. */
export const watch: CliKind = {
  options: [],
  run: (session, operation) => {
    const printer = session.flags.json === true ? jsonLines : growingTable(session, operation.told, 1);
    return pipe(
      withCall(session, operation, 'watch', (call, input) =>
        printEach(session, call(input, { signal: session.signal }), printer),
      ),
      finish(session, printer),
      TE.map(() => exitCodes.done),
    );
  },
};
