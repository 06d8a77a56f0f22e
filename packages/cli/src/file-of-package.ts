/**
 * A file that comes with this package, such as `package.json`. This module stays directly in `src`: as deep in
 * the package as the one file that all of them are built into.
 */
export const fileOfPackage = (path: string): URL => new URL(`../${path}`, import.meta.url);
