import genesys from 'purecloud-platform-client-v2';

/** Pages of users from the Platform API. */
export const open = (url) => {
  const { hostname, port } = new URL(url);
  const client = genesys.ApiClient.instance;
  client.setGateway({ protocol: 'http', host: hostname, port: Number(port) });
  client.setAccessToken('bench');
  const users = new genesys.UsersApi();
  return async () => (await users.getUsers({ pageSize: 100 })).entities;
};
