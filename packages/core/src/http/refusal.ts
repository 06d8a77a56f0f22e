import { scrub } from '../codec/scrub.js';
import type { Secret } from '../codec/secret.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import { maskSecrets } from '../codec/mask-secrets.js';
import type { Effect, ErrorKind } from '../errors/kinds.js';

/** What a vendor's code means. */
export interface Meaning {
  /** What a caller can decide by. */
  readonly kind: ErrorKind;
  /** What is wrong, and what to do, in a sentence. */
  readonly message: string;
}

/** The codes of a surface, or of some of its calls. */
export type CodeTable = ReadonlyMap<string, Meaning>;

/** Makes a table of codes: one row for a code, or for several that mean the same. */
export const codeTable = (
  rows: readonly (readonly [codes: string | readonly string[], kind: ErrorKind, message: string])[],
): CodeTable =>
  new Map(rows.flatMap(([codes, kind, message]) => [codes].flat().map((code) => [code, { kind, message }])));

/** A reply that reports a failure, as a surface's envelope understands it. */
export interface VendorRefusal extends Meaning {
  /** Its codes, the most specific first, each with the name of its field. */
  readonly codes: readonly { readonly name: string; readonly code: string }[];
  /** The vendor's own words. */
  readonly text?: string | undefined;
  /** Whether the text says more than the code and belongs in the message. */
  readonly isTextTelling?: boolean | undefined;
  /** Overrides the effect that the kind implies. */
  readonly effect?: Effect | undefined;
}

// Longer text is not quoted: masking takes time, and has to come before truncation, because a part of a
// secret is not found.
const mostQuoted = 20_000;
const mostSecrets = 1000;

/** Makes a vendor's text safe to print: without the request's secrets, numbers and tokens. */
const printableText = (text: string, secrets: readonly Secret[]): string =>
  text.length > mostQuoted || secrets.length > mostSecrets
    ? '[long text]'
    : scrub(maskSecrets(text, secrets));

// A code may be anything: only what looks like one is printed.
const printableCode = (code: string, secrets: readonly Secret[]): string =>
  /^[\w-]{1,16}$/.test(code) && !/\d{9}/.test(code) && maskSecrets(code, secrets) === code ? code : '[code]';

/**
 * Turns a refusal into an error: the only place where a vendor's text gets into a message. `secrets` are
 * those in the request, which the vendor may quote.
 */
export const refusalError = (refusal: VendorRefusal, secrets: readonly Secret[]): ContactCenterError => {
  const { kind, codes, text, isTextTelling = false, effect } = refusal;
  const told = codes.map(({ name, code }) => ({ name, code: printableCode(code, secrets) }));
  const [first] = told;
  const message = text === undefined ? undefined : printableText(text, secrets);
  const inBrackets = told.map(({ name, code }) => `${name} ${code}`).join(', ');
  const quoted = isTextTelling && message !== undefined && message !== '' ? `: ${message}` : '';
  return failure(kind, `${refusal.message}${inBrackets === '' ? '' : ` (${inBrackets})`}${quoted}`, {
    effect,
    native: { code: first?.code, message },
  });
};

// An id may be anything, too: only what looks like one is told, and no number that could be a person's.
const isRequestId = (id: string): boolean => /^[\w.:=/-]{1,128}$/.test(id) && !/^\d{1,15}$/.test(id);

/** Adds the vendor's id of the request to an error, unless there is none, or it quotes a secret. */
export const withRequestId = (
  error: ContactCenterError,
  id: string | null | undefined,
  secrets: () => readonly Secret[],
): ContactCenterError =>
  typeof id === 'string' && isRequestId(id) && maskSecrets(id, secrets()) === id
    ? error.with({ native: { ...error.native, requestId: id } })
    : error;
