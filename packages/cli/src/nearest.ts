import { closestMatch } from 'leven';

/** The known word that a mistyped one was meant to be: at most a third of the letters differ, and at most three. */
export const nearest = (written: string, known: readonly string[]): string | undefined => {
  const maxDistance = Math.min(3, Math.floor(written.length / 3));
  return maxDistance === 0 ? undefined : closestMatch(written, known, { maxDistance });
};
