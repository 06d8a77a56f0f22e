import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { firstFailureOf, refusalOf, refuse } from '../failures.js';
import { digits, id, listOf, optional, shape, text, timestamp, zone } from '../shape.js';
import { agentTypeText, findAgent } from './agent-refs.js';
import { reading, type Route } from './call.js';
import { stray } from './envelope.js';

const mostPlans = 50;

const plans = shape({
  name: text(20),
  bak: optional(text(200)),
  scheduleStartTime: timestamp,
  scheduleEndTime: timestamp,
  customerPhoneNumberList: listOf(digits(3, 16), { min: 1, max: mostPlans }),
  executorId: id,
  agentID: id,
  agentType: agentTypeText,
  zoneId: optional(zone),
  zoneValue: optional(text(100)),
});

/** The instant rounded down to the minute. */
const minuteOf = (ms: number): string => new Date(ms - (ms % 60_000)).toISOString();

const addPlans = reading(plans, (input, call) =>
  pipe(
    TE.Do,
    TE.bind('executor', () => findAgent(call, input.agentType, input.executorId)),
    TE.bind('creator', () => findAgent(call, input.agentType, input.agentID)),
    TE.let('start', () => minuteOf(input.scheduleStartTime)),
    TE.let('end', () => minuteOf(input.scheduleEndTime)),
    TE.filterOrElse(
      ({ start, end }) => start < end,
      () => refuse('badRequest', 'scheduleEndTime must be later than scheduleStartTime'),
    ),
    TE.chain(({ executor, creator, start, end }) =>
      pipe(
        call.world.center.campaigns.scheduleCallbacks({
          name: input.name,
          note: input.bak,
          start,
          end,
          timeZone: input.zoneId,
          agent: { id: executor.id },
          createdBy: { id: creator.id },
          rows: input.customerPhoneNumberList.map((phoneNumber) => ({ phoneNumber })),
        }),
        TE.mapLeft(refusalOf()),
        TE.chain(firstFailureOf()),
        TE.map(({ outcomes }) =>
          outcomes.map(({ row, value }) => {
            const number = input.customerPhoneNumberList[row] ?? '';
            call.record('plan a contact', 'callback', input.name, executor.id, start, end, number);
            return stray(value?.id ?? '');
          }),
        ),
      ),
    ),
  ),
);

/** The calls about planned contacts, which the vendor has in its module `console`. */
export const callbackRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: 'console/contact-schedules/_batchAddInfos',
    token: 'company',
    envelope: { apiVersion: 'v6.0.0', kind: 'List', metaData: 'empty' },
    answer: addPlans,
  },
];
