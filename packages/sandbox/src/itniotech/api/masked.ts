/** A phone number as the vendor masks it. */
export const maskedNumber = (number: string): string => `${number.slice(0, 3)}****${number.slice(-2)}`;
