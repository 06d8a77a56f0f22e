import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sampleInputs } from '@cordboard/conformance';
import {
  AgentId,
  CampaignId,
  described,
  operations,
  QueueId,
  RecordId,
  RecordingId,
  RouteId,
  refined,
  Secret,
  SecretText,
  fields,
  strictObject,
  type AnyOperation,
  type OperationName,
} from '@cordboard/core/schema';
import { startSandbox } from '@cordboard/sandbox';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { commandTree } from '../src/command-tree.js';
import { asFlags } from '../src/fields/as-flags.js';
import { fieldOptions } from '../src/fields/field-option.js';
import { fieldsOfInput } from '../src/fields/input-field.js';
import { namedIn } from '../src/fields/names.js';
import { flagsOf } from '../src/flags.js';
import { readInput } from '../src/input.js';
import { commandLineOf } from '../src/names.js';
import { withSession } from '../src/session.js';
import { folderWith, ioOf, run, tidyUp, type World } from './support.js';

afterAll(tidyUp);

/** The input that a command line gives its operation, or the message that refuses it. */
const inputOf = async (argv: readonly string[], world: World = {}): Promise<unknown> => {
  let input: unknown = 'no command was started';
  const program = commandTree({
    version: '0',
    output: {},
    start: async (command) => {
      const flags = flagsOf(command);
      if (E.isLeft(flags)) input = flags.left.error.message;
      else {
        const read = await withSession(ioOf(world), flags.right, readInput)();
        input = E.isLeft(read) ? read.left.error.message : read.right;
      }
    },
  });
  await program.parseAsync([...argv], { from: 'user' });
  return input;
};

const Password = t.type({ password: SecretText });

const passwordIn = (input: unknown): string =>
  Password.is(input) ? input.password.reveal() : 'no secret was read';

const wordsOf = (name: OperationName): readonly string[] => commandLineOf(name).split(' ').slice(1);

const samples = sampleInputs({
  agent: { number: '1001' },
  otherAgent: { id: AgentId('20002') },
  noAgent: { number: '9' },
  supervisor: { number: '2001' },
  queue: QueueId('5001'),
  emptyQueue: QueueId('5003'),
  noQueue: QueueId('9'),
  campaign: { id: CampaignId('spring') },
  draft: { code: 'C2' },
  finished: { code: 'C3' },
  route: RouteId('8101'),
  record: { id: RecordId('26010516410000004'), at: '2026-01-05T08:41:00Z' },
  recording: { id: RecordingId('2601051430001000005.wav'), set: 'phone' },
  centerRecording: { id: RecordingId('26010516410000004.mp3') },
  extension: '8004',
  freeExtension: '8999',
});

/** What a command needs beside its input. */
const beside = ({ kind }: Pick<AnyOperation, 'kind'>): readonly string[] =>
  kind === 'download' ? ['--output', 'file'] : [];

describe('every operation takes its input by flags, without any JSON', () => {
  test.each(operations.map((operation) => [operation.name, operation] as const))(
    '%s',
    async (name, operation: AnyOperation) => {
      const sample = JSON.parse(JSON.stringify(samples[name])) as Record<string, unknown>;
      const given = asFlags(namedIn(fieldsOfInput(operation.inputParts)), sample);
      expect(given.join(' ')).not.toMatch(/[{}[\]"]/);
      const cwd = await folderWith({ 'password.txt': 'geheim' });
      const input = await inputOf([...wordsOf(name), ...given, ...beside(operation)], { cwd });
      expect(JSON.parse(JSON.stringify(input))).toEqual(sample);
    },
  );
});

const typed: Readonly<Record<OperationName, readonly [line: string, input: object]>> = {
  'agents.list': ['--state ready --enabled --limit 20', { state: 'ready', enabled: true, limit: 20 }],
  'agents.get': ['--number 1001', { agent: { number: '1001' } }],
  'agents.create': [
    '--agent.name Noor --agent.number 7801 --role supervisor --supervises 5003 --queues queue=5001,level=2 --queues queue=5002 --extension 8004',
    {
      agent: {
        name: 'Noor',
        number: '7801',
        role: 'supervisor',
        supervises: ['5003'],
        queues: [{ queue: '5001', level: 2 }, { queue: '5002' }],
        extension: '8004',
      },
    },
  ],
  'agents.remove': ['--number 1001', { agent: { number: '1001' } }],
  'agents.update': [
    '--agent.number 1001 --set.wrap-up-sec 30 --extension null',
    { agent: { number: '1001' }, set: { wrapUpSec: 30, extension: null } },
  ],
  'agents.setPassword': [
    '--number 1001 --password -',
    { agent: { number: '1001' }, password: new Secret('482915') },
  ],
  'presence.signIn': [
    '--number 1001 --state ready --take-over --queues all --station.phone-number 447700900199 --password -',
    {
      agent: { number: '1001' },
      state: 'ready',
      takeOver: true,
      queues: 'all',
      station: { phoneNumber: '447700900199' },
      password: new Secret('482915'),
    },
  ],
  'presence.signOut': [
    '--agent.number 1001 --force --reason.native 7',
    { agent: { number: '1001' }, force: true, reason: { native: '7' } },
  ],
  'presence.set': [
    '--agent.number 1001 --state not-ready --reason break --duration-sec 600 --by.number 2001',
    {
      agent: { number: '1001' },
      state: 'not-ready',
      reason: 'break',
      durationSec: 600,
      by: { number: '2001' },
    },
  ],
  'presence.setAutoAnswer': ['--number 1001 --enabled', { agent: { number: '1001' }, enabled: true }],
  'presence.setAfterCall': ['--number 1001 --state wrap-up', { agent: { number: '1001' }, state: 'wrap-up' }],
  'presence.setQueues': [
    '--agent.number 1001 --queues 5001 --queues 5002 --by.number 2001',
    { agent: { number: '1001' }, queues: ['5001', '5002'], by: { number: '2001' } },
  ],
  'presence.watch': ['--input {"agents":[{"number":"1001"}]}', { agents: [{ number: '1001' }] }],
  'presence.get': ['--number 1001', { agent: { number: '1001' } }],
  'presence.listStates': ['--settable --limit 5', { settable: true, limit: 5 }],
  'presence.createClientToken': ['--number 1001 --ttl-sec 600', { agent: { number: '1001' }, ttlSec: 600 }],
  'presence.list': ['--state ready --queue 5001', { state: 'ready', queue: '5001' }],
  'agents.setEnabled': ['--id 7 --enabled false', { agent: { id: '7' }, enabled: false }],
  'agents.unbindStation': ['--number 007 --station both', { agent: { number: '007' }, station: 'both' }],
  'agents.listExtensions': ['--bound false --number 1001', { bound: false, agent: { number: '1001' } }],
  'agents.createExtension': [
    '--extension.number 8001 --password -',
    { extension: { number: '8001', password: new Secret('482915') } },
  ],
  'queues.list': ['--limit=5 --name Sales --channel chat', { limit: 5, name: 'Sales', channel: 'chat' }],
  'queues.get': ['--queue 5001', { queue: '5001' }],
  'queues.create': [
    '--name Spring --weight 3 --settings.wrap-up-sec 20 --labels a --mask-numbers',
    { name: 'Spring', weight: 3, settings: { wrapUpSec: 20, labels: ['a'], maskNumbers: true } },
  ],
  'queues.update': [
    '--queue 5001 --name Spring --description null --enabled false',
    { queue: '5001', set: { name: 'Spring', description: null, enabled: false } },
  ],
  'queues.remove': ['--queue 5001', { queue: '5001' }],
  'queues.listMembers': ['--queue 5001', { queue: '5001' }],
  'queues.updateMembers': [
    '--queue 5001 --add agent.number=1001,level=2 --add agent.id=7 --remove number=1002',
    {
      rows: [
        {
          queue: '5001',
          add: [{ agent: { number: '1001' }, level: 2 }, { agent: { id: '7' } }],
          remove: [{ number: '1002' }],
        },
      ],
    },
  ],
  'queues.configure': [
    '--queue 5001 --strategy random --labels a --labels b --ring-tone null --mask-numbers',
    { queue: '5001', set: { strategy: 'random', labels: ['a', 'b'], ringTone: null, maskNumbers: true } },
  ],
  'queues.getSettings': ['--queue 5001', { queue: '5001' }],
  'queues.listStatus': ['--queues 5001 --queues 5002', { queues: ['5001', '5002'] }],
  'routing.setInboundEnabled': ['--number 1001 --enabled', { agent: { number: '1001' }, enabled: true }],
  'routing.setConcurrency': [
    '--number 1001 --channel chat --max 3',
    { agent: { number: '1001' }, channel: 'chat', max: 3 },
  ],
  'routing.listCallerIds': ['--status enabled --status canceled', { status: ['enabled', 'canceled'] }],
  'routing.listFlows': ['--limit 7', { limit: 7 }],
  'routing.blockNumbers': [
    '--number +15550101 --direction inbound --expires-on 2030-12-31',
    { rows: [{ number: '+15550101', direction: 'inbound', expiresOn: '2030-12-31' }] },
  ],
  'routing.listEntryPoints': ['--address 8000100', { address: '8000100' }],
  'routing.listRoutes': ['--entry 8000100 --kind queue', { entry: '8000100', kind: 'queue' }],
  'routing.createRoute': [
    '--entry 8000100 --kind queue --queue 5001',
    { route: { entry: '8000100', target: { kind: 'queue', queue: '5001' } } },
  ],
  'routing.updateRoute': [
    '--route 8101 --kind flow --flow 7001',
    { route: '8101', target: { kind: 'flow', flow: '7001' } },
  ],
  'routing.removeRoute': ['--route 8101', { route: '8101' }],
  'routing.unblockNumbers': [
    '--number +15550101 --direction inbound --list L1',
    { rows: [{ number: '+15550101', direction: 'inbound', list: 'L1' }] },
  ],
  'routing.listBlockedNumbers': [
    '--direction outbound --numbers 15550101 --numbers 15550102',
    { direction: 'outbound', numbers: ['15550101', '15550102'] },
  ],
  'campaigns.create': [
    '--name Spring --start 2030-03-01T09:00:00Z --schedule.end 2030-03-29T18:00:00Z --created-by.number 1001 --dialing.mode power --dialing.lines-per-agent 1.5 --queues 5001 --workdays from=09:00,to=17:00',
    {
      name: 'Spring',
      dialing: { mode: 'power', linesPerAgent: 1.5 },
      queues: ['5001'],
      hours: { workdays: [{ from: '09:00', to: '17:00' }] },
      schedule: { start: '2030-03-01T09:00:00Z', end: '2030-03-29T18:00:00Z' },
      createdBy: { number: '1001' },
    },
  ],
  'campaigns.launch': [
    '--name Spring --mode progressive --row.phone-number +15550101 --row.name Ada --fields city=Rome',
    {
      name: 'Spring',
      dialing: { mode: 'progressive' },
      rows: [{ phoneNumber: '+15550101', name: 'Ada', fields: { city: 'Rome' } }],
    },
  ],
  'campaigns.list': [
    '--code C1 --created-by.id 7 --states draft --states paused --mode power',
    { code: 'C1', createdBy: { id: '7' }, states: ['draft', 'paused'], mode: 'power' },
  ],
  'campaigns.get': ['--code C1', { campaign: { code: 'C1' } }],
  'campaigns.getProgress': ['--campaign.code C1 --batch B1', { campaign: { code: 'C1' }, batch: 'B1' }],
  'campaigns.update': [
    '--code C1 --name Spring --description null --priority 3',
    { campaign: { code: 'C1' }, set: { name: 'Spring', description: null, priority: 3 } },
  ],
  'campaigns.start': ['--code C1', { campaign: { code: 'C1' } }],
  'campaigns.pause': ['--code C1', { campaign: { code: 'C1' } }],
  'campaigns.resume': ['--code C1', { campaign: { code: 'C1' } }],
  'campaigns.stop': ['--code C1', { campaign: { code: 'C1' } }],
  'campaigns.remove': ['--code C1 --keep-history', { campaign: { code: 'C1' }, keepHistory: true }],
  'campaigns.recall': [
    '--code C3 --which failed --mode preview --ring-timeout-sec 30 --queues 5001 --caller-ids number=442079460101 --end 2030-03-29T18:00:00Z --workdays from=09:00,to=17:00',
    {
      campaign: { code: 'C3' },
      which: 'failed',
      set: {
        dialing: { mode: 'preview', ringTimeoutSec: 30 },
        queues: ['5001'],
        callerIds: [{ number: '442079460101' }],
        schedule: { end: '2030-03-29T18:00:00Z' },
        hours: { workdays: [{ from: '09:00', to: '17:00' }] },
      },
    },
  ],
  'campaigns.addContacts': [
    '--campaign.id C1 --kind shares --shares agent.number=1001,contacts=2 --row.phone-number +15550101 --fields city=Rome',
    {
      campaign: { id: 'C1' },
      assignment: { kind: 'shares', shares: [{ agent: { number: '1001' }, contacts: 2 }] },
      rows: [{ phoneNumber: '+15550101', fields: { city: 'Rome' } }],
    },
  ],
  'campaigns.listContacts': [
    '--campaign.code C3 --states pending --states done --number 447700900301 --queue 5001 --labels quote',
    {
      campaign: { code: 'C3' },
      states: ['pending', 'done'],
      number: '447700900301',
      queue: '5001',
      labels: ['quote'],
    },
  ],
  'campaigns.removeContacts': [
    '--code C3 --keep-history --external-id crm-17',
    { campaign: { code: 'C3' }, keepHistory: true, rows: [{ externalId: 'crm-17' }] },
  ],
  'campaigns.listAttempts': [
    '--campaign.code C3 --external-id crm-17 --batch B1 --from 2030-03-01T09:00:00Z --to 2030-03-02T09:00:00Z',
    {
      campaign: { code: 'C3' },
      externalId: 'crm-17',
      batch: 'B1',
      from: '2030-03-01T09:00:00Z',
      to: '2030-03-02T09:00:00Z',
    },
  ],
  'campaigns.importResult': ['--campaign.code C1 --batch B1', { campaign: { code: 'C1' }, batch: 'B1' }],
  'calls.place': [
    '--from.extension 8004 --kind number --to.number 447700900321 --caller-id 442079460101 --data quote',
    {
      from: { extension: '8004' },
      to: { kind: 'number', number: '447700900321' },
      callerId: '442079460101',
      data: 'quote',
    },
  ],
  'records.list': [
    '--from 2026-01-01T00:00:00Z --to 2026-02-01T00:00:00Z --direction inbound --causes busy --causes no-answer --number 12025550101',
    {
      from: '2026-01-01T00:00:00Z',
      to: '2026-02-01T00:00:00Z',
      direction: 'inbound',
      causes: ['busy', 'no-answer'],
      number: '12025550101',
    },
  ],
  'records.getRecordingUrl': ['--id 7.wav --set phone', { recording: { id: '7.wav', set: 'phone' } }],
  'records.downloadRecording': ['--id 7.mp3', { recording: { id: '7.mp3' } }],
  'records.get': ['--id 7 --set phone', { id: '7', set: 'phone' }],
  'campaigns.scheduleCallbacks': [
    '--name Calls --start 2030-03-01T09:00:00Z --end 2030-03-02T09:00:00Z --agent.number 1001 --phone-number 15550101',
    {
      name: 'Calls',
      start: '2030-03-01T09:00:00Z',
      end: '2030-03-02T09:00:00Z',
      agent: { number: '1001' },
      rows: [{ phoneNumber: '15550101' }],
    },
  ],
};

describe('what is typed is what is given', () => {
  test.each(
    operations.map(
      (operation) => [commandLineOf(operation.name), typed[operation.name][0], operation] as const,
    ),
  )('%s %s', async (_, line, operation) => {
    const { name } = operation;
    const input = await inputOf([...wordsOf(name), ...line.split(' '), ...beside(operation)], {
      stdin: '482915\n',
    });
    expect(input).toEqual(typed[name][1]);
  });
});

describe('a value', () => {
  const configure = (...given: readonly string[]) =>
    inputOf(['queues', 'configure', '--queue', '5001', ...given]);

  test.each([
    ['null clears', ['--ring-tone', 'null'], { ringTone: null }],
    ['null in quotes is the text', ['--ring-tone', '"null"'], { ringTone: 'null' }],
    ['an empty list', ['--labels', '[]'], { labels: [] }],
    ['a list that is cleared', ['--labels', 'null'], { labels: null }],
    ['text that begins with a hyphen', ['--ring-tone', '-x'], { ringTone: '-x' }],
    ['text that looks like a number', ['--labels', '007'], { labels: ['007'] }],
    ['text that looks like JSON', ['--ring-tone', '{"a":1}'], { ringTone: '{"a":1}' }],
  ])('%s: %j', async (_, given, set) => {
    expect(await configure(...given)).toEqual({ queue: '5001', set });
  });

  test('holds commas where no name of a field follows', async () => {
    const given = ['--queue', '1', '--add', 'agent.number=10,01,level=2'];
    expect(await inputOf(['queues', 'update-members', ...given])).toEqual({
      rows: [{ queue: '1', add: [{ agent: { number: '10,01' }, level: 2 }] }],
    });
  });

  test('of a record may be JSON all the same', async () => {
    const given = ['--queue', '1', '--remove', '{"number":"a,level=b"}'];
    expect(await inputOf(['queues', 'update-members', ...given])).toEqual({
      rows: [{ queue: '1', remove: [{ number: 'a,level=b' }] }],
    });
  });
});

test.each([
  [['all'], 'all'],
  [['none'], 'none'],
  [['5001'], ['5001']],
  [
    ['all', '5001'],
    ['all', '5001'],
  ],
])('a word may stand for a list, alone: %j', async (texts, queues) => {
  const given = texts.flatMap((text) => ['--queues', text]);
  expect(await inputOf(['presence', 'set-queues', '--agent.number', '1', ...given])).toEqual({
    agent: { number: '1' },
    queues,
  });
});

describe('a secret', () => {
  const setPassword = (source: string, world: World = {}): Promise<unknown> =>
    inputOf(['agents', 'set-password', '--number', '1001', '--password', source], world);
  const given = (secret: string) => ({ agent: { number: '1001' }, password: new Secret(secret) });
  const revealed = (input: unknown): unknown => JSON.stringify(input, (_, value: unknown) => value);

  test.each([
    ['hunter2\n', 'hunter2'],
    ['hunter2\r\n', 'hunter2'],
    [' two\nlines\n\n', ' two\nlines\n'],
    ['@-', '@-'],
  ])('is read from a file that holds %j', async (text, secret) => {
    const cwd = await folderWith({ secret: text });
    const input = await setPassword('@secret', { cwd });
    expect(passwordIn(input)).toBe(secret);
    expect(input).toEqual(given(secret));
    expect(revealed(input)).not.toContain('hunter2');
  });

  test('is read from the standard input', async () => {
    expect(passwordIn(await setPassword('-', { stdin: 'hunter2\n' }))).toBe('hunter2');
  });

  test.each([
    [
      'hunter2',
      '--password must be @<file>, or - for the standard input: others could read what is typed here',
    ],
    ['@nowhere', '--password: nowhere cannot be read: there is no such file'],
  ])('is not %s', async (source, message) => {
    expect(await setPassword(source)).toBe(message);
  });

  test('is not repeated when it is too long', async () => {
    const line = ['agents', 'set-password', '--number', '1001', '--password', '-', '--provider', 'memory'];
    const { exitCode, stdout, stderr } = await run(line, { stdin: 'hunter2'.repeat(20) });
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toContain('--password expected text of 1 to 128 characters');
    expect(stderr).not.toContain('hunter2');
  });
});

describe('--input and flags', () => {
  const input = '{"agent":{"number":"1001"},"set":{"wrapUpSec":5,"wrapUpScope":"agent"}}';

  test('together make one input, and flags go first', async () => {
    expect(await inputOf(['agents', 'update', '--input', input, '--wrap-up-sec', '30'])).toEqual({
      agent: { number: '1001' },
      set: { wrapUpSec: 30, wrapUpScope: 'agent' },
    });
  });

  test('do not both give rows', async () => {
    const line = [
      'routing',
      'block-numbers',
      '--input',
      '{"rows":[]}',
      '--number',
      '15550101',
      '--direction',
      'inbound',
    ];
    expect(await inputOf(line)).toBe('--number and rows in --input: give one of them');
  });
});

test('a row by flags and --rows are not given together', async () => {
  const cwd = await folderWith({ 'rows.csv': 'number,direction\n15550101,inbound\n' });
  const line = ['routing', 'block-numbers', '--rows', 'rows.csv', '--row.number', '15550102'];
  expect(await run(line, { cwd })).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('error: --rows and --row.number: give one of them\n'),
  });
});

describe('a wrong flag is named as it was typed, with what is expected', () => {
  test.each([
    [
      'agents list --state redy',
      '--state must be one of logged-out, not-ready, ready, reserved, busy, wrap-up, unknown (got "redy"; did you mean ready?)',
    ],
    [
      'agents unbind-station --number 1 --station 15551234567',
      '--station must be one of extension, phone, both',
    ],
    ['agents list --limit many', '--limit must be a whole number from 1 to 1000'],
    [
      'agents list --limit 0 --enabled maybe',
      '--limit must be a whole number from 1 to 1000; --enabled must be true or false',
    ],
    ['agents update --id 1 --set.wrap-up-sec -1', '--set.wrap-up-sec must be a whole number from 0 to 86400'],
    ['agents update --id 1 --wrap-up-sec -1', '--wrap-up-sec must be a whole number from 0 to 86400'],
    [
      'agents update --id 1 --set.phone-number 555-1234',
      '--set.phone-number must be a phone number (2 to 20 digits, optional leading +), or null to clear it',
    ],
    [
      'agents get --agent.number 1 --number 2',
      '--agent.number and --number are the same field: give one of them',
    ],
    ['agents list --limit 1 --limit 2', '--limit is given more than once'],
    [
      'queues update-members --queue 1 --add agent.numbr=15551234',
      '--add has an unknown field (fields: agent.id, agent.number, agent.username, agent.email, level, weight, auto-sign-in)',
    ],
    [
      'queues update-members --queue 1 --add agent.number=1,level=high',
      '--add has a field level that must be a whole number from 0 to 1000',
    ],
    [
      'queues update-members --queue 1 --add level=1',
      '--add has a mistake: agent is missing: expected agent reference (one or more of id, number, username, email)',
    ],
    [
      'queues update-members --queue 1 --add 1001',
      '--add must be <field>=<value>,… (fields: agent.id, agent.number, agent.username, agent.email, level, weight, auto-sign-in)',
    ],
    ['campaigns add-contacts --campaign.id 1 --fields 15551234', '--fields must be <key>=<value>'],
    [
      'routing block-numbers --direction up --number 15551234',
      '--direction must be one of inbound, outbound',
    ],
  ])('%s', async (line, complaint) => {
    const { exitCode, stdout, stderr } = await run(line.split(' '));
    expect([exitCode, stdout, stderr]).toEqual([2, '', `error: ${complaint}\n`]);
  });

  test.each([
    ['agents list --stat ready', "unknown option '--stat'\n(Did you mean --state?)"],
    ['agents create-extension --passwort=hunter2', "unknown option '--passwort'"],
    ['agents list --limit', "option '--limit <number>' argument missing"],
  ])('%s', async (line, complaint) => {
    const { exitCode, stderr } = await run(line.split(' '));
    expect(exitCode).toBe(2);
    expect(stderr).toContain(complaint.split('\n')[0]);
    expect(stderr).toContain(complaint.split('\n').at(-1));
    expect(stderr).not.toContain('hunter2');
  });
});

describe('what an operation says is wrong is told by the flags', () => {
  const lastLines = (stderr: string): string => stderr.slice(stderr.indexOf('error:'));

  test.each([
    [
      'agents update',
      [
        '--agent.id or --agent.number or --agent.username or --agent.email is missing: expected agent reference (one or more of id, number, username, email)',
        '--set.name or --set.display-name or --set.number or --set.email or --set.caller-id or --set.calling-code or --set.role or --set.supervises or --set.wrap-up-sec or --set.wrap-up-scope or --set.phone-number or --set.extension is missing: expected an object',
      ],
    ],
    [
      'records get-recording-url --set phone',
      ['--recording.id is missing: expected recording id (1 to 128 characters)'],
    ],
    ['agents set-enabled --number 1', ['--enabled is missing: expected boolean']],
  ])('%s', async (line, problems) => {
    const { exitCode, stderr } = await run(line.split(' '));
    expect(exitCode).toBe(1);
    expect(lastLines(stderr).split('\n').slice(1, -1)).toEqual(problems.map((problem) => `  - ${problem}`));
  });

  test('a flag that the vendor has nothing for', async () => {
    const sandbox = await startSandbox();
    const cwd = await folderWith({
      'cordboard.json': JSON.stringify({ ...sandbox.config, provider: 'sobot' }),
    });
    const { stderr } = await run(['agents', 'list', '--state', 'wrap-up'], { cwd });
    await sandbox.close();
    expect(stderr).toBe(
      'error: sobot agents.list\n' +
        '  - --state the vendor tells only whether an agent is logged out, ready or not ready\n',
    );
  });

  test('a path of --input stays a path', async () => {
    const { stderr } = await run(['agents', 'list', '--input', '{"limit":0}', '--state', 'ready']);
    expect(lastLines(stderr)).toContain('  - limit expected whole number');
  });

  test('a program that asked for JSON gets the path', async () => {
    const { stderr } = await run(['agents', 'get', '--json', '--provider', 'memory']);
    expect(JSON.parse(stderr)).toMatchObject({
      problems: [{ path: 'agent' }],
    });
  });
});

test('a flag is described as its field is in the schema', () => {
  const text = refined(t.string, 'string', () => true);
  const name = described(text, { type: 'string', description: 'What people call it.' });
  const codec = strictObject('Input', fields({}, { set: strictObject('Set', fields({}, { name })) }));
  const options = fieldOptions(namedIn(fieldsOfInput([{ path: '', codec }])));
  expect(options.map(({ flags, description }) => [flags, description])).toEqual([
    ['--set.name <text>', 'What people call it; text; short: --name'],
    ['--name <text>', ''],
  ]);
});

describe('names', () => {
  const ofInput = fieldsOfInput([
    {
      path: '',
      codec: strictObject(
        'Input',
        fields(
          {
            json: t.string,
            inner: strictObject('Inner', fields({ json: t.string, name: t.string, only: t.string }, {})),
          },
          { name: t.string, outer: strictObject('Outer', fields({ only: t.string, lone: t.string }, {})) },
        ),
      ),
    },
  ]);

  test('of fields make way for the options of the program, and short ones for one another', () => {
    expect(namedIn(ofInput, new Set(['json'])).map(({ names }) => names)).toEqual([
      ['input.json'],
      ['inner.json'],
      ['inner.name'],
      ['inner.only'],
      ['name'],
      ['outer.only'],
      ['outer.lone', 'lone'],
    ]);
  });

  test('of all flags of a command are different', async () => {
    for (const { name } of operations) {
      const { stdout } = await run([...wordsOf(name), '--help']);
      const flags = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[\w.-]+)/gm)].map(([, flag]) => flag);
      const short = [...stdout.replace(/\s+/g, ' ').matchAll(/short: (--[\w-]+)/g)].map(([, flag]) => flag);
      expect(new Set([...flags, ...short]).size).toBe(flags.length + short.length);
    }
  });
});

describe('a shell session', () => {
  let cwd = '';
  beforeAll(async () => {
    cwd = await folderWith({ 'cordboard.json': '{"provider":"memory"}' });
  });

  test.each([
    ['agents get --number 1001 --json', 'agents get --json --input {"agent":{"number":"1001"}}'],
    ['agents list --state ready --limit 2', 'agents list --input {"state":"ready","limit":2}'],
    ['queues create --name Spring', 'queues create --input {"name":"Spring"}'],
    [
      'routing block-numbers --number 15550101 --direction inbound --json',
      'routing block-numbers --json --input {"rows":[{"number":"15550101","direction":"inbound"}]}',
    ],
  ])('%s does what %s does', async (flags, input) => {
    const byFlags = await run(flags.split(' '), { cwd });
    expect(byFlags.exitCode).toBe(0);
    expect(byFlags).toEqual(await run(input.split(' '), { cwd }));
  });
});
