/** A longer word is not compared, so that comparing costs little whatever was typed. */
const longestWord = 64;

/** Without what people mix up but do not mistype: letter case and hyphens. */
const plain = (word: string): string => word.toLowerCase().replaceAll('-', '');

const cell = (row: readonly number[], at: number): number => row[at] ?? Infinity;

/** How many letters were added, left out, replaced, or swapped with their neighbour (optimal string alignment). */
const editDistance = (one: string, other: string): number => {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: other.length + 1 }, (_, j) => j);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const replaced = cell(last, j - 1) + (one[i - 1] === other[j - 1] ? 0 : 1);
      const isSwapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const swapped = isSwapped ? cell(beforeLast, j - 2) + 1 : Infinity;
      row.push(Math.min(cell(row, j - 1) + 1, cell(last, j) + 1, replaced, swapped));
    }
    [beforeLast, last] = [last, row];
  }
  return cell(last, other.length);
};

/** How far a word may be from what it was meant to be: a letter in four, and one where there are three. */
const farthest = ({ length }: string): number => Math.max(length > 2 ? 1 : 0, Math.floor(length / 4));

/** The known word that a mistyped one was meant to be, the first of several equally near. */
export const nearestWord = (word: string, known: readonly string[]): string | undefined => {
  if (word.length > longestWord) return undefined;
  const typed = plain(word);
  let nearest: string | undefined;
  let distance = farthest(typed) + 1;
  for (const name of known) {
    const spelled = plain(name);
    if (Math.abs(spelled.length - typed.length) >= distance) continue;
    const apart = editDistance(typed, spelled);
    if (apart < distance) [nearest, distance] = [name, apart];
  }
  return nearest;
};

/** The end of a message about a word that is not known: `; did you mean operator?`. Empty when no known word is near. */
export const didYouMean = (word: string, known: readonly string[]): string => {
  const nearest = nearestWord(word, known);
  return nearest === undefined ? '' : `; did you mean ${nearest}?`;
};
