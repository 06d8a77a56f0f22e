import type { BulkProgress } from '@cordboard/core';
import { SingleBar } from 'cli-progress';
import type { Session } from '../session.js';

/** Shows how far a bulk write has come. */
export interface Progress {
  readonly update: (progress: BulkProgress) => void;
  readonly stop: () => void;
}

/** The progress as a sentence. */
const sentenceOf = ({ done, failed, resumed }: BulkProgress, total: number | undefined): string =>
  [
    `${done}${total === undefined ? '' : ` of ${total}`} rows done`,
    ...(resumed > 0 ? [`${resumed} of them before`] : []),
    `${failed} failed`,
  ].join(', ');

const bar = ({ io: { stderr } }: Session, total: number | undefined): Progress => {
  const counted = '{sentence}, {duration_formatted}';
  const shown = new SingleBar({
    stream: stderr,
    format: total === undefined ? counted : `{bar} {percentage}% ${counted}`,
    clearOnComplete: true,
    // The program handles signals itself; the bar would replace its handler.
    gracefulExit: false,
  });
  // A bar of length 0 would never be complete.
  shown.start(Math.max(total ?? 1, 1), 0, {
    sentence: sentenceOf({ done: 0, failed: 0, resumed: 0 }, total),
  });
  return {
    update: (progress) => {
      shown.update(total === undefined ? 0 : progress.done, { sentence: sentenceOf(progress, total) });
    },
    stop: () => {
      shown.stop();
    },
  };
};

const betweenLinesMs = 5_000;

const lines = ({ note }: Session, total: number | undefined): Progress => {
  let last = performance.now();
  return {
    update: (progress) => {
      const now = performance.now();
      if (now - last < betweenLinesMs) return;
      last = now;
      note(sentenceOf(progress, total));
    },
    stop: () => undefined,
  };
};

/**
 * Shows on stderr how many rows are done: a bar on a terminal, a line every five seconds elsewhere. Rows
 * count once their outcome is known, so all of the bar is all of the work.
 */
export const startProgress = (session: Session, total: number | undefined): Progress =>
  (session.io.stderr.isTTY === true ? bar : lines)(session, total);
