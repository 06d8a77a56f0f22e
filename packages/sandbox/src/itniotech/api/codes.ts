const hasAgents =
  'There are agents under this agent group. Please remove the agents before performing this operation.';

/**
 * The codes this server refuses with, and their texts: those of the pages' code tables, where one is known. A
 * code that means different things on different pages is here with its page.
 */
export const reasons = {
  '-1': 'Authentication error',
  '-10': 'The account balance is not enough',
  '-16': 'Timestamp expires',
  '-18': 'Port program unusual',
  '-20': 'Data existing',
  '-21': 'Data validation failed',
  '-22': 'Parameter exception',
  '-23': 'Data caps',
  '-24': 'Record does not exist',
  '-26': 'There is no price for the destination',
  '-27': 'The file format is incorrect',
  '-33': 'The name already exists',
  '-34': 'The job number already exists',
  '-34 numbers': 'There are no numbers left to call',
  '-36': 'The number of agents exceeds what can be created',
  '-38': 'The file is too large',
  '-39': 'The format of the uploaded file is incorrect',
  '-40': 'At most 100,000 rows can be imported',
  '-41': 'The state of the task does not allow this',
  '-42': 'There are no numbers left to call',
  '-43': 'The headers of the called numbers repeat',
  '-44': 'The type of the SIP trunk is incorrect',
  '-45': 'The name of the SIP trunk is incorrect',
  '-47': 'The name of the SIP trunk already exists',
  '-48': 'The bound agent group is missing',
  '-49': 'The gateway IP is missing',
  '-50': 'The format of the gateway IP is incorrect, at most 50 characters',
  '-51': 'The bound agent groups repeat',
  '-52': 'The agent group is bound to a SIP trunk',
  '-53': 'The gateway IP is bound',
  '-54 trunk': 'The white list IP is missing',
  '-54 task': 'The submitted task is wrong',
  '-55': 'The format of the white list IP is incorrect, at most 50 characters',
  '-56': 'The primary key of the SIP trunk is missing',
  '-57': 'The number of the agent group is missing',
  '-58': 'The number of the agent group has at most 50 characters',
  '-63': hasAgents,
  '-64 agents': hasAgents,
  '-64 password': 'The password can only contain letters and digits',
  '-65': 'The agent group does not belong to the application',
  '-66': 'The country code does not exist',
  '-67': 'The agent is on a call',
  '-68': 'The agent is in a running group call task and cannot be deleted',
  '-69': 'The agent group is bound to a team leader',
  '-70': 'The agent group is bound to a SIP trunk',
  '-71':
    'You can no longer create new tags. You need to delete the tag and add it again. (Tag names cannot be repeated)',
  '-74': 'The agent group does not belong to the application',
  '-72': 'Please enter the label name (within 20 characters)!',
} as const;

/** See {@link reasons}. */
export type Refusal = keyof typeof reasons;

/** The code itself. */
export const codeOf = (refusal: Refusal): string => refusal.split(' ', 1).join();
