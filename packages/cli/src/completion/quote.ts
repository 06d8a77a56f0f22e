/** A text in the single quotes of bash and zsh. */
export const quote = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** A text in the single quotes of fish. */
export const fishQuote = (text: string): string => `'${text.replace(/['\\]/g, String.raw`\$&`)}'`;
