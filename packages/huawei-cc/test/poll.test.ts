import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import { failure, type ContactCenterError } from '@cordboard/core/provider';
import { refusalError } from '@cordboard/core/http';
import { refusalBy } from '../src/surfaces/gateway/codes.js';
import { startPoll, type PollParts } from '../src/surfaces/gateway/poll.js';
import type { EventNotice, PollReply } from '../src/surfaces/gateway/wire/session.js';

type Answer = E.Either<ContactCenterError, PollReply>;

const quiet: Answer = E.right({ event: null });
const refusal = (code: string): Answer => E.left(refusalError(refusalBy(code, undefined), []));
const guidRefused = refusal('000-003');
const empty: Answer = E.left(failure('MalformedReply', 'the reply is empty'));
const timedOut: Answer = E.left(failure('Timeout', 'no reply'));

const times = (count: number, answer: Answer): Answer[] => Array.from({ length: count }, () => answer);

interface Run {
  readonly polls: number;
  readonly pauses: readonly number[];
  readonly events: readonly EventNotice[];
  readonly lost: number;
  /** Whether it stopped by itself, before the answers were used up. */
  readonly stopped: boolean;
}

/** Polls until it stops, or until the answers are used up. */
const run = async (answers: readonly Answer[], more: Partial<PollParts> = {}): Promise<Run> => {
  const pauses: number[] = [];
  const events: EventNotice[] = [];
  let polls = 0;
  let lost = 0;
  let stopped = true;
  await new Promise<void>((resolve) => {
    const poll = startPoll({
      ask: () => () => {
        polls += 1;
        return Promise.resolve(answers[polls - 1] ?? quiet);
      },
      pauseMs: 300,
      sleep: (ms) => {
        pauses.push(ms);
        if (polls === answers.length) {
          stopped = false;
          void poll.end();
        }
        return Promise.resolve();
      },
      asLeader: (polling, signal) => polling(signal),
      onDefect: () => undefined,
      onEvent: (event) => events.push(event),
      onLost: () => (lost += 1),
      onEnd: resolve,
      ...more,
    });
  });
  return { polls, pauses, events, lost, stopped };
};

describe('a poll', () => {
  test('waits as long as the settings say between two requests, after an event and after none', async () => {
    const { pauses } = await run([quiet, E.right({ event: { eventType: 'AgentState_Ready' } }), quiet]);
    expect(pauses).toEqual([300, 300, 300]);
  });

  test('goes on for ever on a quiet agent', async () => {
    expect(await run(times(100, quiet))).toMatchObject({ polls: 100, stopped: false, lost: 0 });
  });

  test.each([null, '1456402370-7', { reason: '200' }, undefined])(
    'hands on an event of a known type or not, whose content is null, a text or an object: %j',
    async (content) => {
      const event = { eventType: 'AgentSomething_New', eventGenTime: 1, workNo: '49999', content };
      expect((await run([E.right({ event })])).events).toEqual([event]);
    },
  );

  test.each([
    ['notOffered', {}],
    ['null', { event: null }],
    ['a list, as the poll for all agents has it', { event: [] }],
    ['of no known form', { event: { eventType: 7 } }],
  ])('takes an event that is %s for none', async (_, reply) => {
    expect(await run([E.right(reply), quiet])).toMatchObject({ events: [], polls: 2, stopped: false });
  });

  test.each(['100-006', '105-001', '105-005', '105-006', '105-007'])(
    'stops when the session is gone (%s) and says so',
    async (code) => {
      expect(await run([quiet, refusal(code), quiet])).toMatchObject({ polls: 2, lost: 1, stopped: true });
    },
  );

  test('stops when the gateway hands out events in another way (000-001); the session is not lost', async () => {
    expect(await run([refusal('000-001'), quiet])).toMatchObject({ polls: 1, lost: 0, stopped: true });
  });

  test('puts up with a refused Guid (000-003) five times in a row', async () => {
    expect(await run([...times(5, guidRefused), quiet])).toMatchObject({ polls: 6, stopped: false });
    expect(await run([...times(6, guidRefused), quiet])).toMatchObject({ polls: 6, stopped: true, lost: 0 });
  });

  test('puts up with an empty body or no answer ten times in a row', async () => {
    const ten = [...times(5, empty), ...times(5, timedOut)];
    expect(await run([...ten, quiet])).toMatchObject({ polls: 11, stopped: false });
    expect(await run([...ten, empty, quiet])).toMatchObject({ polls: 11, stopped: true, lost: 0 });
  });

  test('counts in a row: an answer in between starts the count anew', async () => {
    const answers = [...times(9, empty), quiet, ...times(9, empty), quiet];
    expect(await run(answers)).toMatchObject({ polls: 20, stopped: false });
    const refusals = [...times(5, guidRefused), quiet, ...times(5, guidRefused), quiet];
    expect(await run(refusals)).toMatchObject({ polls: 12, stopped: false });
    const mixed = [...times(5, guidRefused), empty, ...times(5, guidRefused), empty];
    expect(await run(mixed)).toMatchObject({ polls: 12, stopped: false });
  });

  test('waits longer while nothing comes, so that its patience outlasts a restart', async () => {
    const { pauses } = await run([...times(10, empty), quiet, quiet]);
    expect(pauses).toEqual([600, 1200, 2400, 4800, 9600, 10_000, 10_000, 10_000, 10_000, 10_000, 300, 300]);
  });

  test('that is ended breaks off the request under way', async () => {
    let aborted = false;
    const poll = startPoll({
      ask: (signal) => () =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            aborted = true;
            resolve(E.left(failure('Canceled', 'canceled')));
          });
        }),
      pauseMs: 300,
      sleep: () => Promise.resolve(),
      asLeader: (polling, signal) => polling(signal),
      onEvent: () => undefined,
      onLost: () => undefined,
      onDefect: () => undefined,
      onEnd: () => undefined,
    });
    await poll.end();
    expect(aborted).toBe(true);
  });

  test('that breaks down ends itself and nothing else, and tells the error', async () => {
    const noClock = new Error('no clock');
    const defects: unknown[] = [];
    const broken = run([quiet, quiet], {
      sleep: () => Promise.reject(noClock),
      onDefect: (error) => defects.push(error),
    });
    expect(await broken).toMatchObject({ polls: 1, stopped: true });
    expect(defects).toEqual([noClock]);
  });
});
