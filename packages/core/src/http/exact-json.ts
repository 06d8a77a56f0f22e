// The fewest digits in a row that a number can fail to hold.
const longest = 16;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Whether so many digits stand in a row. Such a run covers one of every sixteenth characters, so only those are read. */
const hasLongInteger = (text: string): boolean => {
  for (let place = longest - 1; place < text.length; place += longest) {
    if (!isDigit(text.charCodeAt(place))) continue;
    let [start, end] = [place, place + 1];
    while (isDigit(text.charCodeAt(start - 1))) start -= 1;
    while (isDigit(text.charCodeAt(end))) end += 1;
    if (end - start >= longest) return true;
  }
  return false;
};

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
  if (!hasLongInteger(text)) return value;
  const exact = quoted(text);
  return exact === text ? value : JSON.parse(exact);
};
