import { readdir } from 'node:fs/promises';
import { afterEach, expect, test } from '@jest/globals';
import { startSandbox, type Fault, type Sandbox } from '@cordboard/sandbox';
import { folderWith, run, tidyUp } from './support.js';

/** A failure that looks like a success, at each vendor: it must never become a file. */

const open: Sandbox[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((sandbox) => sandbox.close()));
  await tidyUp();
});

const downloadFrom = async (provider: string, fault?: Fault, id = '26010516410000004.mp3') => {
  const sandbox = await startSandbox();
  open.push(sandbox);
  const path = /getVoiceFile|recordings\/|recordfile|downloadRecord/;
  if (fault !== undefined) sandbox.faults.add({ fault, when: 'after', path, times: Infinity });
  const cwd = await folderWith({ 'cordboard.json': JSON.stringify({ ...sandbox.config, provider }) });
  const argv = ['records', 'download-recording', '--id', id, '--output', 'call.wav'];
  const ran = await run(argv, { cwd });
  return { ...ran, files: (await readdir(cwd)).filter((name) => name !== 'cordboard.json') };
};

const looks = ['html', 'other-json', 'sentence', 'quoting', 'empty'] as const;

test.each(['itniotech', 'sobot'])('a recording of %s is a file', async (provider) => {
  expect(await downloadFrom(provider)).toMatchObject({ exitCode: 0, files: ['call.wav'] });
});

test.each(['itniotech', 'sobot'].flatMap((provider) => looks.map((fault) => [provider, fault] as const)))(
  'what is none at %s is an error, and no file: %s',
  async (provider, fault) => {
    const { exitCode, stdout, stderr, files } = await downloadFrom(provider, fault);
    expect({ isFine: exitCode === 0, stdout, files }).toEqual({ isFine: false, stdout: '', files: [] });
    // Not even a part of the text is told: it may name a customer.
    expect(stderr).not.toMatch(/447700900201|<html|sandbox/i);
  },
);

test.each(['itniotech', 'sobot'])('one that is not there at %s is no file', async (provider) => {
  const { exitCode, stderr, files } = await downloadFrom(provider, undefined, 'nothing.mp3');
  expect({ isFine: exitCode === 0, files }).toEqual({ isFine: false, files: [] });
  expect(stderr).toMatch(/NotFound|no such recording/);
});
