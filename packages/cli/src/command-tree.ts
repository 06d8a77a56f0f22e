import type { PortName } from '@cordboard/core';
import { holdsSecret, keyOf, ports, type AnyOperation } from '@cordboard/core/schema';
import { surfaces } from '@cordboard/sandbox';
import { Argument, Command, Option, type OutputConfiguration } from 'commander';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { runCapabilities } from './commands/capabilities.js';
import { runCompletion, shells, type Shell } from './commands/completion.js';
import { runConfigCheck, runConfigSchema } from './commands/config.js';
import { runDemo } from './commands/demo.js';
import { runDoctor } from './commands/doctor.js';
import { runSandbox } from './commands/sandbox.js';
import { runVendor } from './commands/vendor.js';
import type { ExitCode, Failure } from './exit.js';
import { fieldOptions, optionDescription } from './fields/field-option.js';
import { fieldsOfInput } from './fields/input-field.js';
import { namedIn } from './fields/names.js';
import { numeral } from './flags.js';
import { operationHelp } from './help/operation-help.js';
import { kebab } from './names.js';
import { cliKinds, runOperation } from './kinds/index.js';
import { revealOption } from './output/secrets.js';
import type { Session } from './session.js';

/** What a command does once its options are read. */
export type Job = (session: Session) => TaskEither<Failure, ExitCode>;

/** Runs the job of the command that was called. */
export type Start = (command: Command, job: Job) => Promise<void>;

const inputOption = new Option('--input <json>', 'the input: JSON, @file, or - for the standard input');

const summaries: Readonly<Record<PortName, string>> = {
  agents: 'Who works in the center, and where their calls ring',
  presence: 'What agents are doing now',
  queues: 'The queues, who serves them, how they treat their calls',
  routing: 'Which calls reach whom, and under which number they go out',
  campaigns: 'Campaigns, their contacts, and promised callbacks',
  calls: 'Calls, one by one',
  records: 'What became of calls, and their recordings',
};

const withOptions = (command: Command, options: readonly Option[]): Command =>
  options.reduce((built, option) => built.addOption(option), command);

/** The names of the options that a command takes from those above it. */
const namesAbove = ({ parent }: Command): readonly string[] =>
  parent === null ? ['help'] : [...namesAbove(parent), ...parent.options.map((option) => option.name())];

const addOperation = (parent: Command, operation: AnyOperation, start: Start): void => {
  const command = parent.command(kebab(keyOf(operation))).description(operation.summary);
  const own = [
    ...cliKinds[operation.kind].options,
    ...(holdsSecret(operation.told) ? [revealOption] : []),
    inputOption,
  ];
  const taken = new Set([...namesAbove(command), ...own.map((option) => option.name())]);
  const fields = namedIn(fieldsOfInput(operation.inputParts), taken);
  withOptions(command, [...fieldOptions(fields), ...own])
    .addHelpText('after', () => operationHelp(operation, fields))
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

// Its own help, because the surfaces are those of the provider that the configuration names.
const addVendor = (program: Command, start: Start): void => {
  const command = program
    .command('vendor')
    .summary("A request to one of the vendor's own endpoints")
    .description(
      "Send a request to one of the vendor's own endpoints, for what no operation covers. The account's authentication, " +
        'session, rate and retries are kept; the data of the reply is printed as the vendor wrote it.',
    )
    .usage('[options] <surface> <METHOD> <path>')
    .argument('[surface]', "the vendor's API, see below")
    .argument('[method]', 'GET, POST, PUT, PATCH or DELETE')
    .argument('[path]', 'begins with a slash and is percent-encoded, without host and query')
    .option('--query <name=value>', 'a parameter of the query; repeatable', gather)
    .option('--body <json>', 'the body: JSON, @file, or - for the standard input')
    .option('--agent <number>', 'in whose name: an agent number, or { "id": … } as JSON')
    .addOption(
      new Option(
        '--repeat <word>',
        'what sending it twice does; only what is safe or keyed is sent again after it may have happened',
      )
        .choices(['safe', 'keyed', 'unsafe'])
        .default('unsafe'),
    )
    .helpOption(false)
    .option('-h, --help', 'display help for command');
  command.action((surface?: string, method?: string, path?: string) =>
    start(
      command,
      runVendor({ surface, method, path }, () => command.helpInformation()),
    ),
  );
};

const addTools = (program: Command, start: Start): void => {
  const capabilities = program
    .command('capabilities')
    .description('What the provider can do: each operation, its limits, and what is offered instead');
  capabilities.action(() => start(capabilities, runCapabilities));

  const config = program.command('config').description('The configuration file');
  const check = config
    .command('check')
    .description('Tell every mistake in the configuration, in all of its accounts; sends nothing');
  check.action(() => start(check, runConfigCheck));
  const schema = config
    .command('schema')
    .description('Print the JSON Schema of the configuration file, for the adapters that are installed');
  schema.action(() => start(schema, runConfigSchema));
  const doctor = program
    .command('doctor')
    .description(
      'Check the configuration, whether each API of the vendor answers, and the clock; changes nothing',
    );
  doctor.action(() => start(doctor, runDoctor));

  const sandbox = program
    .command('sandbox')
    .description('Run simulated vendors on this machine until Ctrl-C')
    .option('--agents <n>', 'generate agents until there are n', numeral)
    .option('--queues <n>', 'generate queues until there are n', numeral)
    .option('--port <server=n>', `a fixed port (servers: ${surfaces.join(', ')}); repeatable`, gather);
  sandbox.action(() => start(sandbox, runSandbox));

  const demo = program
    .command('demo')
    .description('One job on every provider, side by side, against simulated vendors');
  demo.action(() => start(demo, runDemo));
};

const addCompletion = (program: Command, start: Start): void => {
  const completion = program
    .command('completion')
    .description('Print the script that completes commands, flags and words in a shell')
    .addArgument(new Argument('<shell>', 'the shell').choices(shells))
    .addHelpText(
      'after',
      '\nIn ~/.bashrc:  source <(cordboard completion bash)\nIn ~/.zshrc:   source <(cordboard completion zsh), after compinit\n' +
        'For fish:      cordboard completion fish > ~/.config/fish/completions/cordboard.fish',
    );
  completion.action((shell: Shell) => start(completion, runCompletion(program, shell)));
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
    .option('--account <name>', 'the account to use, a key of providers in the configuration')
    .option(
      '--provider <name>',
      'the provider to use: its account in the configuration, else without settings',
    )
    .option('--json', 'the result as JSON, alone on the standard output')
    .option('--timeout <ms>', 'the timeout of the whole call', numeral)
    .configureHelp({ showGlobalOptions: true, optionDescription })
    .exitOverride();
  addPorts(program, about.start);
  addVendor(program, about.start);
  addTools(program, about.start);
  addCompletion(program, about.start);
  return program;
};
