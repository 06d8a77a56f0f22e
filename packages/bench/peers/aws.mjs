import { ConnectClient, SearchUsersCommand } from '@aws-sdk/client-connect';

/** Pages of users from Amazon Connect. */
export const open = (endpoint) => {
  // It would say on every run that it will want a newer Node one day.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const client = new ConnectClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  });
  const command = { InstanceId: '00000003-0000-4000-8000-000000000001', MaxResults: 100 };
  return async () => (await client.send(new SearchUsersCommand(command))).Users;
};
