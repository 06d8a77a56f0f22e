// Publishes what `npm run version-packages` prepared: `npm run release`. The bill of materials (CycloneDX) of an
// application that installs all packages goes to release/sbom.cdx.json. `-- --dry-run` does everything but publish.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, pack, published, readJson, root, run } from './packages.mjs';

const manifests = published.map((name) => readJson('packages', name, 'package.json'));
const [{ version }] = manifests;

/**
 * Made in an application that installs the tarballs: in a workspace, `npm sbom --omit=dev` leaves out what the root
 * needs for development as well.
 */
const billOfMaterials = () => {
  const work = mkdtempSync(join(tmpdir(), 'cordboard-release-'));
  try {
    const tarballs = [...pack(work).values()].map(({ name, filename }) => [name, join(work, filename)]);
    const app = join(work, 'cordboard');
    install(app, { name: 'cordboard', version, license: readJson('package.json').license }, tarballs);
    const bill = JSON.parse(run(app, 'npm', 'sbom', '--sbom-format=cyclonedx', '--sbom-type=library'));
    const isPublic = ({ url }) => !url.startsWith('file:');
    const components = bill.components.map(({ externalReferences, ...component }) => ({
      ...component,
      externalReferences: externalReferences.filter(isPublic),
    }));
    return { ...bill, components };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
};

const checkBill = ({ components }) => {
  const listed = new Set(components.map(({ name }) => name));
  const needed = manifests.flatMap(({ name, dependencies }) => [name, ...Object.keys(dependencies)]);
  const missing = needed.filter((name) => !listed.has(name));
  assert.deepEqual(missing, [], 'the bill of materials leaves out dependencies');
};

const obstacles = () => {
  const pending = readdirSync(join(root, '.changeset')).filter((name) => name.endsWith('.md'));
  const withoutAddress = manifests.filter(({ repository }) => repository === undefined);
  return [
    withoutAddress.length > 0 &&
      'no public address: set `repository` in package.json and run node .ci/metadata.mjs',
    pending.length > 0 && `${pending.length} changesets are pending: run npm run version-packages`,
    run(root, 'git', 'status', '--porcelain') !== '' && 'there are changes that are not committed',
  ].filter(Boolean);
};

const bill = billOfMaterials();
checkBill(bill);
mkdirSync(join(root, 'release'), { recursive: true });
writeFileSync(join(root, 'release/sbom.cdx.json'), `${JSON.stringify(bill, null, 2)}\n`);
console.log(`${manifests.length} packages of version ${version}, ${bill.components.length} components`);

const found = obstacles();
found.forEach((obstacle) => console.error(`not ready: ${obstacle}`));
if (!process.argv.includes('--dry-run')) {
  if (found.length > 0) process.exit(1);
  // npm can attest where a package was built only on these two.
  const provenance = 'GITHUB_ACTIONS' in process.env || 'GITLAB_CI' in process.env;
  const env = { ...process.env, NPM_CONFIG_PROVENANCE: String(provenance) };
  execFileSync('npx', ['--no-install', 'changeset', 'publish'], { cwd: root, env, stdio: 'inherit' });
}
