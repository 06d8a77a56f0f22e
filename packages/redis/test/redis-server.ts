import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** Whether there is a `redis-server` on the PATH; says so when there is none. */
export const hasRedis = (): boolean => {
  const isThere = spawnSync('redis-server', ['--version']).status === 0;
  if (!isThere)
    process.stderr.write(
      'redis-server is not installed: the tests of @cordboard/redis that need it are skipped\n',
    );
  return isThere;
};

export interface RedisServer {
  readonly port: number;
  readonly url: string;
  /** Stands still, connections stay open. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  readonly stop: () => Promise<void>;
}

/** A port that was free a moment ago. */
export const freePort = async (): Promise<number> => {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

const answers = async (port: number): Promise<boolean> => {
  const socket = net.connect(port, '127.0.0.1');
  const isOpen = await Promise.race([
    once(socket, 'connect').then(() => true),
    once(socket, 'error').then(() => false),
  ]).catch(() => false);
  socket.destroy();
  return isOpen;
};

const ready = async (server: ChildProcess, port: number): Promise<void> => {
  for (let tries = 0; !(await answers(port)); tries += 1) {
    if (tries > 200 || server.exitCode !== null) throw new Error('redis-server does not start');
    await setTimeout(20);
  }
};

/** A Redis of its own on loopback that keeps nothing on disk. */
export const startRedis = async (options: readonly string[] = [], on?: number): Promise<RedisServer> => {
  const port = on ?? (await freePort());
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const server = spawn('redis-server', [...settings, '--dir', '/tmp', ...options], { stdio: 'ignore' });
  await ready(server, port);
  return {
    port,
    url: `redis://127.0.0.1:${String(port)}`,
    freeze: () => server.kill('SIGSTOP'),
    thaw: () => server.kill('SIGCONT'),
    stop: async () => {
      if (server.exitCode !== null || server.signalCode !== null) return;
      server.kill('SIGKILL');
      await once(server, 'exit');
    },
  };
};
