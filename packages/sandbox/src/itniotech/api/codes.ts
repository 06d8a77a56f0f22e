/** The codes this server refuses with, and the words of the pages' code tables. */
export const reasons = {
  '-1': 'Authentication error',
  '-16': 'Timestamp expires',
  '-18': 'Port program unusual',
  '-22': 'Parameter exception',
  '-24': 'Record does not exist',
  '-67': 'The agent is on a call',
  '-71':
    'You can no longer create new tags. You need to delete the tag and add it again. (Tag names cannot be repeated)',
  '-72': 'Please enter the label name (within 20 characters)!',
} as const;

/** See {@link reasons}. */
export type Refusal = keyof typeof reasons;
