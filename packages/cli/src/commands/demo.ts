import 'reflect-metadata';
import { open } from 'node:fs/promises';
import type { Contact } from '@cordboard/core';
import { campaigns } from '@cordboard/core/schema';
import { childContainer } from '@cordboard/core/di';
import { vendors } from '@cordboard/sandbox';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { container } from 'tsyringe';
import { lendCenter } from '../center.js';
import { WorkingDay } from '../demo/working-day.js';
import { demoPlan } from '../demo/day-plan.js';
import { dayTable, type Column } from '../demo/day-table.js';
import { exitCodes, heeding, usage, type ExitCode, type Failure } from '../exit.js';
import { fileOfPackage } from '../file-of-package.js';
import { asJson } from '../output/result.js';
import { RowFile } from '../rows/row-file.js';
import type { Session } from '../session.js';
import { sandboxOf } from './sandbox.js';

/** Where the day is worked: the reference in memory, and each vendor over HTTP. */
export const demoProviders = ['memory', ...vendors];

const sample = fileOfPackage('sample/contacts.csv');

const isContact = (row: unknown): row is Contact => t.type({ phoneNumber: t.string }).is(row);

/** Rows for the port; the provider validates them row by row. */
async function* contactsIn(file: RowFile): AsyncGenerator<Contact> {
  for await (const row of file.read()) yield isContact(row) ? row : { phoneNumber: '' };
}

const withSample = <A>(
  session: Session,
  use: (contacts: AsyncIterable<Contact>) => TE.TaskEither<Failure, A>,
): TE.TaskEither<Failure, A> =>
  TE.bracket(
    TE.tryCatch(
      async () => {
        const file = await open(sample);
        const source = { name: 'contacts.csv', stream: file.createReadStream(), total: undefined };
        return new RowFile(source, 'csv', campaigns.addContacts.row, session.signal);
      },
      () => usage('the sample contacts are missing from this installation'),
    ),
    (file) => use(contactsIn(file)),
    (file) =>
      TE.fromIO(() => {
        file.close();
      }),
  );

/** The same day at one provider, against a fresh sandbox, so that all start from the same state. */
const columnOf =
  (session: Session) =>
  (provider: string): TE.TaskEither<Failure, Column> =>
    TE.bracket(
      sandboxOf({}),
      ({ config }) =>
        withSample(session, (contacts) =>
          lendCenter(
            session,
            TE.right({ config: { ...config, provider }, projects: [session.io.cwd] }),
            (center) => {
              const day = childContainer(container, center).resolve(WorkingDay);
              return pipe(
                TE.fromTask(() => day.run(demoPlan(contacts, Date.now()))),
                TE.map((steps) => ({ provider, capabilities: center.capabilities, steps })),
              );
            },
          ),
        ),
      (sandbox) => TE.fromTask(() => sandbox.close()),
    );

const heading = `One day, written once against the ports; ${vendors.length} simulated vendors over HTTP, and memory.\n\n`;
const next =
  '\nNext: read packages/cli/src/demo/working-day.ts, or run npx cordboard sandbox and try its commands.\n';

const shown = (session: Session, columns: readonly Column[]): string =>
  session.flags.json === true
    ? asJson(Object.fromEntries(columns.map(({ provider, steps }) => [provider, steps])))
    : heading + dayTable(session, columns) + next;

const exitCodeOf = (columns: readonly Column[]): ExitCode =>
  columns.some(({ steps }) => steps.some(({ result }) => result.kind === 'failed'))
    ? exitCodes.failed
    : exitCodes.done;

/** Runs one piece of business logic at every provider and shows the results side by side. */
export const runDemo = (session: Session): TE.TaskEither<Failure, ExitCode> =>
  pipe(
    demoProviders,
    TE.traverseArray(columnOf(session)),
    TE.chainFirst((columns) => session.print(shown(session, columns))),
    TE.map(exitCodeOf),
    heeding(session.io.interrupt),
  );
