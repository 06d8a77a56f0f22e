import { isSecret, Secret } from '../codec/secret.js';

/** A part of a multipart form: a field, or a file. */
export type Part =
  | { readonly name: string; readonly value: string }
  | { readonly name: string; readonly bytes: Uint8Array; readonly fileName: string; readonly type: string };

/** The body of a request. A {@link Secret} within `json` or `form` is revealed when it is sent. */
export type Body =
  | { readonly json: unknown }
  | { readonly form: Readonly<Record<string, string | number | Secret | undefined>> }
  | { readonly multipart: readonly Part[] }
  | { readonly bytes: Uint8Array; readonly type: string };

/** A body as it is sent. */
export interface EncodedBody {
  readonly type: string;
  readonly bytes: Uint8Array;
  /** The secrets in it. */
  readonly secrets: readonly Secret[];
}

const secretsAside = (json: unknown): { readonly text: string; readonly secrets: readonly Secret[] } => {
  const text = JSON.stringify(json);
  // A fast path: a secret serializes as its placeholder, and most bodies hold none.
  if (!text.includes(String(new Secret('')))) return { text, secrets: [] };
  const secrets: Secret[] = [];
  const revealing = function (this: unknown, key: string, value: unknown): unknown {
    const held: unknown = typeof this === 'object' && this !== null ? Reflect.get(this, key) : undefined;
    if (!isSecret(held)) return value;
    secrets.push(held);
    return held.reveal();
  };
  return { text: JSON.stringify(json, revealing), secrets };
};

const formOf = (fields: Extract<Body, { form: unknown }>['form']): EncodedBody => {
  const form = new URLSearchParams();
  const secrets: Secret[] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    if (isSecret(value)) secrets.push(value);
    form.append(name, isSecret(value) ? value.reveal() : String(value));
  }
  return { type: 'application/x-www-form-urlencoded', bytes: Buffer.from(form.toString()), secrets };
};

const multipartOf = async (parts: readonly Part[]): Promise<EncodedBody> => {
  const form = new FormData();
  for (const part of parts) {
    if ('value' in part) form.append(part.name, part.value);
    else form.append(part.name, new Blob([part.bytes], { type: part.type }), part.fileName);
  }
  // Written by the platform, the boundary included.
  const written = new Response(form);
  const bytes = new Uint8Array(await written.arrayBuffer());
  return { type: written.headers.get('content-type') ?? 'multipart/form-data', bytes, secrets: [] };
};

/** Writes a body as bytes. `jsonType` is how the surface names JSON. */
export const encodeBody = async (body: Body, jsonType: string): Promise<EncodedBody> => {
  if ('json' in body) {
    const { text, secrets } = secretsAside(body.json);
    return { type: jsonType, bytes: Buffer.from(text), secrets };
  }
  if ('form' in body) return formOf(body.form);
  if ('multipart' in body) return multipartOf(body.multipart);
  return { ...body, secrets: [] };
};
