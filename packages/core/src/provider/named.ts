import type { ContactCenterError } from '../errors/contact-center-error.js';

/** An account: its name, and the provider that it is at. */
export interface AccountAt {
  /** Its key in the configuration; the provider where it has no name of its own. */
  readonly account: string;
  /** Which adapter serves it. */
  readonly provider: string;
}

/** An account in messages: its name and the provider in brackets, or the provider alone where the account has no name of its own. */
export const accountInWords = ({ account, provider }: AccountAt): string =>
  account === provider ? provider : `${account} (${provider})`;

/** Adds account, provider and operation to an error. */
export const named =
  ({ account, provider }: AccountAt, operation: string) =>
  (error: ContactCenterError): ContactCenterError =>
    error.with({
      account,
      provider,
      operation,
      message: `${accountInWords({ account, provider })} ${operation}: ${error.message}`,
    });
