import { notImplemented, records as operations } from '@cordboard/core/provider';

/** Call records. */
export const records = [
  notImplemented(operations.list, 'POST …-reports/maincdrs/_search'),
  notImplemented(operations.get, 'POST …-reports/maincdrs/_search with callID'),
];
