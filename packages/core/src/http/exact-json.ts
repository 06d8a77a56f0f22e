// Sixteen digits in a row are the fewest that a number can fail to hold.
const longInteger = /\d{16}/;

/** Where the string that begins at a quotation mark ends, in text that is JSON. */
const endOfString = (json: string, start: number): number => {
  for (let end = json.indexOf('"', start + 1); ; end = json.indexOf('"', end + 1)) {
    let escapes = end;
    while (json[escapes - 1] === '\\') escapes -= 1;
    if ((end - escapes) % 2 === 0) return end + 1;
  }
};

/** Puts the integers that a number cannot hold in quotation marks. */
const quoted = (json: string): string => {
  // A string begins, or there is an integer that is no part of another number. A pattern that also found the end of a
  // string would fail at long ones.
  const next = /"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g;
  let exact = '';
  let copied = 0;
  for (let found = next.exec(json); found !== null; found = next.exec(json)) {
    const [token] = found;
    if (token === '"') next.lastIndex = endOfString(json, found.index);
    else if (!Number.isSafeInteger(Number(token))) {
      exact += `${json.slice(copied, found.index)}"${token}"`;
      copied = next.lastIndex;
    }
  }
  return exact + json.slice(copied);
};

/**
 * Parses JSON; an integer beyond what a number can hold comes as text, digit for digit, because a rounded id would
 * name another thing. Throws as `JSON.parse` does.
 */
export const exactJson = (text: string): unknown => {
  const value: unknown = JSON.parse(text);
  if (!longInteger.test(text)) return value;
  const exact = quoted(text);
  return exact === text ? value : JSON.parse(exact);
};
