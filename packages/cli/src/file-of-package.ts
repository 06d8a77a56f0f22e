/**
 * A file that comes with this package, such as `package.json`. This module has to stay directly in `src`, at
 * the same depth as the bundle in `dist`.
 */
export const fileOfPackage = (path: string): URL => new URL(`../${path}`, import.meta.url);
