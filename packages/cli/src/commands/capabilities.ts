import type { Adapter, Capabilities } from '@cordboard/core';
import { capabilityNotes, fieldsOf, operations } from '@cordboard/core/schema';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { unconfiguredAdapter, withCenter } from '../center.js';
import { exitCodes, failed, type ExitCode, type Failure } from '../exit.js';
import { asJson, asTexts } from '../output/result.js';
import type { Session } from '../session.js';

const limitsOf = (limits: Readonly<Record<string, number>> = {}): string =>
  Object.entries(limits)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');

const asCapabilities = (session: Session, capabilities: Capabilities): string =>
  asTexts(
    session,
    ['operation', 'support', 'limits', 'settings', 'note'],
    operations.map(({ name }) => {
      const capability = capabilities[name];
      const { support, limits, settings = [] } = capability;
      return [name, support, limitsOf(limits), settings.join(', '), capabilityNotes(capability).join('; ')];
    }),
  );

/** Without settings there is no account: the adapter tells what it serves with everything configured. */
const ofAdapter = (session: Session, adapter: Adapter): TE.TaskEither<Failure, Capabilities> =>
  pipe(
    TE.fromEither(adapter.capabilities()),
    TE.bimap(failed, (capabilities) => {
      const needed = fieldsOf(adapter.settings).flatMap(({ name, required }) => (required ? [name] : []));
      const needsMore = operations.some(({ name }) => capabilities[name].settings !== undefined);
      if (needed.length > 0 || needsMore) {
        const all = needed.length > 0 ? `; every operation needs the settings ${needed.join(', ')}` : '';
        session.note(
          `${adapter.provider} is not configured here: this is what it serves with everything configured${all}`,
        );
      }
      return capabilities;
    }),
  );

/** What the provider in use says of every operation: as configured, or without settings, as its adapter is. Sends nothing. */
export const runCapabilities = (session: Session): TE.TaskEither<Failure, ExitCode> =>
  pipe(
    unconfiguredAdapter(session),
    TE.chain((adapter) =>
      adapter === undefined
        ? withCenter(session, ({ capabilities }) => TE.right(capabilities))
        : ofAdapter(session, adapter),
    ),
    TE.chain((capabilities) =>
      session.print(
        session.flags.json === true ? asJson(capabilities) : asCapabilities(session, capabilities),
      ),
    ),
    TE.map(() => exitCodes.done),
  );
