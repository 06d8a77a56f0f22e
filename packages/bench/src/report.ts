import { cpus, totalmem } from 'node:os';
import Table from 'cli-table3';
import type { Figure, Limit } from './race.js';
import type { Scenario } from './scenario.js';

/** The result of a scenario: its figures, or an error. */
export interface Outcome {
  readonly scenario: Scenario['name'];
  readonly about: string;
  readonly figures: readonly Figure[];
  readonly error?: string | undefined;
}

export const numberText = (ratio: number): string => ratio.toFixed(2);

export const limitText = (limit: Limit): string =>
  'atMost' in limit ? `<= ${limit.atMost}` : `>= ${limit.atLeast}`;

const verdict = ({ limit, kept }: Figure): string => {
  if (limit === undefined) return '';
  return kept ? 'kept' : 'BROKEN';
};

const noInnerLines = { mid: '', 'mid-mid': '', 'left-mid': '', 'right-mid': '' };

/** The figures of a scenario as a table. */
export const tableOf = ({ scenario, about, figures, error }: Outcome): string => {
  const table = new Table({
    head: ['race', 'figure', 'ratio', 'middle half', 'limit', ''],
    colAligns: ['left', 'left', 'right', 'right', 'right', 'left'],
    style: { head: [], border: [] },
    chars: noInnerLines,
  });
  table.push(
    ...figures.map((figure, n) => [
      figure.race === figures[n - 1]?.race ? '' : figure.race,
      figure.name,
      numberText(figure.ratio),
      `${numberText(figure.low)} - ${numberText(figure.high)}`,
      figure.limit === undefined ? '' : limitText(figure.limit),
      verdict(figure),
    ]),
  );
  const body = figures.length === 0 ? '' : `${table.toString()}\n`;
  return `\n${scenario}: ${about}\n${body}${error === undefined ? '' : `not measured: ${error}\n`}`;
};

/** Whether everything was measured and every limit kept. */
export const isSound = (outcomes: readonly Outcome[]): boolean =>
  outcomes.every(({ figures, error }) => error === undefined && figures.every(({ kept }) => kept));

/** Where it was measured. */
export const machine = () => ({
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
  cpu: cpus()[0]?.model ?? 'unknown processor',
  cpus: cpus().length,
  memoryGb: Math.round(totalmem() / 1e9),
});

/** All of it, for a file. */
export const reportOf = (outcomes: readonly Outcome[], quick: boolean): string => {
  const report = { measuredAt: new Date().toISOString(), quick, machine: machine(), outcomes };
  return `${JSON.stringify(report, undefined, 2)}\n`;
};
