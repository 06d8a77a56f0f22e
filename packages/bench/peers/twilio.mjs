import twilio from 'twilio';

const workspace = `WS${'2'.padStart(32, '0')}`;

/** Pages of workers from TaskRouter. */
export const open = (url) => {
  const client = new twilio.Twilio(`AC${'1'.padStart(32, '0')}`, 'bench');
  client.taskrouter.baseUrl = url;
  const { workers } = client.taskrouter.v1.workspaces(workspace);
  return async () => (await workers.page({ pageSize: 100 })).instances;
};
