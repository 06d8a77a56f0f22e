import type { ContactCenterError } from '../errors/contact-center-error.js';

/** Says where an error is from. */
export const named =
  (provider: string, operation: string) =>
  (error: ContactCenterError): ContactCenterError =>
    error.with({ provider, operation, message: `${provider} ${operation}: ${error.message}` });
