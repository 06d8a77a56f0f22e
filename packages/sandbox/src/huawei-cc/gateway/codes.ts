/** The codes this gateway refuses with. What they mean is in the gateway's public code table. */
export const messages = {
  '000-002': 'The parameter is not as defined.',
  '000-003': 'No right to call the interface, or the agent authentication is lost.',
  '000-005': 'The inspected agent is the inspector.',
  '000-007': 'The interface was called again before the first call finished.',
  '100-001': 'The sign-in parameters are empty or invalid.',
  '100-002': 'The agent has signed in.',
  '100-004': 'The user or the password is wrong.',
  '100-005': 'The sign-out parameters are invalid.',
  '100-006': 'The agent has not signed in.',
  '100-007': 'An exception occurred during the operation.',
  '100-008': 'The agent has signed out.',
  '100-009': 'Setting the agent state failed.',
  '100-010': 'The agent state is wrong.',
  '100-011': 'A sign-in parameter is invalid.',
  '100-012': 'The agent type is wrong.',
  '100-013': 'The phone number is invalid.',
  '100-016': 'The client IP address is invalid.',
  '106-003': 'The number of sessions exceeds the maximum.',
  '300-003': 'The agent does not exist.',
  '600-001': 'The agent does not exist or has no skill queue.',
  '900-002': 'The inspector has no right to the operation.',
  '900-004': 'The inspected agent does not exist.',
  '900-005': 'The state of the inspected agent is wrong.',
} as const;

/** See {@link messages}. */
export type Refusal = keyof typeof messages;
