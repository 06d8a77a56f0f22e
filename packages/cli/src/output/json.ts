// JSON does not escape them; a terminal interprets some of them, and the others are invisible.
const obeyedOrUnseen = /[\u007f-\u009f\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\ufff9-\ufffb]/gu;

const escaped = (character: string): string =>
  Array.from({ length: character.length }, (_, i) => character.charCodeAt(i).toString(16).padStart(4, '0'))
    .map((unit) => `\\u${unit}`)
    .join('');

/** JSON that says the same as `JSON.stringify`, with every character escaped that is unsafe on a terminal. */
export const jsonText = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replace(obeyedOrUnseen, escaped);
