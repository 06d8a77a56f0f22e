// Fails when a production dependency, direct or not, has a license that is not on this list. A custom license, or an
// expression such as `(MIT OR CC0-1.0)`, is added only after it was read.
import { readJson } from './packages.mjs';

const allowed = new Set(['MIT', 'ISC', '0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause']);

const dependencies = Object.entries(readJson('package-lock.json').packages).filter(
  ([path, { dev, link }]) => path.includes('node_modules/') && !dev && !link,
);
const refused = dependencies.filter(([, { license }]) => !allowed.has(license));
for (const [path, { version, license = 'no license' }] of refused)
  console.error(`${path} ${version}: ${license} is not on the list of .ci/licenses.mjs`);
console.log(
  `${dependencies.length} production dependencies, ${refused.length} with a license that is not allowed`,
);
process.exitCode = refused.length > 0 || dependencies.length === 0 ? 1 : 0;
