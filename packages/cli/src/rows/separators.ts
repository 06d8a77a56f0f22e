/** Separators that are used instead of commas, and their names. */
const separators = [
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'pipes'],
  ['\uff0c', 'full-width commas'],
] as const;

const bare = (cell: string): string => cell.trim().replace(/^"(.*)"$/, '$1');

const withThem = (name: string): string =>
  `has cells with ${name} between them: save the file with commas, as "CSV UTF-8 (comma delimited)"`;

/**
 * Finds the other separator that a header was written with: one that divides it into names of columns, or
 * that divides it at all where no comma does.
 */
export const separatorOfHeader = (line: string, isColumn: (name: string) => boolean): string | undefined => {
  const found = separators.find(([mark]) => {
    const names = line.split(mark).map(bare);
    return names.length > 1 && (names.some(isColumn) || !line.includes(','));
  });
  return found === undefined ? undefined : withThem(found[1]);
};

/** Finds the other separator of a line with too few cells: one that makes the right number of them. */
export const separatorOfLine = (cells: readonly string[], expected: number): string | undefined => {
  const line = cells.join(',');
  const found = separators.find(([mark]) => line.split(mark).length === expected);
  return found === undefined ? undefined : withThem(found[1]);
};
