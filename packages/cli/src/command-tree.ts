import type { PortName } from '@cordboard/core';
import { keyOf, ports, type AnyOperation } from '@cordboard/core/schema';
import { surfaces } from '@cordboard/sandbox';
import { Command, Option, type OutputConfiguration } from 'commander';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { runCapabilities } from './commands/capabilities.js';
import { runDemo } from './commands/demo.js';
import { runSandbox } from './commands/sandbox.js';
import type { ExitCode, Failure } from './exit.js';
import { numeral, rowFormats } from './flags.js';
import { operationHelp } from './help/operation-help.js';
import { kebab } from './names.js';
import { runOperation } from './operate/index.js';
import type { Session } from './session.js';

/** What a command does once its options are read. */
export type Job = (session: Session) => TaskEither<Failure, ExitCode>;

/** Runs the job of the command that was called. */
export type Start = (command: Command, job: Job) => Promise<void>;

const inputOption = new Option('--input <json>', 'the input: JSON, @file, or - for the standard input');

/** What an operation takes beside `--input`, by its kind. */
const optionsOf: Readonly<Record<AnyOperation['kind'], readonly Option[]>> = {
  read: [],
  list: [
    new Option('--all', 'every page, printed as it comes; JSON Lines with --json'),
    new Option('--ahead <n>', 'with --all: so many pages are asked for before they are needed').argParser(
      numeral,
    ),
  ],
  write: [],
  bulk: [
    new Option(
      '--rows <file>',
      'the rows: a CSV file with a header, JSON Lines, or - for the standard input',
    ),
    new Option('--format <form>', 'the form of the rows, where the name of the file does not say it').choices(
      rowFormats,
    ),
    new Option(
      '--journal <file>',
      'notes what is done, so that the same command goes on where it was interrupted, however that was',
    ),
  ],
};

const summaries: Readonly<Record<PortName, string>> = {
  agents: 'Who works in the center, what they are doing, where their calls ring',
  queues: 'The queues, who serves them, how they treat their calls',
  routing: 'Which calls reach whom, and under which number they go out',
  campaigns: 'Campaigns, their contacts, and promised callbacks',
};

const withOptions = (command: Command, options: readonly Option[]): Command =>
  options.reduce((built, option) => built.addOption(option), command);

const addOperation = (parent: Command, operation: AnyOperation, start: Start): void => {
  const command = parent.command(kebab(keyOf(operation))).description(operation.summary);
  withOptions(command, [inputOption, ...optionsOf[operation.kind]])
    .addHelpText('after', () => operationHelp(operation))
    .action(() => start(command, runOperation(operation)));
};

const addPorts = (program: Command, start: Start): void => {
  for (const [port, table] of Object.entries(ports)) {
    const summary = Object.entries(summaries).find(([name]) => name === port)?.[1] ?? '';
    const command = program.command(port).description(summary);
    for (const operation of Object.values<AnyOperation>(table)) addOperation(command, operation, start);
  }
};

const gather = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

const addTools = (program: Command, start: Start): void => {
  const capabilities = program
    .command('capabilities')
    .description('What the provider can do: each operation, its limits, and what is offered instead');
  capabilities.action(() => start(capabilities, runCapabilities));

  const sandbox = program
    .command('sandbox')
    .description('Run simulated vendors on this machine until Ctrl-C')
    .option('--agents <n>', 'make up agents until there are so many', numeral)
    .option('--queues <n>', 'make up queues until there are so many', numeral)
    .option('--port <server=n>', `a fixed port (servers: ${surfaces.join(', ')}); repeatable`, gather);
  sandbox.action(() => start(sandbox, runSandbox));

  const demo = program
    .command('demo')
    .description('One job on every provider, side by side, against simulated vendors');
  demo.action(() => start(demo, runDemo));
};

/** The whole command line, derived from the operations that core describes. */
export const commandTree = (about: {
  readonly version: string;
  readonly output: OutputConfiguration;
  readonly start: Start;
}): Command => {
  const program = new Command('cordboard')
    .configureOutput(about.output)
    .description('Every contact center operation from a shell, over any vendor')
    .version(about.version, '--version', 'show the version')
    .option('--config <file>', 'the configuration; default cordboard.json here, else the provider memory')
    .option('--provider <name>', 'the provider to use, whatever the configuration says')
    .option('--json', 'the result as JSON, alone on the standard output')
    .option('--timeout <ms>', 'the longest the whole call may take', numeral)
    .configureHelp({ showGlobalOptions: true })
    .exitOverride();
  addPorts(program, about.start);
  addTools(program, about.start);
  return program;
};
