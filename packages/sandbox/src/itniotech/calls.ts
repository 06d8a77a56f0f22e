import type { SandboxRequest } from '../http.js';
import type { CallOutcome, PlacedCall } from '../phone-network.js';
import type { ItniotechWorld } from './api/route.js';

/** A call that is over. */
export interface CallRecord {
  /** 19 digits: more than a number holds. */
  readonly voiceId: string;
  /** What placed it: a desk phone, or a task of one of three kinds. */
  readonly source: 'desk-phone' | 'automatic' | 'group-call' | 'message';
  readonly callee: string;
  readonly caller: string;
  readonly appId: string;
  readonly calledInfo?: string | undefined;
  /** The account of the desk phone. */
  readonly account?: string | undefined;
  readonly group?: number | undefined;
  readonly task?: number | undefined;
  readonly placedAt: number;
  readonly outcome: CallOutcome;
}

/** A call that is to be placed. */
export interface NewCallRecord extends Omit<CallRecord, 'voiceId' | 'placedAt' | 'outcome'> {
  readonly request: Pick<SandboxRequest, 'method' | 'path'>;
  readonly onSettled?: (outcome: CallOutcome) => void;
}

/** `yyMMddHHmmss` and seven digits. */
const voiceIdOf = (ms: number, place: number): string =>
  new Date(ms).toISOString().replace(/\D/g, '').slice(2, 14) + String(1_000_000 + place);

/** Places a call; its record is there once it has ended. */
export const placeCall = (
  world: ItniotechWorld,
  { request, onSettled, ...call }: NewCallRecord,
): PlacedCall => {
  const { state, network } = world;
  const placedAt = world.now();
  state.placedCalls += 1;
  const voiceId = voiceIdOf(placedAt, state.placedCalls);
  return network.place({
    id: voiceId,
    vendor: 'itniotech',
    callee: call.callee,
    campaign: call.task === undefined ? undefined : String(call.task),
    request,
    onSettled: (outcome) => {
      state.calls.set(voiceId, { ...call, voiceId, placedAt, outcome });
      onSettled?.(outcome);
    },
  });
};

const ringsAfterMs = 2000;
const answersAfterMs = 5000;

/** When what happened in a call: the test says only how long the talk was. */
export const timesOf = ({ placedAt, outcome: { result, durationSec = 0 } }: CallRecord) => {
  const ringingAt = placedAt + ringsAfterMs;
  const answeredAt = result === 'answered' ? placedAt + answersAfterMs : undefined;
  const talkSec = answeredAt === undefined ? 0 : durationSec;
  return { ringingAt, answeredAt, talkSec, endedAt: (answeredAt ?? ringingAt) + talkSec * 1000 };
};
