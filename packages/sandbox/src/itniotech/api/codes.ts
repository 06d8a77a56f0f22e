const hasAgents =
  'There are agents under this agent group. Please remove the agents before performing this operation.';

/**
 * The codes this server refuses with, and their texts: those of the pages' code tables, where one is known. A
 * code that means different things on different pages is here with its page.
 */
export const reasons = {
  '-1': 'Authentication error',
  '-16': 'Timestamp expires',
  '-18': 'Port program unusual',
  '-20': 'Data existing',
  '-22': 'Parameter exception',
  '-24': 'Record does not exist',
  '-33': 'The name already exists',
  '-34': 'The job number already exists',
  '-36': 'The number of agents exceeds what can be created',
  '-63': hasAgents,
  '-64 password': 'The password can only contain letters and digits',
  '-65': 'The agent group does not belong to the application',
  '-66': 'The country code does not exist',
  '-67': 'The agent is on a call',
  '-68': 'The agent is in a running group call task and cannot be deleted',
  '-71':
    'You can no longer create new tags. You need to delete the tag and add it again. (Tag names cannot be repeated)',
  '-72': 'Please enter the label name (within 20 characters)!',
} as const;

/** See {@link reasons}. */
export type Refusal = keyof typeof reasons;

/** The code itself. */
export const codeOf = (refusal: Refusal): string => refusal.split(' ', 1).join();
