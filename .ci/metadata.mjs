// Writes into every published package what they all say alike: license, engines, how they are published and, once the
// root's package.json has a `repository`, where they come from. `--check` only compares.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { published, readJson, root } from './packages.mjs';

const { license, engines, repository } = readJson('package.json');
const check = process.argv.includes('--check');

const completed = (manifest, directory) => ({
  ...manifest,
  ...{ license, engines, publishConfig: { access: 'public' } },
  repository: repository && { ...repository, directory },
});

for (const name of published) {
  const [directory, file] = [`packages/${name}`, `packages/${name}/package.json`];
  const manifest = readJson(file);
  const [present, wanted] = [manifest, completed(manifest, directory)].map(
    (each) => `${JSON.stringify(each, null, 2)}\n`,
  );
  if (present === wanted) continue;
  if (check) {
    console.error(`${file} is out of date: run node .ci/metadata.mjs`);
    process.exitCode = 1;
  } else {
    writeFileSync(join(root, file), wanted);
    console.log(`wrote ${file}`);
  }
}
