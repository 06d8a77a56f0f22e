import { scrub } from '../codec/scrub.js';
import type { Secret } from '../codec/secret.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import { maskSecrets } from '../codec/mask-secrets.js';
import type { Effect, ErrorKind } from '../errors/kinds.js';

/** What a vendor's code means. */
export interface Meaning {
  readonly kind: ErrorKind;
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
  /** The codes that it gives, the most telling first, each with the name of its field. */
  readonly codes: readonly { readonly name: string; readonly code: string }[];
  /** The vendor's own words. */
  readonly text?: string | undefined;
  /** Whether those words say more than the code does, and belong into the message. */
  readonly isTextTelling?: boolean | undefined;
  /** Where the kind alone does not say it. */
  readonly effect?: Effect | undefined;
}

// More than this is no sentence, and would take its time: masked before it is cut, because a part of a secret is not found.
const mostQuoted = 20_000;
const mostSecrets = 1000;

/** Makes foreign text fit to print: without what the request held secret, without numbers and tokens. */
const printableText = (text: string, secrets: readonly Secret[]): string =>
  text.length > mostQuoted || secrets.length > mostSecrets
    ? '[long text]'
    : scrub(maskSecrets(text, secrets));

// What stands in a code's place may be anything: only what looks like a code is printed.
const printableCode = (code: string, secrets: readonly Secret[]): string =>
  /^[\w-]{1,16}$/.test(code) && !/\d{9}/.test(code) && maskSecrets(code, secrets) === code ? code : '[code]';

/**
 * The error that a refusal stands for: the one place where a vendor's words come into one of ours. `secrets` is what the
 * request carried, which the vendor may quote.
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
