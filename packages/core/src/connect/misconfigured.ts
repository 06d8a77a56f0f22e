import type { Problem } from '../codec/report.js';
import { failureOf, type ContactCenterError } from '../errors/contact-center-error.js';

/** The mistakes in a configuration, or in what is asked of it, by path. */
export const misconfigured = (problems: readonly Problem[]): ContactCenterError =>
  failureOf('Misconfigured', 'invalid configuration', problems);
