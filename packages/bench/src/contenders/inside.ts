import { fileURLToPath } from 'node:url';
import { ownValue } from '@cordboard/core/schema';
import { build } from 'esbuild';
import * as t from 'io-ts';
import { failed } from '../checked.js';

type Anything = (...inputs: readonly unknown[]) => unknown;

export const isFunction = (u: unknown): u is Anything => typeof u === 'function';

/** Internal modules are built from their sources, because they are what is measured. */
export const inside = async <A>(path: string, name: string, is: (u: unknown) => u is A): Promise<A> => {
  const built = new URL(`../inside/${path}.js`, import.meta.url);
  await build({
    entryPoints: [fileURLToPath(new URL(`../../../${path}.ts`, import.meta.url))],
    outfile: fileURLToPath(built),
    ...{ bundle: true, packages: 'external', format: 'esm', platform: 'node', target: 'node20' },
  });
  const loaded: unknown = await import(built.href);
  const found = t.UnknownRecord.is(loaded) ? ownValue(loaded, name) : undefined;
  return is(found) ? found : failed(`${path} has no ${name} of the kind expected`);
};
