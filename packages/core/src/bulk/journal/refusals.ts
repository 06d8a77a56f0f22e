import { failure, type ContactCenterError } from '../../errors/contact-center-error.js';

/** Why a journal cannot be resumed. Lines count from 1. */
export const damagedLine = (line: number): ContactCenterError =>
  failure(
    'Misconfigured',
    line === 1
      ? 'line 1 of the journal is invalid: the file is damaged, or it is not a journal'
      : `line ${String(line)} of the journal is damaged: restore the file, or find out from the provider which ` +
          'rows it has before you begin a new journal',
  );

/** The format in which journals are written and read. */
export const journalFormat = 3;

export const otherFormat = (format: number): ContactCenterError =>
  failure(
    'Misconfigured',
    `the journal has format ${String(format)} and this version reads format ${String(journalFormat)}: ` +
      'finish it with the version that began it',
  );

export const changedMeanwhile = failure('Misconfigured', 'the journal was changed while it was in use');
