/**
 * What the simulated vendors know their one customer by. Obviously not real, and the same in every
 * sandbox, so that they may be printed.
 */
export const credentials = {
  itniotech: { apiKey: 'sandbox-api-key', apiSecret: 'sandbox-api-secret' },
  sobot: { appId: 'sandbox-app-id', appSecret: 'sandbox-app-secret' },
  /** Each agent signs in with the password of the own number. */
  'huawei-cc': { passwordOf: (agentNumber: string): string => `sandbox-password-${agentNumber}` },
} as const;
