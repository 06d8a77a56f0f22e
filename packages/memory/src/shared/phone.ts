/** A phone number as it is compared: with and without the leading plus it is the same. */
export const bare = (number: string): string => number.replace(/^\+/, '');
