import type { ItniotechSettings } from '../settings.js';
import type { Route } from './route.js';

type Prefixes = Readonly<Record<'/voice' | '/number', string>>;

/** Finds the calls at a path; they differ in their methods. */
export type Locate<R> = (path: string) => readonly R[];

/** A path as the pages have it. */
const underUsualPrefix = (prefixes: Prefixes, path: string): string | undefined => {
  for (const [usual, prefix] of Object.entries(prefixes)) {
    if (path.startsWith(`${prefix}/`)) return usual + path.slice(prefix.length);
    if (path.startsWith(`${usual}/`)) return undefined;
  }
  return path;
};

/** The path of a call that names a row in its last segment. */
const withoutId = (path: string): string => `${path.slice(0, path.lastIndexOf('/'))}/{id}`;

/** Looks routes up under the prefixes of a brand. */
export const createLocator = <R extends Pick<Route, 'path'>>(
  routes: readonly R[],
  settings: ItniotechSettings = {},
): Locate<R> => {
  const prefixes: Prefixes = {
    '/voice': settings.voicePrefix ?? '/voice',
    '/number': settings.numberPrefix ?? '/number',
  };
  const byPath = new Map(routes.map(({ path }) => [path, routes.filter((route) => route.path === path)]));
  return (path) => {
    const usual = underUsualPrefix(prefixes, path);
    if (usual === undefined) return [];
    return byPath.get(usual) ?? (usual.endsWith('/') ? [] : byPath.get(withoutId(usual))) ?? [];
  };
};
