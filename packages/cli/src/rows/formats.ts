import type { RowFormat } from '../flags.js';
import { csvRows } from './csv.js';
import { jsonLineRows } from './json-lines.js';
import type { ReadRows } from './read-rows.js';

/** How each form of file is read. */
export const readers: Readonly<Record<RowFormat, ReadRows>> = { csv: csvRows, jsonl: jsonLineRows };
