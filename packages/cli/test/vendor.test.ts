import { afterEach, describe, expect, test } from '@jest/globals';
import { startSandbox, type Sandbox, type SandboxOptions } from '@cordboard/sandbox';
import { folderWith, run, tidyUp } from './support.js';

const open: Sandbox[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((sandbox) => sandbox.close()));
  await tidyUp();
});

/** A sandbox, a folder with its configuration, and the command `vendor` there. */
const vendorIn = async (provider: string, options: SandboxOptions = {}) => {
  const sandbox = await startSandbox({ pollHoldMs: 10, ...options });
  open.push(sandbox);
  const config = { ...sandbox.config, provider };
  const cwd = await folderWith({ 'cordboard.json': JSON.stringify(config), 'body.json': '{"current":1}' });
  const vendor = (argv: readonly string[], stdin = '') => run(['vendor', ...argv], { cwd, stdin });
  return { sandbox, cwd, vendor };
};

const seats = ['api', 'POST', '/v3/cc/seat/query'];
const page = '{"current":1,"size":2,"params":{}}';
const talkRight = ['gateway', 'post', '/agentgateway/resource/onlineagent/1001/settalkright'];

describe('cordboard vendor', () => {
  test.each([
    ['as it stands', page, ''],
    ['from a file', '@page.json', ''],
    ['from the standard input', '-', page],
  ])('prints the data of the reply; the body is read %s', async (_, body, stdin) => {
    const { sandbox } = await vendorIn('itniotech');
    const config = JSON.stringify({ ...sandbox.config, provider: 'itniotech' });
    const cwd = await folderWith({ 'cordboard.json': config, 'page.json': page });
    const ran = await run(['vendor', ...seats, '--body', body, '--repeat', 'safe'], { cwd, stdin });
    expect([ran.exitCode, ran.stderr]).toEqual([0, '']);
    expect(JSON.parse(ran.stdout)).toMatchObject({
      total: 6,
      records: [{ empNo: '1001' }, { empNo: '1002' }],
    });
  });

  test('sends a query, and works in the session of an agent, whose method may be in small letters', async () => {
    const { vendor } = await vendorIn('huawei-cc');
    const { exitCode, stdout } = await vendor([
      ...talkRight,
      '--query',
      'flag=1',
      '--agent',
      '1001',
      '--json',
    ]);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ retcode: '0' });
  });

  test('takes an agent as JSON', async () => {
    const { vendor } = await vendorIn('huawei-cc');
    const ran = await vendor([...talkRight, '--query', 'flag=1', '--agent', '{"id":"1001"}']);
    expect(ran.exitCode).toBe(0);
  });

  test('sends a name that is given twice as a list, and a value with equals signs whole', async () => {
    const urls: string[] = [];
    const onExchange = ({ request }: { readonly request: { readonly query: URLSearchParams } }) => {
      urls.push(request.query.toString());
    };
    const { vendor } = await vendorIn('itniotech', { onExchange });
    const query = ['a=1', 'a=2', 'b=x=y', 'c='].flatMap((pair) => ['--query', pair]);
    await vendor(['api', 'GET', '/v3/cc/seatGroup/basicSettingResp', ...query]);
    expect(urls).toEqual(['a=1&a=2&b=x%3Dy&c=']);
  });

  test('tells a refusal as any other failure, and quotes nothing of the request', async () => {
    const { vendor } = await vendorIn('itniotech');
    const refused = await vendor([...seats, '--body', '{"current":"447700900123"}', '--json']);
    expect([refused.exitCode, refused.stdout]).toEqual([1, '']);
    expect(JSON.parse(refused.stderr)).toMatchObject({
      operation: 'vendor.request',
      native: { code: '-22' },
    });
    expect(refused.stderr).not.toContain('447700900123');
    const lost = await vendor(['api', 'GET', '/v3/cc/447700900123']);
    expect(lost).toMatchObject({ exitCode: 1, stdout: '' });
    expect(lost.stderr).toBe('error: itniotech vendor.request: the vendor serves nothing at that path\n');
  });
});

describe('a request that is wrong', () => {
  test.each([
    [[], 2, 'vendor: give a surface, a method and a path'],
    [['api', 'GET'], 2, 'vendor: give a surface, a method and a path'],
    [['api', 'GET', '/x', 'y'], 2, 'too many arguments'],
    [['api', 'GET', '/x', '--query', 'x'], 2, '--query: expected <name>=<value>'],
    [['api', 'GET', '/x', '--query', '=447700900123'], 2, '--query: expected <name>=<value>'],
    [['api', 'GET', '/x', '--body', '{447700900123'], 2, '--body is not valid JSON'],
    [['api', 'GET', '/x', '--body', '@none.json'], 2, '--body: none.json cannot be read'],
    [
      ['api', 'GET', '/x', '--body', '{"id":9007199254740993}'],
      2,
      '--body holds an integer that cannot be kept',
    ],
    [['api', 'GET', '/x', '--agent', '{"id"'], 2, '--agent is not valid JSON'],
    [['api', 'GET', '/x', '--repeat', 'often'], 2, 'Allowed choices are safe, keyed, unsafe'],
    [['api', 'GET', '/x', '--bdy', '{}'], 2, 'Did you mean --body?'],
    [['apo', 'GET', '/x'], 1, '- surface expected one of api'],
    [['api', 'FETCH', '/x'], 1, '- method expected one of GET, POST, PUT, PATCH, DELETE'],
    [['api', 'GET', 'x'], 1, '- path must begin with one slash'],
    [['api', 'GET', '/x/../447700900123'], 1, '- path must not hold . or .. as a step'],
    [['api', 'GET', '/x?phone=447700900123'], 1, '- path must not hold a query or a fragment'],
    [['api', 'GET', '/x', '--agent', '{"name":"447700900123"}'], 1, '- agent'],
    [['api', 'GET', '/x', '--agent', '1001'], 1, '- agent cannot be given'],
    [['api', 'GET', '/x', '--repeat', 'keyed'], 1, '- repeat cannot be keyed'],
  ])('%j ends with exit code %d and says why, quoting nothing', async (argv, code, complaint) => {
    const { vendor, sandbox } = await vendorIn('itniotech');
    const { exitCode, stdout, stderr } = await vendor(argv);
    expect([exitCode, stdout]).toEqual([code, '']);
    expect(stderr).toContain(complaint);
    expect(stderr).not.toContain('447700900123');
    expect(sandbox.ledger.requests('itniotech')).toBe(0);
  });

  test('names the surfaces there are', async () => {
    const { vendor } = await vendorIn('huawei-cc');
    const { stderr } = await vendor(['gatway', 'GET', '/x']);
    expect(stderr).toContain('- surface expected one of gateway, cms');
  });

  test('is Unsupported by a provider without surfaces', async () => {
    const { exitCode, stderr } = await run(['vendor', 'api', 'GET', '/x', '--provider', 'memory', '--json']);
    expect([exitCode, JSON.parse(stderr)]).toMatchObject([1, { kind: 'Unsupported', provider: 'memory' }]);
  });
});

describe('the help', () => {
  test.each(['--help', '-h'])('lists the surfaces of the provider in use: %s', async (flag) => {
    const { vendor } = await vendorIn('huawei-cc');
    const { exitCode, stdout } = await vendor([flag]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Usage: cordboard vendor [options] <surface> <METHOD> <path>');
    expect(stdout).toMatch(/^gateway +--agent is required *$/m);
    expect(stdout).toMatch(/^cms *$/m);
  });

  test('says which setting a surface lacks', async () => {
    const config = { provider: 'huawei-cc', providers: { 'huawei-cc': {} } };
    const cwd = await folderWith({ 'cordboard.json': JSON.stringify(config) });
    const { stdout } = await run(['vendor', '--help'], { cwd });
    expect(stdout).toMatch(/^cms +the configuration lacks the setting cms$/m);
  });

  test('says that memory has none, and is there although the configuration is wrong', async () => {
    expect((await run(['vendor', '--help'])).stdout).toContain('The provider memory has no surface.');
    const cwd = await folderWith({ 'cordboard.json': '{' });
    const { exitCode, stdout } = await run(['vendor', '--help'], { cwd });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Usage: cordboard vendor');
    expect(stdout).toContain('cannot be told: --config: cordboard.json is not valid JSON');
  });

  test('of the program lists the command', async () => {
    expect((await run(['--help'])).stdout).toMatch(/^ {2}vendor .*one of the vendor's own endpoints$/m);
  });
});
