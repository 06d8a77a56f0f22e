/** Whether a text is a whole number between two, both included. */
export const isWithin = (text: string | null | undefined, min: number, max: number): boolean =>
  /^\d{1,6}$/.test(text ?? '') && Number(text) >= min && Number(text) <= max;
