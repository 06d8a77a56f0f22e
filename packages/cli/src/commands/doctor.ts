import type { SurfaceCheck } from '@cordboard/core';
import type { ContactCenter } from '@cordboard/core/fp';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { withCenter } from '../center.js';
import { exitCodes, failed, heeding, type ExitCode, type Failure } from '../exit.js';
import { asFindings, findingsOf, type Findings } from '../output/doctor.js';
import { asJson } from '../output/result.js';
import type { Session } from '../session.js';

const examine = (session: Session, center: ContactCenter): TE.TaskEither<Failure, Findings> => {
  const names = Object.keys(center.vendor.surfaces);
  if (session.io.stderr.isTTY === true && names.length > 0) {
    session.note(`asking ${names.join(', ')} of ${center.provider}`);
  }
  return pipe(
    center.check({ signal: session.signal }),
    TE.bimap(failed, (checks) => findingsOf(center, checks)),
  );
};

const codeOf = (check: SurfaceCheck): ExitCode =>
  check.status === 'failed' ? failed(check.error).exitCode : exitCodes.done;

/** A surface that fails by its configuration counts as a wrong configuration, before the failures of others. */
const exitCodeOf = (checks: readonly SurfaceCheck[]): ExitCode => {
  const codes = checks.map(codeOf);
  return [exitCodes.usage, exitCodes.failed].find((code) => codes.includes(code)) ?? exitCodes.done;
};

/**
 * Checks the configuration of the account in use, and asks each of the vendor's surfaces whether it answers. Changes
 * nothing, and signs no agent in or out.
 */
export const runDoctor = (session: Session): TE.TaskEither<Failure, ExitCode> =>
  heeding(session.io.interrupt)(
    pipe(
      withCenter(session, (center) => examine(session, center)),
      TE.chain((found) =>
        pipe(
          session.print(session.flags.json === true ? asJson(found) : asFindings(session, found)),
          TE.map(() => exitCodeOf(found.surfaces)),
        ),
      ),
    ),
  );
