export interface Door {
  readonly folder: string;
  readonly name: string;
  readonly file: string;
}

export const doors: readonly Door[];
