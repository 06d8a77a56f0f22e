import { absent, campaigns as operations, planned } from '@cordboard/core/provider';

export const campaigns = [
  planned(operations.create, 'CC-iSales POST campaigns/{vdnId}'),
  planned(operations.list, 'CC-iSales GET campaigns/{vdnId}'),
  planned(
    operations.addContacts,
    'CC-iSales POST campaigns/{vdnId}/calldata/{campaignId}, at least a second apart for one campaign',
    { batchSize: 20, requestsPerSec: 1 },
  ),
  absent(
    operations.importResult,
    'nothing is left to ask: CC-iSales answers for each number as it is added; calls are reported by callresult/{campaignId}',
  ),
  planned(operations.scheduleCallbacks, 'CC-iSales POST appoint/create'),
];
