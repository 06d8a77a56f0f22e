import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../cli/bin/cordboard.mjs', import.meta.url));

/** How a process of the command line ended, and what it took. */
export interface Ended {
  /** `null` when it was killed. */
  readonly code: number | null;
  /** The most memory it had at any time, resident in all, in MB: what the system counts. */
  readonly peakMb: number;
  /** In user and system mode together. */
  readonly cpuMs: number;
}

const numberIn = (text: string, pattern: RegExp): number => Number(pattern.exec(text)?.[1] ?? NaN);

const msPerTick = 10;

/** What Linux reports of a process; `undefined` once it has ended. */
const lookAt = (pid: number | undefined): Omit<Ended, 'code'> | undefined => {
  try {
    const [status, stat] = ['status', 'stat'].map((name) => readFileSync(`/proc/${pid}/${name}`, 'utf8'));
    const peakMb = numberIn(status ?? '', /VmHWM:\s+(\d+)/) / 1024;
    const [user = 0, system = 0] =
      (stat ?? '').split(') ').at(-1)?.split(' ').slice(11, 13).map(Number) ?? [];
    return Number.isNaN(peakMb) ? undefined : { peakMb, cpuMs: (user + system) * msPerTick };
  } catch {
    return undefined;
  }
};

/** Runs `cordboard` in a folder; `onStart` gets a function that kills it. */
export const cordboard = async (
  argv: readonly string[],
  cwd: string,
  onStart: (kill: () => void) => void = () => undefined,
): Promise<Ended> => {
  const child = spawn(process.execPath, [program, ...argv], { cwd, stdio: 'ignore' });
  onStart(() => child.kill('SIGKILL'));
  let seen = { peakMb: 0, cpuMs: 0 };
  const watch = setInterval(() => {
    seen = lookAt(child.pid) ?? seen;
  }, 10);
  const exit: readonly unknown[] = await once(child, 'exit');
  clearInterval(watch);
  const [code] = exit;
  return { code: typeof code === 'number' ? code : null, ...seen };
};
