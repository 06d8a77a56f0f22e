import type { Runners } from '../../operation/runners.js';
import { runBulk } from './bulk.js';
import { runDownload } from './download.js';
import { runList } from './list.js';
import { runSingle } from './single.js';
import { runWatch } from './watch.js';

/** How operations of each kind are run. */
export const runners: Runners = {
  read: runSingle,
  list: runList,
  write: runSingle,
  bulk: runBulk,
  watch: runWatch,
  download: runDownload,
};
