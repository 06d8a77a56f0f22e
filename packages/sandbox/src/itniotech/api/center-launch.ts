import { QueueId, type Campaign, type Contact } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Sheet } from '../state.js';
import type { TaskPlan } from '../tasks.js';
import type { Refusal } from './codes.js';
import { orBroken } from './effects.js';
import type { ItniotechWorld } from './route.js';

const longestName = 64;

/** What a row says of a number: a name and a note, in columns with these titles, and whatever else there is. */
const contactIn =
  ({ headers }: Sheet) =>
  ({ number, columns }: Sheet['rows'][number]): Contact => {
    const told = columns.flatMap((cell, i) => (cell === '' ? [] : [[headers[i] ?? '', cell] as const]));
    const { name, note, ...fields } = Object.fromEntries(told);
    const more = Object.keys(fields).length === 0 ? {} : { fields };
    return { phoneNumber: number, name, note, ...more };
  };

/** What the center made of a task: the campaign, where there is a number for it, and the numbers it does not keep from being called. */
export interface Launched {
  readonly campaign: Campaign | undefined;
  readonly called: Sheet['rows'];
}

/** Has the center launch the campaign of a task. */
export const launchInCenter = (
  { center }: ItniotechWorld,
  sheet: Sheet,
  { kind, groups, calloutRate, displayNum, remark, name, asked }: TaskPlan,
): TE.TaskEither<Refusal, Launched> => {
  const ringTimeoutSec = typeof asked.maxRingingTime === 'number' ? asked.maxRingingTime : undefined;
  return pipe(
    center.campaigns.launch({
      name: (remark === '' ? name : remark).slice(0, longestName),
      dialing:
        kind === 'automatic'
          ? { mode: 'preview', ringTimeoutSec }
          : { mode: 'power', linesPerAgent: calloutRate, ringTimeoutSec },
      queues: groups.length === 0 ? undefined : groups.map((group) => QueueId(String(group))),
      callerIds: displayNum === '' ? undefined : [{ number: displayNum }],
      rows: sheet.rows.map(contactIn(sheet)),
    }),
    TE.map(({ created: campaign, outcomes }) => ({
      campaign,
      called: sheet.rows.filter((_, row) => outcomes[row]?.error?.kind !== 'Conflict'),
    })),
    orBroken,
  );
};
