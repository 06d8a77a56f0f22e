import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../../..');

/** Whether this machine lets a test make networks of its own; says so when it does not. */
const hasNamespaces = (): boolean => {
  const probe = ['--net', 'sh', '-c', 'ip link add v0 type veth peer name v1 && command -v nsenter'];
  const isThere = spawnSync('unshare', probe).status === 0;
  if (!isThere) {
    process.stderr.write(
      'networks cannot be made here (unshare, ip and nsenter, as root): the test of a lost route is skipped\n',
    );
  }
  return isThere;
};

// Two networks, joined by a cable: the caller is in one of them, the vendor in the other.
const networks = `
set -e
unshare --net "$0" "$1" vendor "$2" & vendor=$!
trap 'kill $vendor' EXIT
until [ "$(readlink /proc/$vendor/ns/net)" != "$(readlink /proc/self/ns/net)" ]; do sleep 0.05; done
ip link set lo up
ip link add here type veth peer name there
ip link set there netns $vendor
ip address add 10.200.0.1/24 dev here
ip link set here up
nsenter --target $vendor --net sh -c 'ip address add 10.200.0.2/24 dev there; ip link set there up; ip link set lo up'
# Not to wait a quarter of an hour until the kernel gives a connection up.
echo 2 > /proc/sys/net/ipv4/tcp_retries2
"$0" "$1" caller "$2" "$3"
`;

(hasNamespaces() ? describe : describe.skip)('a route that is lost once a write has left', () => {
  let folder = '';
  beforeAll(async () => {
    const cache = join(root, 'node_modules/.cache');
    await mkdir(cache, { recursive: true });
    folder = await mkdtemp(join(cache, 'cordboard-'));
    await build({
      entryPoints: [join(import.meta.dirname, 'lost-route.ts')],
      outfile: join(folder, 'lost-route.mjs'),
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      tsconfig: join(root, 'packages/tsconfig.json'),
    });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.each([
    ['the way is barred', 'route add unreachable 10.200.0.2/32'],
    ['the cable is cut', 'link set here down'],
    ['the way is forgotten', 'route del 10.200.0.0/24'],
  ])(
    'leaves it in doubt, and it is sent once (%s)',
    (_, command) => {
      const [program, journal] = [
        join(folder, 'lost-route.mjs'),
        join(folder, command.replaceAll(/\W/g, '-')),
      ];
      const { stdout, stderr } = spawnSync(
        'unshare',
        ['--net', 'sh', '-c', networks, process.execPath, program, journal, command],
        {
          encoding: 'utf8',
          env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
          timeout: 60_000,
        },
      );
      expect(stderr).toBe('');
      const told: unknown = JSON.parse(stdout);
      expect(told).toMatchObject({ kind: 'Unavailable', effect: 'maybe', retryable: false, requests: 1 });
    },
    90_000,
  );
});
