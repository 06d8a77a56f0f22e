import { notOffered, campaigns as operations, notImplemented } from '@cordboard/core/provider';

/** Campaigns, which the vendor calls preview tasks. */
export const campaigns = [
  notImplemented(operations.create, 'POST /v3/cc/preview/submitTask, which takes the contacts along'),
  notImplemented(operations.list, 'POST /v3/cc/preview/query'),
  notImplemented(
    operations.addContacts,
    'POST /v3/cc/preview/upload, whose file goes into preview/submitTask',
  ),
  notImplemented(operations.importResult, 'POST /v3/cc/preview/queryTaskDetail'),
  notOffered(operations.scheduleCallbacks, 'there are no callbacks; an automatic preview task comes nearest'),
];
