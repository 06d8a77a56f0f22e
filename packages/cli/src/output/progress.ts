import type { BulkProgress } from '@cordboard/core';
import { SingleBar } from 'cli-progress';
import type { Session } from '../session.js';
import type { RowFile } from '../rows/row-file.js';

/** Shows how far a bulk write has come. */
export interface Progress {
  readonly update: (progress: BulkProgress) => void;
  readonly stop: () => void;
}

const silent: Progress = { update: () => undefined, stop: () => undefined };

const counters = '{done} rows done, {failed} failed, {duration_formatted}';

/** A bar over the bytes of the file, or only counters when its size is unknown; nothing off a terminal. */
export const startProgress = ({ io: { stderr } }: Session, file: RowFile | undefined): Progress => {
  if (stderr.isTTY !== true) return silent;
  const total = file?.bytes ?? 0;
  const bar = new SingleBar({
    stream: stderr,
    format: total > 0 ? `{bar} {percentage}% ${counters}` : counters,
    clearOnComplete: true,
    // The signal is ours: the bar would end the process's own handling of it.
    gracefulExit: false,
  });
  bar.start(Math.max(total, 1), 0, { done: 0, failed: 0 });
  return {
    update: (progress) => {
      bar.update(Math.min(file?.bytesRead ?? 0, total), { ...progress });
    },
    stop: () => {
      bar.stop();
    },
  };
};
