import type { Capabilities } from '@cordboard/core';
import { operations } from '@cordboard/core/schema';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { withCenter } from '../center.js';
import { exitCodes, type ExitCode, type Failure } from '../exit.js';
import { asJson, asTexts } from '../output/result.js';
import type { Session } from '../session.js';

const limitsOf = (limits: Readonly<Record<string, number>> = {}): string =>
  Object.entries(limits)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');

/** The fields that cannot be carried, told together where they share a reason. */
const missing = (without: Readonly<Record<string, string>> = {}): readonly string[] =>
  [...new Set(Object.values(without))].map((reason) => {
    const fields = Object.entries(without).flatMap(([field, its]) => (its === reason ? [field] : []));
    return `without ${fields.join(', ')}: ${reason}`;
  });

const asCapabilities = (session: Session, capabilities: Capabilities): string =>
  asTexts(
    session,
    ['operation', 'support', 'limits', 'note'],
    operations.map(({ name }) => {
      const { support, limits, note, without } = capabilities[name];
      const notes = [...(note === undefined ? [] : [note]), ...missing(without)];
      return [name, support, limitsOf(limits), notes.join('; ')];
    }),
  );

/** What the provider in use says of every operation. Sends nothing. */
export const runCapabilities = (session: Session): TE.TaskEither<Failure, ExitCode> =>
  pipe(
    withCenter(session, ({ capabilities }) => TE.right(capabilities)),
    TE.chain((capabilities) =>
      session.print(
        session.flags.json === true ? asJson(capabilities) : asCapabilities(session, capabilities),
      ),
    ),
    TE.map(() => exitCodes.done),
  );
