import type { AnyOperation, Kind } from '@cordboard/core/schema';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { heeding, type ExitCode, type Failure } from '../exit.js';
import type { Session } from '../session.js';
import { bulk } from './bulk.js';
import { download } from './download.js';
import type { CliKind } from './kind.js';
import { list } from './list.js';
import { read } from './read.js';
import { watch } from './watch.js';
import { write } from './write.js';

/** How the command line shows each kind of operation. */
export const cliKinds: Readonly<Record<Kind, CliKind>> = { read, list, write, bulk, watch, download };

/** Runs any operation of the ports as its kind asks for. */
export const runOperation =
  (operation: AnyOperation) =>
  (session: Session): TaskEither<Failure, ExitCode> =>
    heeding(session.io.interrupt)(cliKinds[operation.kind].run(session, operation));
