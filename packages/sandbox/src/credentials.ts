/**
 * The credentials of the simulated vendors' only customer. Obviously not real, and the same in every sandbox,
 * so they may be printed.
 */
export const credentials = {
  itniotech: { apiKey: 'sandbox-api-key', apiSecret: 'sandbox-api-secret' },
  sobot: { appId: 'sandbox-app-id', appSecret: 'sandbox-app-secret' },
  'huawei-cc': {
    /** At the gateway, an agent's password is made from the agent's number. */
    passwordOf: (agentNumber: string): string => `sandbox-password-${agentNumber}`,
    /** The key that requests to CC-CMS are signed with, and the call center and VDN it gives a right to. */
    cms: { accessKey: 'sandbox-access-key', secretKey: 'sandbox-secret-key', ccId: 1, vdn: 1 },
    /** The key that tokens for API Fabric are given for. */
    apiFabric: { appKey: 'sandbox-app-key', appSecret: 'sandbox-app-secret' },
    /** The login to the configuration of the gateway. */
    configuration: { user: 101, password: 'sandbox-password-configuration' },
  },
} as const;
