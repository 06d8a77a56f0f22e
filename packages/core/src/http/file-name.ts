import { cleanText } from '../foundation/clean-text.js';
import type { ReplyHead } from './transport/wire.js';

/** A text that is percent-encoded UTF-8 (RFC 8187); `undefined` where it is not. */
const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

const mostCharacters = 255;

/** What of a name is a name: nothing of a folder, and no characters that cannot be seen. */
const bare = (name: string): string | undefined => {
  const last = cleanText(name.split(/[/\\]/).at(-1) ?? '').trim();
  return last === '' || last === '.' || last === '..' ? undefined : last.slice(0, mostCharacters);
};

/** The name that `Content-Disposition` gives a file; the one in UTF-8 counts more. */
export const fileNameIn = (head: ReplyHead): string | undefined => {
  const disposition = head.header('content-disposition') ?? '';
  const extended = /;\s*filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(disposition)?.[1];
  const [, quoted, plain] = /;\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;"\s]+))/i.exec(disposition) ?? [];
  const named = (extended && decoded(extended)) ?? quoted?.replace(/\\(.)/g, '$1') ?? plain;
  return named === undefined ? undefined : bare(named);
};
