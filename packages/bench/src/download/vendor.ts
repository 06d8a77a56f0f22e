import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { pipeline, Readable } from 'node:stream';

/** A vendor with one recording of any length. */
export interface Vendor {
  readonly url: string;
  /** Forgets what was asked for. From now on the recording has so many bytes, and the events happen where they say. */
  readonly begin: (bytes: number, events?: readonly Interruption[]) => void;
  /** How many bytes were sent, and in how many replies. */
  readonly sent: () => { readonly bytes: number; readonly replies: number };
  /** The SHA-256 of a recording of that length. */
  readonly digest: (bytes: number) => string;
  readonly close: () => Promise<void>;
}

/** Something that happens once, when the vendor is about to send the byte at a place. */
export interface Interruption {
  readonly at: number;
  /** Breaks off the reply when it answers true. */
  readonly happen: () => boolean;
}

// No power of two, so that a part in the wrong place is noticed.
const block = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0]), randomBytes(65_521)]);

/** The bytes from a place on, up to the end of a block. */
const piece = (from: number, to: number): Buffer => {
  const start = from % block.length;
  return block.subarray(start, Math.min(block.length, start + to - from));
};

const digest = (bytes: number): string => {
  const hash = createHash('sha256');
  for (let at = 0; at < bytes; at += block.length - (at % block.length)) hash.update(piece(at, bytes));
  return hash.digest('hex');
};

/** Where a range begins; 0 without one. */
const startOf = (range: string | undefined): number => Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);

/** What is sent, what happens meanwhile, and what was sent already. */
interface State {
  size: number;
  events: readonly Interruption[];
  bytes: number;
  replies: number;
}

const isBrokenOff = (state: State, upTo: number): boolean => {
  const due = state.events.find(({ at }) => at <= upTo);
  state.events = state.events.filter((event) => event !== due);
  return due?.happen() === true;
};

const brokenOff = new Error('broken off');

function* pieces(state: State, from: number): Generator<Buffer> {
  for (let at = from; at < state.size;) {
    const next = piece(at, state.size);
    at += next.length;
    if (isBrokenOff(state, at)) throw brokenOff;
    state.bytes += next.length;
    yield next;
  }
}

const answering =
  (state: State): RequestListener =>
  ({ headers: { range } }, response) => {
    const from = startOf(range);
    const { size } = state;
    state.replies += 1;
    response.writeHead(from === 0 ? 200 : 206, {
      'Content-Type': 'audio/mpeg',
      'Content-Length': size - from,
      'Accept-Ranges': 'bytes',
      ETag: `"${size}"`,
      ...(from === 0 ? {} : { 'Content-Range': `bytes ${from}-${size - 1}/${size}` }),
    });
    // It ends early, too, when the client is killed.
    pipeline(Readable.from(pieces(state, from)), response, () => undefined);
  };

/** Starts a vendor that sends parts of its recording, too. */
export const startVendor = async (): Promise<Vendor> => {
  const state: State = { size: 0, events: [], bytes: 0, replies: 0 };
  const server = createServer(answering(state));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    begin: (size, events = []) => {
      Object.assign(state, { size, events, bytes: 0, replies: 0 });
    },
    sent: () => ({ bytes: state.bytes, replies: state.replies }),
    digest,
    close: async () => {
      server.close().closeAllConnections();
      await once(server, 'close');
    },
  };
};
