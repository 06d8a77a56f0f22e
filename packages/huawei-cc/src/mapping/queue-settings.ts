import { neverTold, type QueueId, type QueueSettings } from '@cordboard/core/provider';
import type { SkillSettings } from '../surfaces/cms/wire/queues.js';
import { countOf } from './values.js';

/** The most calls that wait is the vendor's most calls in the queue. */
export const toSettings = (queue: QueueId, row: SkillSettings): QueueSettings => ({
  queue,
  maxWaiting: countOf(row.maxCallNum),
  maxWaitSec: countOf(row.maxWaitTime),
  ringTimeoutSec: countOf(row.maxAnswerWaitTime),
  maxTalkSec: countOf(row.maxTalkTime),
  maxOnBreak: countOf(row.maxRestAgentNum),
  wrapUpSec: countOf(row.maxAgentWrapupTime),
});

/** What the vendor does not tell of a queue. */
export const settingsNotTold = {
  ...neverTold(
    [
      'strategy',
      'autoAnswerSec',
      'breakAfterMisses',
      'ringTone',
      'labels',
      'showRecordings',
      'maskNumbers',
      'mediaRegion',
      'native',
    ],
    'the vendor has no such setting',
  ),
  ...neverTold(['announceAgent', 'waitingTone'], 'the vendor tells waits, times and numbers only'),
};
