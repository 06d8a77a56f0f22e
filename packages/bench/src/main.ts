import { writeFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { isSound, reportOf, tableOf, type Outcome } from './report.js';
import { record } from './record.js';
import { runScenario } from './run.js';
import { scenarios } from './scenarios/index.js';

interface Options {
  readonly only?: readonly string[];
  readonly quick?: boolean;
  readonly json: string;
  readonly record?: boolean;
}

const list = scenarios.map(({ name, about }) => `  ${name.padEnd(14)}${about}`).join('\n');

const bench = async ({ only, quick = false, json, record: toRecord = false }: Options): Promise<void> => {
  const outcomes: Outcome[] = [];
  for (const scenario of scenarios.filter(({ name }) => only?.includes(name) ?? true)) {
    const outcome = await runScenario(scenario, quick);
    outcomes.push(outcome);
    process.stdout.write(tableOf(outcome));
  }
  writeFileSync(json, reportOf(outcomes, quick));
  if (toRecord) await record(outcomes, quick);
  process.stdout.write(`\nfigures: ${json}\n`);
  process.exitCode = isSound(outcomes) ? 0 : 1;
};

await new Command('bench')
  .usage('-- [options]')
  .description('What a call costs, as ratios measured side by side. Ends with 1 when a limit is broken.')
  .addOption(
    new Option('--only <scenario...>', 'these scenarios only').choices(scenarios.map(({ name }) => name)),
  )
  .option('--quick', 'fewer rounds and smaller loads: a look rather than a figure')
  .option('--json <file>', 'where the figures go', 'bench-results.json')
  .option('--record', 'write the figures into docs/benchmarks.md too')
  .addHelpText('after', `\nscenarios:\n${list}`)
  .action(bench)
  .parseAsync();
