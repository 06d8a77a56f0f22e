import { notImplemented, records as operations } from '@cordboard/core/provider';

export const records = [
  notImplemented(
    operations.list,
    'CC-CMS vdn/querycalls, yesterday and today only, and mobileAgent/queryCallDetailRecord for two-way calls',
  ),
  notImplemented(operations.get, 'CC-CMS calldata/querycalldetailbyid and vdn/querycalltracedetail'),
  notImplemented(operations.getRecordingUrl, 'GET mobileAgent/getRecordingAddress, for two-way calls'),
  notImplemented(
    operations.downloadRecording,
    "recordfile/{id} in an agent's session, else CC-FS downloadRecord",
  ),
];
