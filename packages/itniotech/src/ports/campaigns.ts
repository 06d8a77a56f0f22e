import { absent, campaigns as operations, planned } from '@cordboard/core/provider';

/** Campaigns, which the vendor calls preview tasks. */
export const campaigns = [
  planned(operations.create, 'POST /v3/cc/preview/submitTask, which takes the contacts along'),
  planned(operations.list, 'POST /v3/cc/preview/query'),
  planned(operations.addContacts, 'POST /v3/cc/preview/upload, whose file goes into preview/submitTask'),
  planned(operations.importResult, 'POST /v3/cc/preview/queryTaskDetail'),
  absent(operations.scheduleCallbacks, 'there are no callbacks; an automatic preview task comes nearest'),
];
