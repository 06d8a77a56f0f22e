import { inspect } from 'node:util';
import type { SandboxExchange } from '@cordboard/sandbox';

/** Secrets of the sandbox, and the beginnings of the numbers used here: in no text by chance. */
const planted: readonly (readonly [secret: string, name: string])[] = [
  ['sandbox-api-key', 'apiKey'],
  ['sandbox-api-secret', 'apiSecret'],
  ['sandbox-app-secret', 'appSecret'],
  ['sandbox-access-key', 'accessKey'],
  ['sandbox-secret-key', 'secretKey'],
  ['sandbox-password-', "an agent's password"],
  ['482915', "an extension's password"],
  ['1202555', "a customer's number"],
  ['4477009', "an agent's phone number"],
  ['4420794', 'a caller id'],
];

/** Where on the wire there are secrets that nobody knows beforehand. */
const secretHeaders = ['sign', 'authorization', 'guid', 'cookie', 'set-guid', 'set-cookie'];
const secretFields = ['sign', 'password', 'access_token', 'accessToken', 'authentication'];

type Found = readonly (readonly [name: string, value: string])[];

// A token without its scheme, a signature without what it is of, a Guid or a cookie without name and attributes.
const bare = (value: string): string =>
  value.replace(/^(Bearer |auth-v2(\/[^/]*){3}\/|\w+=)/, '').replace(/;.*$/, '');

const inHeaders = (headers: Readonly<Record<string, unknown>>): Found =>
  Object.entries(headers)
    .map(([name, value]) => [name.toLowerCase(), bare(String(value))] as const)
    .filter(([name]) => secretHeaders.includes(name));

const inBody = (body: string): Found =>
  [...body.matchAll(/"(\w+)":"([^"]+)"/g)]
    .map(([, name = '', value = '']) => [name, value.replace(/^Bearer /, '')] as const)
    .filter(([name]) => secretFields.includes(name));

const causeOf = (error: Error): readonly string[] => (error.cause === undefined ? [] : printed(error.cause));

/** Every way in which somebody may come to print a value. */
const printed = (value: unknown): readonly string[] => [
  String(value),
  JSON.stringify([value]),
  inspect(value, { depth: Infinity, showHidden: true, maxStringLength: null, maxArrayLength: null }),
  ...(value instanceof Error ? [value.message, String(value.stack), ...causeOf(value)] : []),
];

/** What of an exchange may hold secrets. */
export interface Watched {
  readonly request: Pick<SandboxExchange['request'], 'headers' | 'body'>;
  readonly reply: Pick<SandboxExchange['reply'], 'headers' | 'body'>;
}

/** Keeps the secrets that pass by, hears all that leaves the library, and tells which of the one are in the other. */
export class Cage {
  readonly #secrets = new Map<string, string>(planted);
  readonly #heard = new Set<string>();
  readonly #met = new Map<string, number>();

  /** Keeps what is secret in an exchange. */
  readonly watch = ({ request, reply }: Watched): void => {
    const found = [
      ...inHeaders(request.headers),
      ...inHeaders(reply.headers ?? {}),
      ...inBody(request.body),
      ...inBody(reply.body),
    ];
    for (const [name, value] of found.filter(([, secret]) => secret !== '')) {
      this.#secrets.set(value, name);
      this.#count(name);
    }
  };

  /** Keeps what is secret to another cage, too, and counts what that one met. */
  learn(other: Cage): void {
    for (const [secret, name] of other.#secrets) this.#secrets.set(secret, name);
    for (const [sort, times] of other.#met) this.#met.set(sort, this.met(sort) + times);
  }

  /** Hears something of some sort. */
  hear(sort: string, value: unknown): void {
    this.#count(sort);
    for (const text of printed(value)) this.#heard.add(text);
  }

  /** The names of the secrets in a text; never the secrets themselves. */
  escapedIn(text: string): readonly string[] {
    const escaped = [...this.#secrets].filter(([secret]) => text.includes(secret)).map(([, name]) => name);
    return [...new Set(escaped)];
  }

  /** The names of the secrets in what was heard. */
  escaped(): readonly string[] {
    return this.escapedIn([...this.#heard].join('\n'));
  }

  /** How many there were of a sort of thing, kept or heard. */
  met(sort: string): number {
    return this.#met.get(sort) ?? 0;
  }

  #count(sort: string): void {
    this.#met.set(sort, this.met(sort) + 1);
  }
}
