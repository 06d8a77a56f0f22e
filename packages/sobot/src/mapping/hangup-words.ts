import type { CallDirection, Cause } from '@cordboard/core/provider';

// NORMAL_CLEARING is not among them: a line that was never answered is cleared normally, too.
const words: readonly (readonly [Cause, readonly string[]])[] = [
  ['no-answer', ['NO_ANSWER', 'NO_USER_RESPONSE', 'ALLOTTED_TIMEOUT']],
  ['busy', ['USER_BUSY']],
  ['rejected', ['CALL_REJECTED']],
  [
    'unreachable',
    ['SUBSCRIBER_ABSENT', 'DESTINATION_OUT_OF_ORDER', 'NO_ROUTE_DESTINATION', 'USER_NOT_REGISTERED'],
  ],
  ['invalid-number', ['UNALLOCATED_NUMBER', 'NUMBER_CHANGED', 'INVALID_NUMBER_FORMAT']],
  [
    'congestion',
    ['NORMAL_CIRCUIT_CONGESTION', 'NETWORK_OUT_OF_ORDER', 'NORMAL_TEMPORARY_FAILURE', 'SWITCH_CONGESTION'],
  ],
  ['blocked', ['OUTGOING_CALL_BARRED', 'INCOMING_CALL_BARRED', 'BEARERCAPABILITY_NOTAUTH']],
  ['transferred', ['BLIND_TRANSFER', 'ATTENDED_TRANSFER']],
  ['timeout', ['RECOVERY_ON_TIMER_EXPIRE', 'SCHED_CALL']],
];

const causes = new Map(words.flatMap(([cause, spellings]) => spellings.map((word) => [word, cause])));

/** Why a call ended, by the word of the telephone line; absent for one that is not known. */
export const causeOfWord = (word: string, direction: CallDirection | undefined): Cause | undefined => {
  if (word !== 'ORIGINATOR_CANCEL') return causes.get(word);
  if (direction === 'inbound') return 'abandoned';
  return direction === 'outbound' ? 'canceled' : undefined;
};
