import { notOffered, campaigns as operations, notImplemented } from '@cordboard/core/provider';

export const campaigns = [
  notImplemented(operations.create, 'CC-iSales POST campaigns/{vdnId}'),
  notImplemented(
    operations.launch,
    'CC-iSales POST campaigns/{vdnId}, POST campaigns/{vdnId}/calldata/{campaignId} and PUT …/{campaignId}/resume',
  ),
  notImplemented(operations.list, 'CC-iSales GET campaigns/{vdnId}'),
  notImplemented(operations.get, 'CC-iSales GET campaigns/{vdnId}/{campaignId}'),
  notImplemented(operations.getProgress, 'CC-iSales GET campaigns/{vdnId}/statistics'),
  notImplemented(operations.update, 'CC-iSales PUT campaigns/{vdnId}/{campaignId}'),
  notImplemented(operations.start, 'CC-iSales PUT …/{campaignId}/resume, of a paused one'),
  notImplemented(operations.pause, 'CC-iSales PUT …/{campaignId}/pause'),
  notImplemented(operations.resume, 'CC-iSales PUT …/{campaignId}/resume'),
  notOffered(operations.stop, 'a campaign ends at its time; or pause it, and remove it'),
  notImplemented(operations.remove, 'CC-iSales DELETE campaigns/{vdnId}/{campaignId}'),
  notOffered(operations.recall, 'no call that dials contacts again is documented'),
  notImplemented(
    operations.addContacts,
    'CC-iSales POST campaigns/{vdnId}/calldata/{campaignId}, at least a second apart for one campaign',
    { batchSize: 20, requestsPerSec: 1 },
  ),
  notOffered(
    operations.importResult,
    'not needed: CC-iSales answers for each number as it is added; calls are reported by callresult/{campaignId}',
  ),
  notImplemented(
    operations.removeContacts,
    'CC-iSales POST campaigns/{vdnId}/calldata/{campaignId}/delete, by one criterion, never by none',
  ),
  notImplemented(
    operations.listAttempts,
    'CC-iSales POST campaigns/{vdnId}/callresult/{campaignId}, at most 30 days',
  ),
  notOffered(
    operations.listContacts,
    'numbers are read one by one only, by CC-iSales GET campaigns/{vdnId}/calldata/{campaignId}/{dataId}',
  ),
  notImplemented(operations.scheduleCallbacks, 'CC-iSales POST appoint/create'),
];
