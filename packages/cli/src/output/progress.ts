import type { BulkProgress } from '@cordboard/core';
import { SingleBar } from 'cli-progress';
import type { Session } from '../session.js';

/** Shows how far something has come. */
interface Progress<P> {
  readonly update: (progress: P) => void;
  readonly stop: () => void;
}

/** How far work has come: as a number, and as a sentence. */
interface Telling<P> {
  readonly done: (progress: P) => number;
  readonly sentence: (progress: P, total: number | undefined) => string;
  readonly atFirst: P;
}

const bar = <P>(
  { io: { stderr } }: Session,
  total: number | undefined,
  { done, sentence, atFirst }: Telling<P>,
): Progress<P> => {
  const counted = '{sentence}, {duration_formatted}';
  const shown = new SingleBar({
    stream: stderr,
    format: total === undefined ? counted : `{bar} {percentage}% ${counted}`,
    clearOnComplete: true,
    // The program handles signals itself; the bar would replace its handler.
    gracefulExit: false,
  });
  // A bar of length 0 would never be complete.
  shown.start(Math.max(total ?? 1, 1), 0, { sentence: sentence(atFirst, total) });
  return {
    update: (progress) => {
      shown.update(total === undefined ? 0 : done(progress), { sentence: sentence(progress, total) });
    },
    stop: () => {
      shown.stop();
    },
  };
};

const betweenLinesMs = 5_000;

const lines = <P>({ note }: Session, total: number | undefined, { sentence }: Telling<P>): Progress<P> => {
  let last = performance.now();
  return {
    update: (progress) => {
      const now = performance.now();
      if (now - last < betweenLinesMs) return;
      last = now;
      note(sentence(progress, total));
    },
    stop: () => undefined,
  };
};

/** On stderr: a bar on a terminal, a line every five seconds elsewhere. */
const started = <P>(session: Session, total: number | undefined, telling: Telling<P>): Progress<P> =>
  (session.io.stderr.isTTY === true ? bar : lines)(session, total, telling);

const rows: Telling<BulkProgress> = {
  done: ({ done }) => done,
  sentence: ({ done, failed, resumed }, total) =>
    [
      `${done}${total === undefined ? '' : ` of ${total}`} rows done`,
      ...(resumed > 0 ? [`${resumed} of them before`] : []),
      `${failed} failed`,
    ].join(', '),
  atFirst: { done: 0, failed: 0, resumed: 0 },
};

/**
 * Shows how many rows are done. Rows count once their outcome is known, so all of the bar is all of the work.
 */
export const startProgress = (session: Session, total: number | undefined): Progress<BulkProgress> =>
  started(session, total, rows);

const bytesOfMebibyte = 1024 * 1024;

/** A number of bytes for people. */
export const mebibytes = (bytes: number): string => `${(bytes / bytesOfMebibyte).toFixed(1)} MiB`;

const bytes: Telling<number> = {
  done: (written) => written,
  sentence: (written, total) =>
    `${mebibytes(written)}${total === undefined ? '' : ` of ${mebibytes(total)}`} written`,
  atFirst: 0,
};

/** Shows how many bytes of a file are there. */
export const startBytes = (session: Session, total: number | undefined): Progress<number> =>
  started(session, total, bytes);
