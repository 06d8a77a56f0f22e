import { cleanText, cleanTextUpTo } from '../foundation/clean-text.js';

const maxLength = 200;

const tokens = /[A-Za-z0-9_\-.~+/=]{24,}/g;

// Digits of any script, and those of Han, which Unicode counts among the letters.
const numbers = /\+?\(?[\p{N}零一二三四五六七八九](?:[^\p{L}\p{N}]*[\p{N}零一二三四五六七八九]){5,}/gu;

/**
 * Makes a foreign text (a vendor's message) fit to print: long opaque tokens are masked, and so are six digits or more
 * with no letter between them, whatever else is, because they may be somebody's number. Dates and times are masked
 * with them. The text is clean and of bounded length.
 */
export const scrub = (message: string): string => {
  const masked = cleanText(message).replace(tokens, '[token]').replace(numbers, '[number]');
  return cleanTextUpTo(maxLength + 1, masked.replace(/\s+/g, ' ').trim());
};
