import { describe, expect, test } from '@jest/globals';
import { sampleInputs } from '@cordboard/conformance';
import { orThrow, type ContactCenter } from '@cordboard/core/fp';
import { isServed, operations, type AnyOperation, type Capability } from '@cordboard/core/provider';
import { memory } from '@cordboard/memory';
import { known } from '@cordboard/sandbox';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { callOf } from '../src/call-of.js';
import { carriable } from '../src/carriable.js';
import { connectTo, vendors } from './faults/vendor.js';

const cut = 'Tom 🎧'.slice(0, 5);

/** Texts that the sample inputs leave out. */
const more: Readonly<Record<string, object>> = {
  'agents.list': { name: 'Ann', queue: '1', extension: '1', cursor: 'x' },
  'agents.get': { agent: { id: '1' } },
  'agents.update': {
    set: {
      name: 'n',
      displayName: 'n',
      number: '1',
      email: 'e',
      callerId: '1',
      callingCode: '1',
      role: 'agent',
      supervises: ['1'],
    },
  },
  'agents.setPassword': { password: 'p' },
  'agents.createExtension': {
    extension: { number: '8765', password: 'p', name: 'n', group: 'g', callerId: '1' },
    createdBy: { number: '1' },
  },
  'presence.watch': { agents: [{ id: '1' }] },
  'presence.get': { agent: { id: '1' } },
  'presence.signIn': {
    agent: { id: '1' },
    queues: ['1'],
    station: { extension: '1', phoneNumber: '12' },
    password: 'p',
  },
  'presence.signOut': { agent: { id: '1' }, by: { id: '2' }, reason: { native: '1' } },
  'presence.set': { agent: { id: '1' }, by: { id: '2' }, reason: { native: '200' } },
  'presence.setAutoAnswer': { agent: { id: '1' } },
  'presence.setAfterCall': { agent: { id: '1' } },
  'presence.setQueues': { agent: { id: '1' }, queues: ['1'], by: { id: '2' } },
  'presence.listStates': { cursor: 'x' },
  'presence.createClientToken': { agent: { id: '1' } },
  'presence.list': { queue: '1', agents: [{ number: '1' }], cursor: 'x' },
  'agents.create': {
    agent: {
      name: 'Noor',
      username: 'u',
      email: 'e',
      password: 'p',
      displayName: 'N',
      number: '1',
      callerId: '1',
      callingCode: '1',
      role: 'agent',
      supervises: ['1'],
      queues: [{ queue: '1' }],
      phoneNumber: '12025550101',
      extension: '8004',
      id: '1',
    },
  },
  'agents.listExtensions': { agent: { number: '1' }, cursor: 'x' },
  'queues.create': {
    id: '1',
    description: 'd',
    channel: 'chat',
    settings: { ringTone: 'bell', labels: ['vip', 'new'], mediaRegion: 'm', waitingTone: 'w' },
  },
  'queues.update': { set: { name: 'n', description: 'd', channel: 'chat' } },
  'queues.list': { name: 'n', channel: 'chat', cursor: 'x' },
  'queues.listMembers': { agent: { number: '1' }, cursor: 'x' },
  'queues.listStatus': { queues: ['1'], cursor: 'x' },
  'queues.updateMembers': {
    rows: [{ queue: '1', add: [{ agent: { number: '1' } }], remove: [{ id: '2' }] }],
  },
  'queues.configure': {
    set: { ringTone: 'bell', labels: ['vip', 'new'], mediaRegion: 'm', waitingTone: 'w' },
  },
  'routing.blockNumbers': { rows: [{ number: '12025550101', direction: 'outbound', note: 'n', list: 'l' }] },
  'routing.setInboundEnabled': { channel: 'chat' },
  'routing.listEntryPoints': { address: '1', channel: 'voice', cursor: 'x' },
  'routing.listRoutes': { entry: '1', extension: '1', channel: 'voice', kind: 'queue', cursor: 'x' },
  'routing.createRoute': {
    route: { entry: '1', extension: '1', id: '1', target: { kind: 'flow', flow: '7001' } },
  },
  'routing.unblockNumbers': { rows: [{ number: '12025550101', direction: 'outbound', list: 'l' }] },
  'routing.listBlockedNumbers': { direction: 'inbound', list: 'l', numbers: ['12025550101'], cursor: 'x' },
  'calls.place': {
    from: { extension: '8004' },
    to: { kind: 'number', number: '447700900321' },
    callerId: '442079460101',
    data: 'd',
  },
  'records.list': {
    set: 'contact-center',
    direction: 'inbound',
    kind: 'inbound',
    queue: '1',
    agent: { number: '1' },
    number: '12025550101',
    causes: ['busy'],
    endedBy: 'agent',
    cursor: 'x',
  },
  'records.get': { set: 'contact-center' },
  'campaigns.create': {
    description: 'd',
    contactTemplate: 't',
    createdBy: { number: '1' },
    hours: { workdays: [{ from: '09:00', to: '17:00' }] },
    dialing: { mode: 'agentless', content: { kind: 'text', text: 't', language: 'en' } },
    queues: ['1'],
    callerIds: [{ number: '1' }],
    resultsTo: 'https://example.com/results',
  },
  'campaigns.launch': {
    description: 'd',
    createdBy: { number: '1' },
    callerIds: [{ number: '1' }],
    rows: [{ phoneNumber: '12025550102', name: 'n', note: 'n', agentNumber: '1', fields: { a: 'b' } }],
  },
  'campaigns.list': { code: 'c', states: ['draft'], name: 'n', mode: 'preview', cursor: 'x' },
  'campaigns.get': { campaign: { id: '1' } },
  'campaigns.getProgress': { batch: 'b' },
  'campaigns.update': {
    set: { name: 'n', description: 'd', queues: ['1'], callerIds: [{ number: '1' }], resultsTo: 'https://a' },
  },
  'campaigns.recall': { set: { queues: ['1'], callerIds: [{ number: '1' }] } },
  'campaigns.removeContacts': { rows: [{ externalId: 'e' }] },
  'campaigns.listAttempts': { externalId: 'e', batch: 'b', cursor: 'x' },
  'campaigns.listContacts': { number: '12025550102', queue: '1', labels: ['l'], cursor: 'x' },
  'campaigns.addContacts': {
    batch: 'b1',
    importedBy: { number: '1' },
    rows: [
      {
        phoneNumber: '12025550102',
        name: 'n',
        note: 'n',
        agentNumber: '1',
        fields: { a: 'b' },
        externalId: 'e',
      },
    ],
  },
  'campaigns.importResult': { batch: 'b' },
  'campaigns.scheduleCallbacks': { note: 'n', rows: [{ phoneNumber: '12025550103' }] },
};

type Mutated = readonly [path: string, input: unknown];

/** An input with one text after the other cut in the middle of a character. */
const mutated = (value: unknown, path = ''): readonly Mutated[] => {
  if (typeof value === 'string') return [[path, cut]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    mutated(inner, path === '' ? key : `${path}.${key}`).map(([at, bad]): Mutated => {
      const copy: unknown = Array.isArray(value)
        ? value.map((item: unknown, i) => (String(i) === key ? bad : item))
        : { ...value, [key]: bad };
      return [at, copy];
    }),
  );
};

const inputsOf = ({ name }: AnyOperation): readonly Mutated[] => {
  const sample = sampleInputs(known)[name];
  return mutated(typeof sample === 'object' ? { ...sample, ...more[name] } : sample);
};

/** What an operation says to an input: the refusal of the whole, or of its one row. */
const refusalOf = (answer: E.Either<unknown, unknown>): unknown =>
  JSON.parse(JSON.stringify(E.isLeft(answer) ? answer.left : answer.right));

/** The same rows beside what a provider carries: what it does not is refused before any row. */
const besideCarried = (input: unknown, capability: Capability): object => {
  const { rows, ...header } = { rows: undefined, ...(typeof input === 'object' ? input : {}) };
  return { ...carriable(header, capability), rows };
};

const inRow = /^rows\.0\.(.*)$/;

const expectRefused = async (center: ContactCenter): Promise<void> => {
  for (const operation of operations.filter(({ name }) => isServed(center.capabilities[name]))) {
    for (const [path, input] of inputsOf(operation)) {
      const [, field] = inRow.exec(path) ?? [];
      const asked = field === undefined ? input : besideCarried(input, center.capabilities[operation.name]);
      const said = refusalOf(await callOf(center, operation)(asked)());
      const expected =
        field === undefined
          ? {
              kind: 'InvalidInput',
              effect: 'none',
              problems: [expect.objectContaining({ path })],
            }
          : {
              outcomes: [
                {
                  row: 0,
                  outcome: 'failed',
                  error: { kind: 'InvalidInput', message: expect.stringContaining(`: ${field} `) },
                },
              ],
            };
      expect({ of: operation.name, path, said }).toMatchObject({ of: operation.name, path, said: expected });
    }
  }
};

describe('text that is cut in the middle of a character is refused at its path, and nothing is sent', () => {
  test('by memory', async () => {
    await expectRefused(await orThrow(TE.fromEither(memory.create({}))));
  });

  test.each(vendors)('by %s', async (vendor) => {
    const { sandbox, center, close } = await connectTo(vendor);
    await expectRefused(center);
    expect(sandbox.ledger.requests(vendor)).toBe(0);
    await close();
  });

  test('keys are text, too', async () => {
    const center = await orThrow(TE.fromEither(memory.create({})));
    const rows = [{ phoneNumber: '12025550102', fields: { [cut]: 'x' } }];
    const report = await orThrow(center.campaigns.addContacts({ campaign: { code: 'c' }, rows }));
    expect(report.outcomes[0]?.error?.message).toContain('fields.[key] ');
  });
});
