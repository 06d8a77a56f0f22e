import { Duplex, pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';

/** The bytes of a body are not what its `Content-Encoding` says. */
export class UnpackError extends Error {}

type UnpackerFor = (first: Buffer) => Transform;

// RFC 1950: the low four bits of the first byte name the method, and 8 is the only one.
const isWrapped = (first: Buffer): boolean => ((first[0] ?? 0) & 0x0f) === 8;

/** By the names of codings. Some servers send `deflate` without the zlib wrapper: the first byte tells. */
const unpackers: ReadonlyMap<string, UnpackerFor> = new Map<string, UnpackerFor>([
  ['gzip', () => createGunzip()],
  ['x-gzip', () => createGunzip()],
  ['deflate', (first) => (isWrapped(first) ? createInflate() : createInflateRaw())],
  ['br', () => createBrotliDecompress()],
]);

/** Decompresses a body unless it is empty: a reply without a body may still name a coding. */
class Unpacking extends Duplex {
  readonly #unpackerFor: UnpackerFor;
  #unpacker: Transform | undefined;

  constructor(unpackerFor: UnpackerFor) {
    super();
    this.#unpackerFor = unpackerFor;
  }

  #begin(first: Buffer): Transform {
    const unpacker = this.#unpackerFor(first);
    unpacker.on('data', (chunk: Buffer) => {
      if (!this.push(chunk)) unpacker.pause();
    });
    unpacker.on('end', () => this.push(null));
    unpacker.on('error', (cause) => this.destroy(new UnpackError(cause.message, { cause })));
    return unpacker;
  }

  override _write(chunk: Buffer, encoding: BufferEncoding, done: () => void): void {
    this.#unpacker ??= this.#begin(chunk);
    this.#unpacker.write(chunk, encoding, (error) => {
      if (!error) done();
    });
  }

  override _final(done: () => void): void {
    if (this.#unpacker === undefined) this.push(null);
    else this.#unpacker.end();
    done();
  }

  override _read(): void {
    this.#unpacker?.resume();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#unpacker?.destroy();
    done(error);
  }
}

/** The codings of a body, in the order they were applied; none where it was not packed. */
export const encodingsOf = (contentEncoding: string | null): readonly string[] =>
  contentEncoding === null
    ? []
    : contentEncoding
        .toLowerCase()
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '' && name !== 'identity');

// Each coding takes memory, and vendors use one.
const mostEncodings = 4;

/** The decompressed body; `undefined` when a coding is unknown. Errors of the source are passed on. */
export const unpacked = (body: Readable, encodings: readonly string[]): Readable | undefined => {
  const known = encodings.flatMap((name) => unpackers.get(name) ?? []);
  if (known.length < encodings.length || known.length > mostEncodings) return undefined;
  return known.reduceRight<Readable>(
    (packed, unpackerFor) => pipeline(packed, new Unpacking(unpackerFor), () => undefined),
    body,
  );
};
