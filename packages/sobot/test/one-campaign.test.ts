import { describe, expect, test } from '@jest/globals';
import { orThrow } from '@cordboard/core/fp';
import { CampaignId, type CampaignRef } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import {
  callService,
  documented,
  failed,
  good,
  onlyLoopback,
  serve,
  sobotWith,
  nothingCounted,
} from './support.js';

onlyLoopback();

const listPath = `${callService}outbound/api/campaigns/getList`;
const campaign = { code: '6yoq3b0lpf' };

/** A row whose counters are in use, as numbers and as texts. */
const counted = {
  ...campaign,
  name: 'Renewals',
  state: '2',
  scheduleStartTime: '1660115936310',
  scheduleEndTime: 1660118400638,
  contactRecordCount: '40',
  contactUnassignedCount: 8,
  agentCount: 3,
  contactRecordExecuteCount: '20',
  contactRecordAnswerCount: 5,
  contactExecuteRate: '50.00%',
  contactAnswerRate: '12.50%',
  callDialCount: 30,
  callAnswerCount: 6,
  callAnswerRate: '20.00 %',
  callTalkDuration: '600',
  averageCallTalkDuration: 100,
};

test('getting a campaign asks and understands as documented', async () => {
  expect(
    await documented('campaigns.get.documented', (center) => center.campaigns.get({ campaign })),
  ).toEqual({
    ref: campaign,
    name: '1111123',
    state: 'draft',
    native: { code: '1', label: 'NotStarted' },
    createdAt: '2024-03-29T03:01:38.345Z',
    progress: nothingCounted,
  });
});

test('how a campaign goes is asked and understood as documented', async () => {
  const progress = await documented('campaigns.get.documented', (center) =>
    center.campaigns.getProgress({ campaign }),
  );
  expect(progress).toEqual(nothingCounted);
});

test('each counter has one meaning, and a rate is a fraction', async () => {
  serve('POST', listPath, [200, good({ list: [counted] })]);
  expect(await orThrow(sobotWith().campaigns.getProgress({ campaign }))).toEqual({
    contacts: 40,
    unassigned: 8,
    agents: 3,
    executed: 20,
    answered: 5,
    dialed: 30,
    callsAnswered: 6,
    executedRate: 0.5,
    answeredRate: 0.125,
    callAnswerRate: 0.2,
    talkSec: 600,
    averageTalkSec: 100,
  });
});

test('a counter that is not told is absent', async () => {
  const list = [{ ...campaign, name: 'n', contactRecordCount: null, callAnswerRate: 'none', agentCount: '' }];
  serve('POST', listPath, [200, good({ list })]);
  expect(await orThrow(sobotWith().campaigns.getProgress({ campaign }))).toEqual({});
});

/** Both ways to the counters of a campaign. */
const ways = {
  get: (ref: CampaignRef, settings: object) =>
    pipe(
      sobotWith(settings).campaigns.get({ campaign: ref }),
      TE.map(({ progress }) => progress),
    ),
  getProgress: (ref: CampaignRef, settings: object) =>
    sobotWith(settings).campaigns.getProgress({ campaign: ref }),
};

describe.each(['get', 'getProgress'] as const)('campaigns.%s', (name) => {
  const progressOf = (ref: CampaignRef = campaign, settings: object = {}) => ways[name](ref, settings);

  test('picks out the row with exactly that code, blanks around it aside', async () => {
    const others = [
      { ...counted, code: '6yoq3b0lpf2', contactRecordCount: 1 },
      { ...counted, code: '6YOQ3B0LPF', contactRecordCount: 2 },
    ];
    const list = [...others, { ...counted, code: ' 6yoq3b0lpf ', contactRecordCount: 7 }];
    serve('POST', listPath, [200, good({ list })]);
    expect(await orThrow(progressOf())).toMatchObject({ contacts: 7 });
  });

  test('reads on where the first page has others only', async () => {
    const others = Array.from({ length: 50 }, (_, i) => ({ ...counted, code: `other${String(i)}` }));
    const arrived = serve(
      'POST',
      listPath,
      [200, good({ list: others, totalCount: 51 })],
      [200, good({ list: [counted], totalCount: 51 })],
    );
    await orThrow(progressOf());
    expect(arrived).toMatchObject([{ body: { currPage: 1 } }, { body: { currPage: 2 } }]);
  });

  test.each([[{ list: [] }], [{}], [null], [{ list: [{ ...counted, code: 'another' }], totalCount: 1 }]])(
    'answers NotFound where %j is all there is',
    async (data) => {
      serve('POST', listPath, [200, good(data)]);
      const error = await failed(progressOf());
      expect(error).toMatchObject({ kind: 'NotFound', effect: 'none' });
    },
  );

  test('sends nothing for a campaign without a code', async () => {
    const error = await failed(progressOf({ id: CampaignId('x') }));
    expect(error).toMatchObject({
      kind: 'Unsupported',
      effect: 'none',
      problems: [{ path: 'campaign' }],
    });
  });

  test('asks by the code where an id is there, too', async () => {
    const arrived = serve('POST', listPath, [200, good({ list: [counted] })]);
    await orThrow(progressOf({ id: CampaignId('x'), ...campaign }));
    expect(arrived.map(({ body }) => body)).toEqual([{ ...campaign, currPage: 1, pageSize: 50 }]);
  });

  test('asks at the paths of the edition', async () => {
    const path = '/callservice/tm/tm-outbound/api/campaigns/getList';
    serve('POST', path, [200, good({ list: [counted] })]);
    await orThrow(progressOf(campaign, { edition: 'telemarketing' }));
  });
});

test('a batch of a campaign is not counted alone', async () => {
  const error = await failed(sobotWith().campaigns.getProgress({ campaign, batch: 'spring' }));
  expect(error).toMatchObject({ kind: 'Unsupported', problems: [{ path: 'batch' }] });
});
