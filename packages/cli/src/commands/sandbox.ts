import { failure } from '@cordboard/core/provider';
import { isContactCenterError } from '@cordboard/core';
import { startSandbox, surfaces, type Sandbox, type Surface } from '@cordboard/sandbox';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { exitCodes, failed, usage, type ExitCode, type Failure } from '../exit.js';
import { numeral } from '../flags.js';
import { asJson } from '../output/result.js';
import type { Session } from '../session.js';

type Ports = Readonly<Partial<Record<Surface, number>>>;

const maxPort = 65_535;

const portOf = (text: string): E.Either<Failure, Ports> => {
  const [name = '', number = ''] = text.split('=');
  const surface = surfaces.find((known) => known === name);
  const port = numeral(number);
  return surface !== undefined && port <= maxPort
    ? E.right({ [surface]: port })
    : E.left(
        usage(
          `--port: expected <server>=<port>, such as ${surfaces[0]}=4010 (servers: ${surfaces.join(', ')})`,
        ),
      );
};

const portsOf = (flags: readonly string[] = []): E.Either<Failure, Ports> =>
  pipe(
    flags,
    E.traverseArray(portOf),
    E.map((ports) => ports.reduce<Ports>((all, one) => ({ ...all, ...one }), {})),
  );

/** Starts a sandbox; a Left when it cannot be started. */
export const sandboxOf = (options: Parameters<typeof startSandbox>[0]): TE.TaskEither<Failure, Sandbox> =>
  TE.tryCatch(
    () => startSandbox(options),
    (cause) => failed(isContactCenterError(cause) ? cause : failure('Internal', 'the sandbox did not start')),
  );

const introduction = ({ urls, config }: Sandbox): string =>
  [
    'Simulated vendors are running, over one contact center in memory:',
    ...surfaces.map((surface) => `  ${surface.padEnd(13)} ${urls[surface]}`),
    '',
    'Save this as cordboard.json, and choose with --provider:',
    JSON.stringify(config, null, 2),
    '',
    'Ctrl-C stops them.',
    '',
  ].join('\n');

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else
      signal.addEventListener(
        'abort',
        () => {
          resolve();
        },
        { once: true },
      );
  });

/** Runs the simulated vendors until a signal or the timeout; being stopped is not a failure. */
export const runSandbox = (session: Session): TE.TaskEither<Failure, ExitCode> =>
  pipe(
    TE.fromEither(portsOf(session.flags.port)),
    TE.chain((ports) => {
      const { agents, queues } = session.flags;
      return TE.bracket(
        sandboxOf({ agents, queues, ports }),
        (sandbox) =>
          pipe(
            session.print(
              session.flags.json === true
                ? asJson({ urls: sandbox.urls, config: sandbox.config })
                : introduction(sandbox),
            ),
            TE.chainFirst(() => TE.fromTask(() => untilAborted(session.signal))),
          ),
        (sandbox) => TE.fromTask(() => sandbox.close()),
      );
    }),
    TE.map(() => exitCodes.done),
  );
