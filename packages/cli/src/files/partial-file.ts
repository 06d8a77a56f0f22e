import { link, open, readFile, rename, rm, stat, writeFile, type FileHandle } from 'node:fs/promises';
import { Count, fields, HeaderText, strictObject, type FieldsOf, type Named } from '@cordboard/core/schema';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { coded, codeOf } from './open-file.js';

const notesFields = fields(
  {
    /** What is downloaded, as a digest: another file is never put behind the beginning of this one. */
    of: t.string,
  },
  { version: HeaderText, bytes: Count },
);
/** What is remembered of a file while only a part of it is there. */
export interface Notes extends FieldsOf<typeof notesFields>, Named {}
const Notes = strictObject<Notes>('Notes', notesFields);

/** What is there of a file: its first bytes, and what was noted of it. */
export interface Begun extends Notes {
  readonly from: number;
}

/** A file that gets its name once it is whole. Until then it is called `<name>.part`, with notes in `<name>.part.json`. */
export interface PartialFile {
  /** The name of the part. */
  readonly part: string;
  /** Whether a file has the final name already. */
  readonly isThere: () => Promise<boolean>;
  /** What an earlier run left of the same; nothing where there is none. A part of anything else is a Left. */
  readonly begun: (of: string) => Promise<E.Either<'another part', Begun | undefined>>;
  /** Opens the part to write behind `from`; what is behind it is cut off. */
  readonly open: (from: number, notes: Notes) => Promise<FileHandle>;
  /** Gives the part its final name, unless a file has it by now. */
  readonly finish: () => Promise<void>;
  /** Removes the part. */
  readonly drop: () => Promise<void>;
}

/** Why a file cannot be looked at shows when it is written. */
const sizeOf = async (path: string): Promise<number | undefined> => {
  try {
    return (await stat(path)).size;
  } catch {
    return undefined;
  }
};

const notesIn = async (path: string): Promise<Notes | undefined> => {
  try {
    const read: unknown = JSON.parse(await readFile(path, 'utf8'));
    return Notes.is(read) ? read : undefined;
  } catch {
    return undefined;
  }
};

// Not every file system has hard links.
const withoutLinks: readonly string[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL'];

/** Gives a file another name. A link never replaces a file that is there, which renaming would. */
const named = async (from: string, to: string): Promise<void> => {
  const mistake = await link(from, to).then(() => undefined, codeOf);
  if (mistake === undefined) return rm(from);
  return withoutLinks.includes(mistake) ? rename(from, to) : Promise.reject(coded(mistake));
};

/** The file of a name. */
export const partialFile = (path: string): PartialFile => {
  const part = `${path}.part`;
  const notesPath = `${part}.json`;
  return {
    part,
    isThere: async () => (await sizeOf(path)) !== undefined,
    begun: async (of) => {
      const from = await sizeOf(part);
      if (from === undefined) return E.right(undefined);
      const notes = await notesIn(notesPath);
      return notes?.of === of ? E.right({ ...notes, from }) : E.left('another part');
    },
    open: async (from, notes) => {
      await writeFile(notesPath, JSON.stringify(notes));
      const handle = await open(part, 'a');
      await handle.truncate(from);
      return handle;
    },
    finish: async () => {
      await named(part, path);
      await rm(notesPath, { force: true });
    },
    drop: async () => {
      await rm(part, { force: true });
      await rm(notesPath, { force: true });
    },
  };
};
