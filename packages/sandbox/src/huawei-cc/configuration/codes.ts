/** The codes that the configuration refuses with. The vendor has no others for a name that is taken or a thing that is not there. */
export const messages = {
  '107-000': 'The login does not exist or has expired.',
  '107-002': 'A parameter is invalid or missing.',
  '107-003': 'The user or the password is wrong.',
  '107-004': 'The configuration failed.',
  '107-013': 'Deleting the agent failed.',
  '107-018': 'Adding the called route failed.',
  '107-021': 'Deleting the called route failed.',
} as const;

/** See {@link messages}. */
export type Refusal = keyof typeof messages;
