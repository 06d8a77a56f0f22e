import { hash } from 'node:crypto';
import { lazily } from './lazily.js';

const wordsPerText = 3;
const leastPlaces = 512;
// Most lists are no longer, and need no digest of each of their texts.
const mostTexts = 200;

/**
 * Texts as digests of 12 bytes in a table between two fifths and four fifths full: 15 to 30 bytes for each, however long it
 * is. That two of a hundred million are taken for one has a chance of less than one in 10^12.
 */
class Digests {
  private words = new Uint32Array(leastPlaces * wordsPerText);
  private count = 0;

  /** Takes a text in; true when it was there already. */
  repeats(text: string): boolean {
    const digest = hash('sha256', text);
    const [first = 0, ...others] = [0, 8, 16].map((at) => parseInt(digest.slice(at, at + 8), 16));
    // A place whose first word is zero is free.
    const key = [first || 1, ...others];
    const place = this.placeOf(key);
    if (this.words[place] !== 0) return true;
    this.words.set(key, place);
    this.count += 1;
    if (this.count * wordsPerText * 5 > this.words.length * 4) this.grow();
    return false;
  }

  /** Where a digest stands, or where it may be put. */
  private placeOf(key: ArrayLike<number>): number {
    const isThere = (at: number): boolean =>
      key[0] === this.words[at] && key[1] === this.words[at + 1] && key[2] === this.words[at + 2];
    let at = ((key[0] ?? 0) * wordsPerText) % this.words.length;
    while (this.words[at] !== 0 && !isThere(at)) at = (at + wordsPerText) % this.words.length;
    return at;
  }

  private grow(): void {
    const before = this.words;
    this.words = new Uint32Array(before.length * 2);
    for (let at = 0; at < before.length; at += wordsPerText) {
      const key = before.subarray(at, at + wordsPerText);
      if (key[0] !== 0) this.words.set(key, this.placeOf(key));
    }
  }
}

/** The texts that were seen before: a few as they are, many as {@link Digests}. */
export class Repetitions {
  private few: Set<string> | undefined = new Set();
  private readonly many = lazily(() => new Digests());

  /** Takes a text in; true when it was there already. */
  repeats(text: string): boolean {
    if (this.few === undefined) return this.many().repeats(text);
    if (this.few.has(text)) return true;
    this.few.add(text);
    if (this.few.size === mostTexts) {
      for (const each of this.few) this.many().repeats(each);
      this.few = undefined;
    }
    return false;
  }
}
