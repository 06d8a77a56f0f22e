import type { Runners } from '../../operation/runners.js';
import { runBulk } from './bulk.js';
import { runDownload } from './download.js';
import { runSingle } from './single.js';
import { runWatch } from './watch.js';

/** How operations of each kind are run. */
export const runners: Runners = {
  read: runSingle,
  list: runSingle,
  write: runSingle,
  bulk: runBulk,
  watch: runWatch,
  download: runDownload,
};
