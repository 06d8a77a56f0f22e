import { kebab } from '../names.js';
import type { InputField } from './input-field.js';

/** A field and what it is called in a shell: by its whole path, and by its last key where only one ends so. */
export interface NamedField {
  readonly field: InputField;
  /** The first is the whole path. */
  readonly names: readonly [full: string, short?: string];
}

const lastOf = (path: readonly string[]): string => path.at(-1) ?? '';

const pathName = ([first, ...rest]: readonly string[]): string =>
  // A flag fills one row.
  (rest.length > 0 && first === 'rows' ? ['row', ...rest] : [first ?? '', ...rest]).map(kebab).join('.');

/**
 * Names fields. A field whose name is `taken`, by an option of the program, is called `input.<name>`, and no short name is
 * a taken one.
 */
export const namedIn = (
  fields: readonly InputField[],
  taken: ReadonlySet<string> = new Set(),
): readonly NamedField[] =>
  fields.map((field) => {
    const path = pathName(field.path);
    const full = taken.has(path) ? `input.${path}` : path;
    const short = kebab(lastOf(field.path));
    const isShort = short !== full && !taken.has(short);
    const isUnique = fields.filter((other) => lastOf(other.path) === lastOf(field.path)).length === 1;
    return { field, names: isShort && isUnique ? [full, short] : [full] };
  });
