import type { ClockSkew } from '../provider/probe.js';
import { dateIn } from './reply.js';
import type { ReplyHead } from './transport/wire.js';

/** A reply, and when it was under way. */
export interface TimedReply {
  /** Status and headers, among them `Date`. */
  readonly head: ReplyHead;
  /** By this machine's wall clock, epoch milliseconds. */
  readonly receivedAt: number;
  /** From sending the request to the end of the reply, by a clock that is never set. In milliseconds. */
  readonly durationMs: number;
}

/** The clock of a host, as its replies tell it. */
export interface VendorClock {
  /** Takes in when a reply came and what it says of the time. */
  readonly note: (reply: TimedReply) => void;
  /** Does some work; then tells what the replies of that time said, the quickest of them, `undefined` where none told the time. */
  readonly during: <A>(
    work: () => Promise<A>,
  ) => Promise<{ readonly value: A; readonly skew: ClockSkew | undefined }>;
}

// `Date` has no fraction: the true time is up to a second later.
const halfASecondMs = 500;

/** A reply out of a cache tells the time at which it was stored. */
const isStored = ({ header }: ReplyHead): boolean => Number(header('age') ?? 0) > 0;

const skewIn = ({ head, receivedAt, durationMs }: TimedReply): ClockSkew | undefined => {
  const told = dateIn(head.header('date')?.trim() ?? '');
  if (Number.isNaN(told) || isStored(head)) return undefined;
  return {
    aheadMs: Math.round(receivedAt - durationMs / 2 - (told + halfASecondMs)),
    uncertaintyMs: Math.ceil(durationMs / 2 + halfASecondMs),
  };
};

/** Makes a clock that costs nothing while it is not asked. */
export const vendorClock = (): VendorClock => {
  const readers = new Set<(reply: TimedReply) => void>();
  return {
    note: (reply) => {
      for (const read of readers) read(reply);
    },
    during: async (work) => {
      let skew: ClockSkew | undefined;
      const read = (reply: TimedReply): void => {
        const found = skewIn(reply);
        if (found === undefined) return;
        if (skew === undefined || found.uncertaintyMs <= skew.uncertaintyMs) skew = found;
      };
      readers.add(read);
      try {
        return { value: await work(), skew };
      } finally {
        readers.delete(read);
      }
    },
  };
};
