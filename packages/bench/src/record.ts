import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { limitText, machine, numberText, type Outcome } from './report.js';

const page = fileURLToPath(new URL('../../../docs/benchmarks.md', import.meta.url));
const [start, end] = ['<!-- figures:start -->', '<!-- figures:end -->'];

const rowsOf = ({ scenario, figures, error }: Outcome): readonly string[] =>
  error === undefined
    ? figures.map(({ race, name, ratio, low, high, limit }) => {
        const cells = [scenario, race, name, numberText(ratio), `${numberText(low)} - ${numberText(high)}`];
        return `| ${[...cells, limit === undefined ? '' : limitText(limit)].join(' | ')} |`;
      })
    : [`| ${scenario} | not measured | | | | |`];

/** The figures as a part of a page. */
const sectionOf = (outcomes: readonly Outcome[], quick: boolean): string => {
  const { node, platform, cpu, cpus, memoryGb } = machine();
  const when = new Date().toISOString().slice(0, 10);
  return [
    `${when}, Node ${node}, ${platform}, ${cpus} × ${cpu}, ${memoryGb} GB${quick ? ', a quick run' : ''}.`,
    '',
    '| scenario | race | figure | ratio | middle half | limit |',
    '| --- | --- | --- | ---: | ---: | ---: |',
    ...outcomes.flatMap(rowsOf),
  ].join('\n');
};

/** Replaces the figures in the page about the bench. */
export const record = async (outcomes: readonly Outcome[], quick: boolean): Promise<void> => {
  const text = readFileSync(page, 'utf8');
  const before = text.slice(0, text.indexOf(start) + start.length);
  const after = text.slice(text.indexOf(end));
  const written = `${before}\n\n${sectionOf(outcomes, quick)}\n\n${after}`;
  writeFileSync(page, await format(written, { ...(await resolveConfig(page)), parser: 'markdown' }));
};
