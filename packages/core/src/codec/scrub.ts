const maxLength = 200;

/**
 * Makes a foreign text (a vendor's message) fit to print: runs of digits long enough to be somebody's
 * number and long opaque tokens are masked, and the length is bounded.
 */
export const scrub = (message: string): string => {
  const masked = message
    .replace(/\+?\(?\d(?:[\s().-]{0,3}\d){5,}/g, '[number]')
    .replace(/[A-Za-z0-9_\-.~+/=]{24,}/g, '[token]')
    .replace(/\s+/g, ' ')
    .trim();
  return masked.length > maxLength ? `${masked.slice(0, maxLength)}…` : masked;
};
