/** Fictional numbers, by their place. */
export const fictionalNumber = (place: number): string => String(12_025_552_000 + place);
