import type { ContactCenterError, Runtime } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { codes, isRefusal, sessionOver } from './codes.js';
import type { PollLeadership } from './poll-leadership.js';
import { EventNotice, type PollReply } from './wire/session.js';

/** What polling needs, and its callbacks. */
export interface PollParts {
  readonly ask: (signal: AbortSignal) => TaskEither<ContactCenterError, PollReply>;
  readonly pauseMs: number;
  readonly sleep: Runtime['sleep'];
  /** Polls as the leader of the processes that share the session. */
  readonly asLeader: PollLeadership['poll'];
  readonly onEvent: (event: EventNotice) => void;
  /** The gateway says that the agent is not signed in (any more). */
  readonly onLost: () => void;
  /** Takes an error that was thrown, which ends the poll. */
  readonly onDefect: (error: unknown) => void;
  /** Polling has ended, for whatever reason. */
  readonly onEnd: () => void;
}

/** A running poll. */
export interface Poll {
  /** Aborts the request under way and resolves when it has ended. */
  readonly end: () => Promise<void>;
}

/** Consecutive failed polls, by kind. */
export interface FailureCounts {
  readonly refusals: number;
  readonly silences: number;
}

const noFailures: FailureCounts = { refusals: 0, silences: 0 };

/** The maximum of consecutive failures of each kind. */
export const maxFailures: FailureCounts = { refusals: 5, silences: 10 };

/** What to do after a failed poll: continue with these counts, or stop. */
export const afterFailure = (
  { refusals, silences }: FailureCounts,
  error: ContactCenterError,
): FailureCounts | 'lost' | 'hopeless' => {
  if (isRefusal(error, sessionOver)) return 'lost';
  if (isRefusal(error, [codes.otherEventMode])) return 'hopeless';
  const failures = isRefusal(error, [codes.guidRefused])
    ? { refusals: refusals + 1, silences: 0 }
    : { refusals: 0, silences: silences + 1 };
  const isTooMuch = failures.refusals > maxFailures.refusals || failures.silences > maxFailures.silences;
  return isTooMuch ? 'hopeless' : failures;
};

/** The longest the gateway holds a poll open; also the longest pause. */
const holdMs = 10_000;

// A gateway that is down fails at once: exponential backoff bridges a restart.
const pauseAfter = ({ silences }: FailureCounts, pauseMs: number): number =>
  Math.min(pauseMs * 2 ** silences, holdMs);

const poll = async (parts: PollParts, signal: AbortSignal): Promise<void> => {
  let failures = noFailures;
  while (!signal.aborted) {
    const answer = await parts.ask(signal)();
    if (E.isRight(answer)) {
      failures = noFailures;
      if (EventNotice.is(answer.right.event)) parts.onEvent(answer.right.event);
    } else {
      const next = afterFailure(failures, answer.left);
      if (next === 'lost') parts.onLost();
      if (next === 'lost' || next === 'hopeless') return;
      failures = next;
    }
    await parts.sleep(pauseAfter(failures, parts.pauseMs), signal);
  }
};

/**
 * Polls an agent's events, one request at a time, which keeps the agent signed in. The pauses do not keep
 * a process alive, so one that has nothing else to do exits once the request under way is answered.
 */
export const startPoll = (parts: PollParts): Poll => {
  const stop = new AbortController();
  // An exception in here (from `sleep` or `onEvent`) ends the poll, not the process.
  const ended = parts
    .asLeader((signal) => poll(parts, signal), stop.signal)
    .catch(parts.onDefect)
    .finally(parts.onEnd);
  return {
    end: () => {
      stop.abort();
      return ended;
    },
  };
};
