// Fails on a known vulnerability in a production dependency. The registry is asked for advisories; when it keeps none
// or cannot be reached, this says so and checks nothing.
import { spawnSync } from 'node:child_process';
import { root } from './packages.mjs';

const { stdout, stderr } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  cwd: root,
  encoding: 'utf8',
});
const { auditReportVersion, message, metadata, vulnerabilities = {} } = JSON.parse(stdout);

if (auditReportVersion !== undefined) {
  for (const { name, severity, range, via } of Object.values(vulnerabilities)) {
    const advisories = via.map((each) => each.url ?? each).join(', ');
    console.error(`${name} ${range}: ${severity}, ${advisories}`);
  }
  const { total } = metadata.vulnerabilities;
  console.log(`${metadata.dependencies.prod} production dependencies, ${total} known to be vulnerable`);
  process.exitCode = total > 0 ? 1 : 0;
} else if (message !== undefined) {
  console.log(`skipped, nothing was checked: the registry gives no answer (${message})`);
} else {
  console.error(stderr);
  process.exitCode = 1;
}
