import type { Capabilities, ContactCenterError, OperationName } from '@cordboard/core';
import { cleanText } from '@cordboard/core/schema';
import Table from 'cli-table3';
import type { Session } from '../session.js';
import type { Step, StepResult } from './day-report.js';

/** How the day went at one provider. */
export interface Column {
  readonly provider: string;
  readonly capabilities: Capabilities;
  readonly steps: readonly Step[];
}

const stepWidth = 21;
const columnWidth = 23;
const longestReason = 56;

/** A note that fits in a cell, truncated between two words. */
const brief = (note: string): string => {
  const [clause = ''] = note.split(/[;:(]/);
  const words = clause.trim().split(' ');
  const room = words.findIndex((_, i) => words.slice(0, i + 1).join(' ').length > longestReason);
  return room === -1 ? words.join(' ') : `${words.slice(0, room).join(' ').replace(/,$/, '')} …`;
};

const isOperation = (capabilities: Capabilities, name: string): name is OperationName =>
  Object.hasOwn(capabilities, name);

/** Why a provider lacks an operation: its own words about it, or else what it answered. */
const reasonOf = (capabilities: Capabilities, { operation = '', message }: ContactCenterError): string => {
  if (!isOperation(capabilities, operation)) return message;
  const { support, note = '' } = capabilities[operation];
  if (support === 'notImplemented') return 'not implemented yet';
  if (support === 'unconfigured') return 'not configured';
  // What is left is a part of the input; the table names the step already.
  const [, reason = message] = message.split(`${operation}: `);
  return `not offered: ${brief(support === 'notOffered' ? note : reason)}`;
};

const cellOf = ({ colors }: Session, capabilities: Capabilities, result: StepResult | undefined): string => {
  switch (result?.kind) {
    case 'done':
      return `${colors.green('✔')} ${cleanText(result.detail)}`;
    case 'unsupported':
      return colors.dim(`– ${cleanText(reasonOf(capabilities, result.error))}`);
    case 'failed':
      return `${colors.red('✘')} ${result.error.kind}: ${result.error.message}`;
    case 'skipped':
      return colors.dim(`– needs ${result.needs}`);
    case undefined:
      return '';
  }
};

/** The steps in rows, the providers in columns. */
export const dayTable = (session: Session, columns: readonly Column[]): string => {
  const { colors } = session;
  const table = new Table({
    head: ['', ...columns.map(({ provider }) => colors.bold(provider))],
    colWidths: [stepWidth, ...columns.map(() => columnWidth)],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  const names = columns[0]?.steps.map(({ name }) => name) ?? [];
  table.push(
    ...names.map((name, i) => [
      name,
      ...columns.map(({ capabilities, steps }) => cellOf(session, capabilities, steps[i]?.result)),
    ]),
  );
  return `${table.toString()}\n`;
};
