/** The part of a test runner that the suite needs; pass those of your own. */
export interface Runner {
  readonly describe: (name: string, body: () => void) => void;
  readonly it: (name: string, body: () => Promise<void>, timeoutMs?: number) => void;
  readonly expect: (actual: unknown) => {
    readonly toEqual: (expected: unknown) => void;
    readonly toMatchObject: (expected: object) => void;
  };
}
