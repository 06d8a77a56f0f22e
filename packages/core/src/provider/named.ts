import type { ContactCenterError } from '../errors/contact-center-error.js';

/** Adds provider and operation to an error. */
export const named =
  (provider: string, operation: string) =>
  (error: ContactCenterError): ContactCenterError =>
    error.with({ provider, operation, message: `${provider} ${operation}: ${error.message}` });
