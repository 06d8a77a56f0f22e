import { afterEach, describe, expect, test } from '@jest/globals';
import { folderWith, run, tidyUp } from './support.js';

afterEach(tidyUp);

describe('a wrong command line', () => {
  test.each([
    [['agnts', 'list'], "unknown command 'agnts'", 'Did you mean agents?'],
    [['agents', 'lst'], "unknown command 'lst'", 'Did you mean list?'],
    [['agents', 'list', '--al'], "unknown option '--al'", 'Did you mean --all?'],
    [['agents', 'list', '--rows', 'x.csv'], "unknown option '--rows'", ''],
    [['agents', 'list', '--timeout', 'soon'], '--timeout expected whole number', ''],
    [['agents', 'list', '--timeout', '0'], '--timeout expected whole number', ''],
    [['routing', 'block-numbers', '--rows', 'x', '--format', 'xml'], 'Allowed choices are csv, jsonl', ''],
    [['routing', 'block-numbers', '--rows', 'rows.txt'], '--format csv or --format jsonl', ''],
    [['routing', 'block-numbers', '--rows', '-'], '--format csv or --format jsonl', ''],
    [['routing', 'block-numbers', '--rows', 'none.csv'], 'none.csv cannot be read', ''],
    [['routing', 'block-numbers'], 'rows are missing', ''],
    [['sandbox', '--port', 'nobody=1'], '--port: expected <server>=<port>', ''],
    [['sandbox', '--port', 'sobot=x'], '--port: expected <server>=<port>', ''],
    [['sandbox', '--agents', 'many'], '--agents expected whole number', ''],
  ])('%j is refused with exit code 2', async (argv, complaint, hint) => {
    const { exitCode, stdout, stderr } = await run(argv);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(complaint);
    expect(stderr).toContain(hint);
  });

  test('without a command gets the help, on stderr', async () => {
    const { exitCode, stdout, stderr } = await run([]);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Usage: cordboard');
  });

  test('is told as JSON with --json', async () => {
    const { stderr } = await run(['agnts', '--json']);
    expect(JSON.parse(stderr)).toMatchObject({
      kind: 'InvalidInput',
      message: expect.stringContaining('Did you mean agents?'),
    });
  });
});

test('help and version end with exit code 0', async () => {
  expect(await run(['--help'])).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('Usage: cordboard'),
  });
  expect(await run(['--version'])).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  });
});

describe('--input', () => {
  const agent = '{"agent":{"number":"1001"}}';

  test.each([
    ['as it stands', agent, ''],
    ['from a file', '@agent.json', ''],
    ['from the standard input', '-', agent],
  ])('is read %s', async (_, input, stdin) => {
    const cwd = await folderWith({ 'agent.json': agent });
    const { exitCode, stdout } = await run(['agents', 'get', '--json', '--input', input], { cwd, stdin });
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ number: '1001' });
  });

  test.each([
    ['{"agent":{"number":"5551234567"', /^error: --input is not valid JSON( at .*)?$/m],
    ['[1]', /has to be a JSON object/],
    ['"x"', /has to be a JSON object/],
    ['@nowhere.json', /nowhere\.json cannot be read/],
  ])('%j is refused with exit code 2, and not quoted', async (input, complaint) => {
    const { exitCode, stderr } = await run(['agents', 'get', '--input', input]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(complaint);
    expect(stderr).not.toContain('5551234567');
  });
});

describe('a failure', () => {
  test('of the operation is a sentence, with each problem on its own line', async () => {
    const input = '{"agent":{"number":"1001"},"set":{"wrapUpSec":-1,"phoneNumber":"+1 555 123 4567"}}';
    const { exitCode, stdout, stderr } = await run(['agents', 'update', '--input', input]);
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr.split('\n').slice(-4)).toEqual([
      'error: memory agents.update: invalid input',
      '  - set.wrapUpSec expected whole number from 0 to 86400',
      '  - set.phoneNumber expected phone number or null',
      '',
    ]);
    expect(stderr).not.toMatch(/555 123|4567\b/);
  });

  test('is one line of JSON on stderr with --json', async () => {
    const input = '{"agent":{"number":"nobody"}}';
    const { exitCode, stdout, stderr } = await run([
      'agents',
      'get',
      '--json',
      '--provider',
      'memory',
      '--input',
      input,
    ]);
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(JSON.parse(stderr)).toMatchObject({
      kind: 'NotFound',
      provider: 'memory',
      operation: 'agents.get',
    });
  });
});

describe('the configuration', () => {
  test('is cordboard.json of the working directory, when there is one', async () => {
    const cwd = await folderWith({
      'cordboard.json': '{"provider":"memory","providers":{"memory":{"agents":9}}}',
    });
    const { stdout, stderr } = await run(['agents', 'list', '--json'], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({ total: 9 });
    expect(stderr).toBe('');
  });

  test('is what --config names, filled from the environment', async () => {
    const cwd = await folderWith({ 'cordboard.json': '{}', 'other.json': '{"provider":"${WHO}"}' });
    const { exitCode } = await run(['agents', 'list', '--config', 'other.json'], {
      cwd,
      env: { WHO: 'memory' },
    });
    expect(exitCode).toBe(0);
  });

  test('falls back to memory, and says that nothing is kept', async () => {
    const { exitCode, stderr } = await run(['queues', 'list']);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('using the provider memory, which keeps nothing');
  });

  test('yields to --provider', async () => {
    const cwd = await folderWith({ 'cordboard.json': '{"provider":"sobot"}' });
    expect(await run(['agents', 'list', '--provider', 'memory'], { cwd })).toMatchObject({ exitCode: 0 });
  });

  test.each([
    [
      '{"provider":"sobot","providers":{"sobot":{"appSecret":"s3cret","edition":"?"}}}',
      'providers.sobot.appId',
    ],
    ['{"provider":"nobody-has-this"}', 'npm install @cordboard/nobody-has-this'],
    ['{"provider":"../../secrets"}', 'not one a package could have'],
    ['{"provider":', 'is not valid JSON'],
    ['{"provider":"${UNSET}"}', 'UNSET'],
  ])('%j is refused with exit code 2', async (config, complaint) => {
    const cwd = await folderWith({ 'cordboard.json': config });
    const { exitCode, stdout, stderr } = await run(['agents', 'list'], { cwd });
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(complaint);
    expect(stderr).not.toContain('s3cret');
  });

  test('that cannot be found is refused with exit code 2', async () => {
    const { exitCode, stderr } = await run(['agents', 'list', '--config', 'none.json']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('cannot be read');
  });
});
