import { cleanText, cleanTextUpTo } from '../foundation/clean-text.js';

const maxLength = 200;

const tokens = /[A-Za-z0-9_\-.~+/=]{24,}/g;

// Digits of any script, and those of Han, which Unicode counts among the letters.
const numbers = /\+?\(?[\p{N}零一二三四五六七八九](?:[^\p{L}\p{N}]*[\p{N}零一二三四五六七八九]){5,}/gu;

/**
 * Makes a vendor's message safe to print: masks long opaque tokens, and six digits or more with no letter
 * between them, because they may be a phone number (dates and times are masked, too). The result is clean and
 * of bounded length.
 */
export const scrub = (message: string): string => {
  const masked = cleanText(message).replace(tokens, '[token]').replace(numbers, '[number]');
  return cleanTextUpTo(maxLength + 1, masked.replace(/\s+/g, ' ').trim());
};
