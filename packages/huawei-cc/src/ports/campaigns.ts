import { notOffered, campaigns as operations, notImplemented } from '@cordboard/core/provider';

export const campaigns = [
  notImplemented(operations.create, 'CC-iSales POST campaigns/{vdnId}'),
  notImplemented(operations.list, 'CC-iSales GET campaigns/{vdnId}'),
  notImplemented(
    operations.addContacts,
    'CC-iSales POST campaigns/{vdnId}/calldata/{campaignId}, at least a second apart for one campaign',
    { batchSize: 20, requestsPerSec: 1 },
  ),
  notOffered(
    operations.importResult,
    'not needed: CC-iSales answers for each number as it is added; calls are reported by callresult/{campaignId}',
  ),
  notImplemented(operations.scheduleCallbacks, 'CC-iSales POST appoint/create'),
];
