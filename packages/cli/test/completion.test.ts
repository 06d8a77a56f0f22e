import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { operations } from '@cordboard/core/schema';
import { commandLineOf } from '../src/names.js';
import { folderWith, run, tidyUp } from './support.js';

const shells = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof shells)[number];

const isInstalled = (shell: Shell): boolean => spawnSync(shell, ['-c', ':']).status === 0;

let cwd = '';
beforeAll(async () => {
  const scripts = await Promise.all(shells.map((shell) => run(['completion', shell])));
  cwd = await folderWith({
    ...Object.fromEntries(shells.map((shell, i) => [`cordboard.${shell}`, scripts[i]?.stdout ?? ''])),
    'rows.csv': '',
    'more rows.csv': '',
  });
});
afterAll(tidyUp);

const quoted = (word: string): string => `'${word.replaceAll("'", String.raw`'\''`)}'`;

/** Calls each shell's function as the shell does; of zsh what it would show is taken, since only a terminal shows it. */
const programs: Readonly<Record<Shell, (words: readonly string[]) => string>> = {
  bash: (words) => `
    source cordboard.bash
    COMP_WORDS=(${words
      .flatMap((word) => word.split(/(=)/))
      .map(quoted)
      .join(' ')})
    COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
    _cordboard 2>&1
    printf '%s\\n' "\${COMPREPLY[@]}"`,
  zsh: (words) => `
    compdef() { : }
    compset() { : }
    _describe() { print -rl -- "\${(@P)2}" | grep -- "^\${words[CURRENT]##*=}" }
    _files() { print -rl -- *(.) | grep -- "^\${words[CURRENT]}" }
    source ./cordboard.zsh
    words=(${words.map(quoted).join(' ')})
    CURRENT=\${#words}
    _cordboard`,
  fish: (words) => `
    source cordboard.fish
    complete -C ${quoted(words.join(' '))}`,
};

/** What a shell offers for the last of these words. */
const completed = (shell: Shell, words: readonly string[]): readonly string[] => {
  // A shell complains of languages that are not installed, and fish writes into the home folder.
  const env = { LC_ALL: 'C.UTF-8', HOME: cwd };
  const { stdout, stderr } = spawnSync(shell, ['-c', programs[shell](words)], { cwd, env, encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (shell === 'zsh' ? line.split(':')[0] : line.split('\t')[0]) ?? '');
};

describe.each(shells)('in %s', (shell) => {
  // A machine without the shell cannot run its script; CI installs all three.
  const inShell = isInstalled(shell) ? test : test.skip;

  inShell.each([
    ['commands', ['agents', 'li'], ['list', 'list-extensions']],
    ['the flags of a command', ['agents', 'list', '--st'], ['--state']],
    ['dotted flags', ['agents', 'update', '--set.w'], ['--set.wrap-up-sec', '--set.wrap-up-scope']],
    ['the flags of the program everywhere', ['agents', 'list', '--prov'], ['--provider']],
    ['the words of a closed list', ['agents', 'list', '--state', 're'], ['ready', 'reserved']],
    ['them after a short name', ['agents', 'update', '--wrap-up-scope', 'c'], ['center']],
    ['true and false', ['agents', 'list', '--enabled', 'f'], ['false']],
    [
      'after flags of the program',
      ['--provider', 'agents', 'agents', 'get', '--agent.n'],
      ['--agent.number'],
    ],
    ['the shells themselves', ['completion', 'z'], ['zsh']],
    ['files', ['queues', 'update-members', '--rows', 'r'], ['rows.csv']],
  ] as const)('completes %s: %j', (_, words, offered) => {
    expect([...completed(shell, ['cordboard', ...words])].sort()).toEqual([...offered].sort());
  });

  inShell('completes the words after an equals sign', () => {
    const offered = completed(shell, ['cordboard', 'agents', 'list', '--state=re']);
    expect(offered.map((word) => word.replace('--state=', ''))).toEqual(['ready', 'reserved']);
  });

  inShell('knows every operation', () => {
    for (const { name } of operations) {
      const words = commandLineOf(name).split(' ');
      expect(completed(shell, words)).toContain(words.at(-1));
    }
  });
});

test.each(['bash', 'zsh'] as const)('offers no flag where a text is expected, in %s', (shell) => {
  if (!isInstalled(shell)) return;
  expect(completed(shell, ['cordboard', 'agents', 'list', '--name', '--st'])).toEqual([]);
});

test('is for the shells there are', async () => {
  expect(await run(['completion', 'tcsh'])).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('Allowed choices are bash, zsh, fish'),
  });
});

test('is found where the help of the program is', async () => {
  expect((await run(['--help'])).stdout).toMatch(/^ {2}completion <shell> /m);
  expect((await run(['completion', '--help'])).stdout).toContain('source <(cordboard completion bash)');
});
