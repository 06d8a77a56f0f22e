import type { AnyOperation } from '@cordboard/core/schema';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { heeding, type ExitCode, type Failure } from '../exit.js';
import type { Session } from '../session.js';
import { runBulk } from './bulk.js';
import { runList } from './list-all.js';
import { runPage, runRead, runWrite } from './single.js';

const runByKind = (session: Session, operation: AnyOperation): TaskEither<Failure, ExitCode> => {
  switch (operation.kind) {
    case 'read':
      return runRead(session, operation);
    case 'list':
      return session.flags.all === true ? runList(session, operation) : runPage(session, operation);
    case 'write':
      return runWrite(session, operation);
    case 'bulk':
      return runBulk(session, operation);
  }
};

/** Runs any operation of the ports as its kind asks for. */
export const runOperation =
  (operation: AnyOperation) =>
  (session: Session): TaskEither<Failure, ExitCode> =>
    heeding(session.io.interrupt)(runByKind(session, operation));
