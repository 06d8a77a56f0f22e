import { describe, expect, test } from '@jest/globals';
import { orThrow } from '@cordboard/core/fp';
import { AgentId, CampaignId, partKey } from '@cordboard/core/provider';
import {
  callService,
  documented,
  failed,
  fieldOf,
  good,
  onlyLoopback,
  secrets,
  serve,
  sobotWith,
  type Arrived,
  keysOf,
  nothingCounted,
} from './support.js';

onlyLoopback();

const createPath = `${callService}outbound/api/campaigns`;
const listPath = `${createPath}/getList`;
const resultPath = `${createPath}/calling-list/import-result`;
const importPath = `${callService}exports/api/campaigns/_import`;
const planPath = `${callService}console/contact-schedules/_batchAddInfos`;
const agentsPath = `${callService}config/api/agents`;

const planner = AgentId('59220de7f88141829a1f38d8698acb26');
const schedule = { start: '2022-08-10T07:18:56.310Z', end: '2022-08-10T08:00:00.638Z' };
const templates = { contactTemplate: 'D000000000', wrapUpTemplate: 'W000000000' };

describe('creating a campaign', () => {
  test('asks and understands as documented', async () => {
    const campaign = {
      name: 'Announcement',
      schedule: { ...schedule, timeZone: 'Pacific/Midway' },
      description: 'Description',
    };
    const written = await documented('campaigns.create.documented', (center) =>
      center.campaigns.create({ ...campaign, ...templates, createdBy: { id: planner } }),
    );
    expect(written).toEqual({
      value: { ref: { id: '037276ff01c6eM4b1b89413A383072f38476', code: 'dgug92owec' }, ...campaign },
      outcome: 'applied',
      warnings: [],
    });
  });

  test('takes templates and creator from the configuration', async () => {
    const arrived = serve('POST', createPath, [200, good({ id: 'x', code: 'y' })]);
    await orThrow(sobotWith({ campaigns: templates }).campaigns.create({ name: 'Announcement', schedule }));
    expect(arrived).toMatchObject([
      {
        body: {
          agentID: '1111',
          agentType: '0',
          dataTemplateCode: 'D000000000',
          wrapUpTemplateCode: 'W000000000',
        },
      },
    ]);
  });

  test('names both ways to give a template, and every one that is missing', async () => {
    const error = await failed(sobotWith().campaigns.create({ name: 'Announcement', schedule }));
    expect(error).toMatchObject({
      kind: 'InvalidInput',
      effect: 'none',
      problems: [{ path: 'contactTemplate' }, { path: 'wrapUpTemplate' }],
    });
    expect(error.message).toContain('campaigns.contactTemplate in the configuration');
  });

  test('refuses a schedule that ends before it begins', async () => {
    const error = await failed(
      sobotWith({ campaigns: templates }).campaigns.create({
        name: 'Announcement',
        schedule: { start: schedule.end, end: schedule.start },
      }),
    );
    expect(error).toMatchObject({ kind: 'InvalidInput', problems: [{ path: 'schedule.end' }] });
    expect(error.message).toContain('invalid input: schedule.end must be after the start');
  });

  test.each(['2026-02-30', '2025-02-29', '2026-13-01'])(
    'refuses a schedule that ends on %s, which does not exist, before anything is sent',
    async (day) => {
      const error = await failed(
        sobotWith({ campaigns: templates }).campaigns.create({
          name: 'Announcement',
          schedule: { start: schedule.start, end: `${day}T09:00:00+08:00` },
        }),
      );
      expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none' });
      expect(error.problems).toMatchObject([
        { path: 'schedule.end', message: expect.stringMatching(/^must be an existing date/) },
      ]);
    },
  );

  test('says that it was done when the reply cannot be understood', async () => {
    serve('POST', createPath, [200, good({ id: 'x' })]);
    const error = await failed(
      sobotWith({ campaigns: templates }).campaigns.create({ name: 'Announcement', schedule }),
    );
    expect(error).toMatchObject({
      kind: 'MalformedReply',
      effect: 'done',
      problems: [{ path: 'data.code' }],
    });
  });
});

describe('listing campaigns', () => {
  test('asks and understands as documented', async () => {
    const page = await documented('campaigns.list.documented', (center) =>
      center.campaigns.list({
        code: '6yoq3b0lpf',
        createdAfter: '2024-01-01T00:00:00Z',
        createdBefore: '2024-07-01T00:00:00Z',
        createdBy: { number: '1111' },
      }),
    );
    expect(page).toEqual({
      total: 1,
      items: [
        {
          ref: { code: '6yoq3b0lpf' },
          name: '1111123',
          state: 'draft',
          native: { code: '1', label: 'NotStarted' },
          createdAt: '2024-03-29T03:01:38.345Z',
          progress: nothingCounted,
        },
      ],
    });
  });

  test.each([
    [2, 'running'],
    [3, 'paused'],
    [4, 'stopped'],
    [5, 'completed'],
    [6, 'unknown'],
    [7, 'unknown'],
    [42, 'unknown'],
  ])('knows the state %i as %s and keeps its code', async (code, state) => {
    serve('POST', listPath, [200, good({ list: [{ code: 'c', name: 'n', state: code }] })]);
    const { items } = await orThrow(sobotWith().campaigns.list({}));
    expect(items).toMatchObject([{ state, native: { code: String(code) } }]);
  });

  test('tells a campaign that waits for its time from one that has none', async () => {
    const row = { code: 'c', name: 'n', state: 1, scheduleTimeZoneId: 'GMT nowhere' };
    const timed = { ...row, scheduleStartTime: 1660115936310, scheduleTimeZoneId: 'Asia/Singapore' };
    const list = [row, timed, { ...timed, state: 2 }];
    serve('POST', listPath, [200, good({ list })]);
    const { items } = await orThrow(sobotWith().campaigns.list({}));
    expect(items.map((item) => [item.state, item.schedule])).toEqual([
      ['draft', undefined],
      ['scheduled', { start: '2022-08-10T07:18:56.310Z', timeZone: 'Asia/Singapore' }],
      ['running', { start: '2022-08-10T07:18:56.310Z', timeZone: 'Asia/Singapore' }],
    ]);
  });

  const createdAfter = '2024-01-01T00:00:00Z';
  const createdBefore = '2025-01-01T00:00:00Z';

  test.each([
    [
      { createdAfter, createdBefore },
      { creationTimeStart: 1704067200000, creationTimeEnd: 1735689600000 },
    ],
    [
      { createdAfter: '2023-03-01T00:00:00+08:00', createdBefore: '2024-03-01T00:00:00+08:00' },
      { creationTimeStart: 1677600000000, creationTimeEnd: 1709222400000 },
    ],
    [{ createdAfter }, { creationTimeStart: 1704067200000 }],
    [{ createdBefore }, { creationTimeEnd: 1735689600000 }],
    [{}, {}],
  ])('searches twelve months of a leap year, or without an end: %j', async (query, asked) => {
    const arrived = serve('POST', listPath, [200, good({ list: [] })]);
    await orThrow(sobotWith().campaigns.list(query));
    expect(arrived.map(({ body }) => body)).toEqual([{ ...asked, currPage: 1, pageSize: 50 }]);
  });

  test.each([
    [createdAfter, '2025-01-01T00:00:00.001Z'],
    ['2026-01-01T00:00:00Z', '2027-01-02T00:00:00Z'],
    ['2024-02-29T00:00:00Z', '2025-03-01T00:00:00Z'],
  ])('refuses a search over more than twelve months: %s to %s', async (from, until) => {
    const error = await failed(sobotWith().campaigns.list({ createdAfter: from, createdBefore: until }));
    expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none' });
    expect(error.problems).toEqual([
      { path: 'createdBefore', message: 'must be within twelve months of createdAfter' },
    ]);
  });
});

describe('adding contacts', () => {
  const about = {
    campaign: { id: CampaignId('cde0f90801d98M4fcb8a43eFff11b201cbff') },
    batch: '20220815203412',
  };
  const contactsOf = (size: number) =>
    Array.from({ length: size }, (_, i) => ({ phoneNumber: `6590000${String(i).padStart(3, '0')}` }));
  const bodies = (arrived: readonly Arrived[], field: string) =>
    arrived.map(({ body }) => fieldOf(body, field));

  test('asks and understands as documented', async () => {
    const report = await documented('campaigns.addContacts.documented', (center) =>
      center.campaigns.addContacts({
        ...about,
        importedBy: { id: AgentId('e906cc52bfac44b4ae30497fd39c4c4d') },
        duplicates: 'skip-in-batch',
        skipDoNotCall: true,
        assignment: {
          kind: 'shares',
          shares: [{ agent: { id: AgentId('2b82a4acc60647dd814b3db642e75972') }, contacts: 100 }],
        },
        rows: [
          {
            phoneNumber: '100000000',
            name: 'Rason',
            note: 'desc1',
            agentNumber: '12001',
            fields: { '3b987930e6db4b0ca51f6ad5755e91ae': 'Admin' },
          },
        ],
      }),
    );
    expect(report).toMatchObject({
      total: 1,
      accepted: 1,
      outcomes: [{ row: 0, outcome: 'accepted' }],
      batches: [{ firstRow: 0, rows: 1, batch: '20220815203412' }],
    });
  });

  test('says what is meant when nothing is said', async () => {
    const arrived = serve('POST', importPath, [200, good({})]);
    await orThrow(
      sobotWith().campaigns.addContacts({ campaign: { code: 'dgug92owec' }, rows: contactsOf(1) }),
    );
    expect(arrived).toMatchObject([
      {
        body: {
          agentID: '1111',
          agentType: '0',
          code: 'dgug92owec',
          removeDuplicatesRule: 'RemoveDuplicatesInCampaign',
          enableFilterDoNotCallListNumber: 'Filter',
          assignRule: 'NoAssign',
          dataDetails: [{ telephone: '6590000000' }],
        },
      },
    ]);
    expect(bodies(arrived, 'callingListCode')[0]).toMatch(/^[\da-f]{20}$/);
  });

  test.each([
    ['keep', 'NonRemoveDuplicates'],
    ['skip-in-batch', 'RemoveDuplicatesInCallingList'],
    ['skip-in-campaign', 'RemoveDuplicatesInCampaign'],
    ['skip-everywhere', 'RemoveDuplicatesInTenant'],
  ] as const)('says %s in the words of the vendor', async (duplicates, removeDuplicatesRule) => {
    const arrived = serve('POST', importPath, [200, good({})]);
    await orThrow(
      sobotWith().campaigns.addContacts({ ...about, duplicates, skipDoNotCall: false, rows: contactsOf(1) }),
    );
    expect(arrived).toMatchObject([
      { body: { removeDuplicatesRule, enableFilterDoNotCallListNumber: 'NoFilter' } },
    ]);
  });

  test('numbers the batches from the second request on, and gives each its own key', async () => {
    const arrived = serve('POST', importPath, [200, good({})], [200, good({})], [200, good({})]);
    const key = '11111111-1111-4111-8111-111111111111';
    const report = await orThrow(
      sobotWith({ importBatchSize: 2 }).campaigns.addContacts(
        { ...about, rows: contactsOf(5) },
        { idempotencyKey: key },
      ),
    );
    expect(bodies(arrived, 'callingListCode')).toEqual([
      '20220815203412',
      '20220815203412p2',
      '20220815203412p3',
    ]);
    expect(report.batches).toEqual([
      { firstRow: 0, rows: 2, batch: '20220815203412' },
      { firstRow: 2, rows: 2, batch: '20220815203412p2' },
      { firstRow: 4, rows: 1, batch: '20220815203412p3' },
    ]);
    expect(keysOf(arrived)).toEqual([0, 1, 2].map((part) => partKey(key, part)));
  });

  test('keeps every batch code within twenty letters and digits, and different', async () => {
    const arrived = serve('POST', importPath, [200, good({})], [200, good({})], [200, good({})]);
    await orThrow(
      sobotWith({ importBatchSize: 1 }).campaigns.addContacts({
        ...about,
        batch: 'ABCDEFGHIJKLMNOPQRp2',
        rows: contactsOf(3),
      }),
    );
    const codes = bodies(arrived, 'callingListCode');
    expect(new Set(codes).size).toBe(3);
    for (const code of codes) expect(code).toMatch(/^[A-Za-z0-9]{20}$/);
    expect(codes[0]).toBe('ABCDEFGHIJKLMNOPQRp2');
    expect(codes[1]).toMatch(/^ABCDEFGHIJ.{8}p2$/);
  });

  test.each([
    ['ABCDEFGHIJKLMNOPQR', 'ABCDEFGHIJKLMNOPQRp2'],
    ['ABCDEFGHIJKLMNOPQRS', expect.stringMatching(/^ABCDEFGHIJ[\da-f]{8}p2$/)],
  ])('shortens a batch code only where it must: %s', async (batch, second) => {
    const arrived = serve('POST', importPath, [200, good({})], [200, good({})]);
    await orThrow(
      sobotWith({ importBatchSize: 1 }).campaigns.addContacts({ ...about, batch, rows: contactsOf(2) }),
    );
    expect(bodies(arrived, 'callingListCode')).toEqual([batch, second]);
  });

  test('divides shares over the requests, so that each agent gets what was said in all', async () => {
    const arrived = serve('POST', importPath, [200, good({})], [200, good({})], [200, good({})]);
    const [ada, bob] = [AgentId('ada'), AgentId('bob')];
    await orThrow(
      sobotWith({ importBatchSize: 4 }).campaigns.addContacts({
        ...about,
        assignment: {
          kind: 'shares',
          shares: [
            { agent: { id: ada }, contacts: 3 },
            { agent: { id: bob }, contacts: 3 },
          ],
        },
        rows: contactsOf(10),
      }),
    );
    expect(bodies(arrived, 'assignRule')).toEqual(['AssignAppoint', 'AssignAppoint', 'NoAssign']);
    expect(bodies(arrived, 'assignAgentAndCount')).toEqual([
      [
        { agentID: ada, count: 3 },
        { agentID: bob, count: 1 },
      ],
      [{ agentID: bob, count: 2 }],
      undefined,
    ]);
  });

  test('divides evenly, among the agents named or all', async () => {
    const arrived = serve('POST', importPath, [200, good({})], [200, good({})]);
    const agents = [{ id: AgentId('ada') }, { id: AgentId('bob') }];
    const center = sobotWith();
    await orThrow(
      center.campaigns.addContacts({ ...about, assignment: { kind: 'even', agents }, rows: contactsOf(3) }),
    );
    await orThrow(
      center.campaigns.addContacts({ ...about, assignment: { kind: 'even' }, rows: contactsOf(3) }),
    );
    expect(bodies(arrived, 'assignRule')).toEqual(['AssignAverage', 'AssignAverage']);
    expect(bodies(arrived, 'assignAgentAndCount')).toEqual([
      [
        { agentID: 'ada', count: 2 },
        { agentID: 'bob', count: 1 },
      ],
      undefined,
    ]);
  });

  test.each([
    { kind: 'even', agents: [] },
    { kind: 'shares', shares: [] },
  ] as const)(
    'sends nothing for a list of nobody, which could be taken for everybody: %j',
    async (assignment) => {
      const error = await failed(
        sobotWith().campaigns.addContacts({ ...about, assignment, rows: contactsOf(2) }),
      );
      expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none' });
    },
  );

  test.each([
    [undefined, 'AssignAppoint'],
    [{ kind: 'even' }, 'AssignAverage'],
  ] as const)(
    'appoints for one contact that names its agent, unless an assignment was asked for: %j is %s',
    async (assignment, assignRule) => {
      const arrived = serve('POST', importPath, [200, good({})]);
      await orThrow(
        sobotWith().campaigns.addContacts({
          ...about,
          assignment,
          rows: [{ phoneNumber: '6590000001', agentNumber: '12001' }, { phoneNumber: '6590000002' }],
        }),
      );
      expect(arrived).toMatchObject([
        { body: { assignRule, dataDetails: [{ allocationAgent: '12001' }, { telephone: '6590000002' }] } },
      ]);
    },
  );

  test('refuses an assignment to agents by number, which the vendor cannot be told', async () => {
    const error = await failed(
      sobotWith().campaigns.addContacts({
        ...about,
        assignment: { kind: 'even', agents: [{ number: '1111' }] },
        rows: contactsOf(1),
      }),
    );
    expect(error).toMatchObject({
      kind: 'Unsupported',
      effect: 'none',
      problems: [{ path: 'assignment.agents.0', message: 'the provider needs id here' }],
    });
  });

  test('needs somebody to import them', async () => {
    const error = await failed(
      sobotWith({ operator: undefined }).campaigns.addContacts({ ...about, rows: contactsOf(1) }),
    );
    expect(error).toMatchObject({ kind: 'Misconfigured', problems: [{ path: 'operator' }] });
    expect(error.message).toContain('importedBy');
  });
});

describe('import results', () => {
  test('are asked for and understood as documented', async () => {
    const page = await documented('campaigns.importResult.documented', (center) =>
      center.campaigns.importResult({
        campaign: { id: CampaignId('2b82a4acc60647dd814b3db642e75971'), code: 'dgug92owec' },
        batch: '02951e5b01ddcM40997b185S2a541d16be48',
        importedBy: { id: planner },
      }),
    );
    expect(page).toEqual({
      total: 13,
      next: expect.any(String),
      items: [
        {
          batch: '20220815203412',
          campaign: { id: 'cde0f90801d98M4fcb8a43eFff11b201cbff', code: 'dgug92owec' },
          added: 1,
          duplicates: 0,
          rejected: 0,
          importedAt: '2022-08-16T06:47:29.700Z',
          duplicateRule: 'skip-in-batch',
          reportUrl: expect.stringMatching(/^https:\/\/img-sg\.sobot\.io\/.*\.xlsx$/),
        },
      ],
    });
  });

  test('belong to the campaign asked for when they name none', async () => {
    serve('POST', resultPath, [200, good({ list: [{ callingListCode: 'b', errorReportPath: '' }] })]);
    const { items } = await orThrow(sobotWith().campaigns.importResult({ campaign: { code: 'c' } }));
    expect(items).toEqual([{ batch: 'b', campaign: { code: 'c' }, added: 0, duplicates: 0, rejected: 0 }]);
  });

  test.each([
    [{ code: ' other ' }, { code: 'other' }],
    [{ campaignId: ' x ' }, { id: 'x' }],
    [{ campaignId: '', code: '' }, { code: 'c' }],
  ])('belong to the campaign they name: %j', async (named, campaign) => {
    serve('POST', resultPath, [200, good({ list: [{ callingListCode: 'b', ...named }] })]);
    const { items } = await orThrow(sobotWith().campaigns.importResult({ campaign: { code: 'c' } }));
    expect(items.map((item) => item.campaign)).toEqual([campaign]);
  });
});

describe('scheduling callbacks', () => {
  const plan = {
    name: 'openApi-batch-plan-5',
    note: ' test4444 ',
    start: '2022-08-31T02:09:40Z',
    end: '2022-09-12T15:56:20Z',
    timeZone: 'Asia/Singapore',
    agent: { number: '5001' },
    createdBy: { number: '5002' },
  };
  const rowsOf = (...numbers: readonly string[]) => numbers.map((phoneNumber) => ({ phoneNumber }));

  test('asks and understands as documented', async () => {
    const report = await documented('campaigns.scheduleCallbacks.documented', (center) =>
      center.campaigns.scheduleCallbacks({
        ...plan,
        rows: rowsOf('18189672221', '18189671111', '18889673333'),
      }),
    );
    expect(report.outcomes).toEqual([
      { row: 0, outcome: 'applied', value: { id: '83f938c7d45ac0e2445ce0f59bc57e59' } },
      { row: 1, outcome: 'applied', value: { id: 'a29efd4c7d3c2a3f7afac174b7fbefac' } },
      { row: 2, outcome: 'applied', value: { id: 'c0a8e889945b475d17230592ff35d0a6' } },
    ]);
  });

  test('sends fifty at a time', async () => {
    const ids = (size: number) => good(Array.from({ length: size }, (_, i) => `id-${i}`));
    const arrived = serve('POST', planPath, [200, ids(50)], [200, ids(1)]);
    const numbers = Array.from({ length: 51 }, (_, i) => `65900000${String(i).padStart(2, '0')}`);
    const report = await orThrow(
      sobotWith().campaigns.scheduleCallbacks({ ...plan, rows: rowsOf(...numbers) }),
    );
    expect([arrived.length, report.applied]).toEqual([2, 51]);
  });

  test('refuses a number the vendor would not take and gives the others their own ids', async () => {
    const arrived = serve('POST', planPath, [200, good([' a ', ' b '])]);
    const report = await orThrow(
      sobotWith().campaigns.scheduleCallbacks({
        ...plan,
        rows: rowsOf('+6590000001', '65912345671234567', '6590000002'),
      }),
    );
    expect(arrived).toMatchObject([{ body: { customerPhoneNumberList: ['6590000001', '6590000002'] } }]);
    expect(report.outcomes).toMatchObject([
      { outcome: 'applied', value: { id: 'a' } },
      { outcome: 'failed', error: { kind: 'InvalidInput' } },
      { outcome: 'applied', value: { id: 'b' } },
    ]);
    expect(JSON.stringify(report)).not.toContain(secrets.customer);
  });

  test('sends nothing when the vendor would take no number', async () => {
    const report = await orThrow(sobotWith().campaigns.scheduleCallbacks({ ...plan, rows: rowsOf('12') }));
    expect(report).toMatchObject({ total: 1, failed: 1 });
  });

  test.each([
    ['there are too few', ['only-one']],
    ['there are too many', ['a', 'b', 'c']],
    ['one is blank', ['a', ' ']],
  ])('cannot tell whose id is whose when %s', async (_, ids) => {
    serve('POST', planPath, [200, good(ids)]);
    const report = await orThrow(
      sobotWith().campaigns.scheduleCallbacks({ ...plan, rows: rowsOf('6590000001', '6590000002') }),
    );
    const message = expect.stringContaining('they cannot be assigned');
    const unknown = { outcome: 'unknown', error: { kind: 'MalformedReply', message } };
    expect(report.outcomes).toMatchObject([unknown, unknown]);
  });

  test('looks the planner up when the two agents are named in different ways', async () => {
    const found = serve('GET', agentsPath, [200, good({ agentUUID: ` ${planner} `, agentID: '5002' })]);
    const arrived = serve('POST', planPath, [200, good(['a'])]);
    await orThrow(
      sobotWith().campaigns.scheduleCallbacks({
        ...plan,
        agent: { id: AgentId('7b8ec043e9a24727ad0570ba1b6e82fe') },
        rows: rowsOf('6590000001'),
      }),
    );
    expect(found).toMatchObject([{ query: { agent: '5002', agentType: '0' } }]);
    expect(arrived).toMatchObject([
      {
        body: {
          executorId: '7b8ec043e9a24727ad0570ba1b6e82fe',
          agentID: planner,
          agentType: '1',
        },
      },
    ]);
  });

  test('refuses a zone in other letters than its own before anything is sent', async () => {
    const zoned = { ...plan, timeZone: 'asia/singapore', rows: rowsOf('6590000001') };
    expect(await failed(sobotWith().campaigns.scheduleCallbacks(zoned))).toMatchObject({
      kind: 'InvalidInput',
      effect: 'none',
      problems: [{ path: 'timeZone', message: 'must be written as Asia/Singapore' }],
    });
  });

  test('refuses a plan of less than a minute', async () => {
    const error = await failed(
      sobotWith().campaigns.scheduleCallbacks({
        ...plan,
        end: '2022-08-31T02:09:59Z',
        rows: rowsOf('6590000001'),
      }),
    );
    expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none', problems: [{ path: 'end' }] });
    expect(error.message).toContain('invalid input: end must be after the start');
  });

  test.each([
    ['America/Argentina/Buenos_Aires', 'GMT-03:00 Buenos Aires'],
    ['Asia/Kolkata', 'GMT+05:30 Kolkata'],
    ['UTC', 'GMT+00:00 UTC'],
  ])('shows the zone %s as %s', async (timeZone, zoneValue) => {
    const arrived = serve('POST', planPath, [200, good(['a'])]);
    await orThrow(sobotWith().campaigns.scheduleCallbacks({ ...plan, timeZone, rows: rowsOf('6590000001') }));
    expect(arrived).toMatchObject([{ body: { zoneId: timeZone, zoneValue } }]);
  });

  test('is never repeated: nobody could tell whether it happened', async () => {
    serve('POST', planPath, [502, '<html>Bad gateway</html>', { 'content-type': 'text/html' }]);
    const report = await orThrow(
      sobotWith().campaigns.scheduleCallbacks({ ...plan, rows: rowsOf('6590000001') }),
    );
    expect(report).toMatchObject({ unknown: 1, stoppedBy: { kind: 'Unavailable' } });
  });
});
