import type { BlockedNumber, CallerId, CallerIdQuery } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { firstFailureOf, refusalOf } from '../failures.js';
import {
  among,
  anything,
  type Check,
  day,
  type Found,
  listOf,
  optional,
  orElse,
  phone,
  shape,
  text,
  zone,
} from '../shape.js';
import { reading, type Call, type Route } from './call.js';
import { allOf } from './pages.js';

const fields = {
  callNumber: phone,
  numberType: among(1),
  callType: among(2, 3),
  enabled: among(0, 1),
  expirationTime: optional(day),
  zoneId: optional(zone),
  description: optional(text(200)),
};

type Field = keyof typeof fields;

/** Two wordings are documented for the same thing, the first for `numberType`, the second for `callType`. */
const wordings = {
  first: (row: number, field: Field, content: string, right: string): string =>
    `NO【${row}】,【${field}】,Content【${content}】,【Reference:${right}】`,
  second: (row: number, field: Field, content: string, right: string): string =>
    `Entry【${row}】, 【${field}】, content 【${content}】, 【Refer to: ${right}】`,
} as const;

/** The expected value of a field, and the wording to use. */
const references: Readonly<Record<Field, readonly [right: string, wording: keyof typeof wordings]>> = {
  callNumber: ['phone number', 'first'],
  numberType: ['1-number', 'first'],
  callType: ['2-Inbound,3-Outbound', 'second'],
  enabled: ['0-Disable,1-Enable', 'second'],
  expirationTime: ['yyyy-MM-dd', 'first'],
  zoneId: ['zoneId', 'second'],
  description: ['200 characters', 'first'],
};

const isField = (key: string): key is Field => Object.hasOwn(fields, key);

/** A row as it comes: an unknown field refuses all rows, a wrong value only its row. */
const looseRow = shape({
  callNumber: anything,
  numberType: anything,
  callType: anything,
  enabled: anything,
  expirationTime: anything,
  zoneId: anything,
  description: anything,
} satisfies Record<Field, Check<unknown>>);

/** A sentence for each invalid field of a row. */
const mistakesOf = (entry: Found<typeof looseRow>, rowNumber: number): readonly string[] =>
  Object.keys(fields)
    .filter(isField)
    .filter((field) => E.isLeft(fields[field](entry[field])))
    .map((field) => {
      const [right, wording] = references[field];
      const content = entry[field];
      const shown = typeof content === 'string' || typeof content === 'number' ? String(content) : '';
      return wordings[wording](rowNumber, field, shown, right);
    });

const row = shape(fields);

const directions = { 2: 'inbound', 3: 'outbound' } as const;

const toBlocked = (entry: Found<typeof row>): BlockedNumber => ({
  number: entry.callNumber,
  direction: directions[entry.callType],
  enabled: entry.enabled === 1,
  expiresOn: entry.expirationTime,
  timeZone: entry.zoneId,
  note: entry.description,
});

const block = (call: Call, rows: readonly BlockedNumber[]) =>
  pipe(
    call.world.center.routing.blockNumbers({ rows }),
    TE.mapLeft(refusalOf()),
    TE.chain(firstFailureOf()),
    TE.map(({ outcomes }) => {
      for (const { row: i, outcome } of outcomes) {
        const blocked = rows[i];
        if (blocked === undefined || outcome !== 'applied') continue;
        call.record(`block a number, ${blocked.direction}`, 'block', blocked.direction, blocked.number);
      }
    }),
  );

/**
 * Imports the valid rows and always answers 200. `successCount` counts the rows that came in and
 * `failedCount` the sentences, so that the two do not add up, as in the documented sample.
 */
const importNumbers = reading(listOf(looseRow, { min: 1 }), (entries, call) => {
  const details = entries.flatMap((entry, i) => mistakesOf(entry, i + 1));
  const right = entries.flatMap((entry) =>
    pipe(
      row(entry),
      E.match(
        () => [],
        (found) => [toBlocked(found)],
      ),
    ),
  );
  return pipe(
    block(call, right),
    TE.map(() => ({ successCount: entries.length, failedCount: details.length, details })),
  );
});

type Status = NonNullable<CallerIdQuery['status']>[number];

const statuses = { 0: 'disabled', 1: 'enabled', 2: 'canceled' } as const satisfies Record<number, Status>;

/** Localized by the `language` of the request. */
const enabledNames = {
  en: {
    enabled: [1, 'Enabling'],
    disabled: [0, 'Disabled'],
    canceled: [2, 'Cancelled'],
    expired: [-1, 'Unknown'],
    unknown: [-1, 'Unknown'],
  },
  zh: {
    enabled: [1, '启用'],
    disabled: [0, '停用'],
    canceled: [2, '已取消'],
    expired: [-1, '未知'],
    unknown: [-1, '未知'],
  },
} as const;

const toRelayNumber =
  (language: keyof typeof enabledNames) =>
  ({ number, alias, note, status }: CallerId) => {
    const [enabledCode, enabledName] = enabledNames[language][status];
    return {
      gatewayNumber: number,
      alias: alias ?? null,
      remark: note ?? null,
      enabled: { enabledCode, enabledName },
    };
  };

const relaySearch = shape({ enabled: orElse(listOf(among(0, 1, 2)), [1]) });

const searchRelayNumbers = reading(relaySearch, ({ enabled }, { world, language }) =>
  pipe(
    allOf(world.center.routing.listCallerIds, { status: enabled.map((code) => statuses[code]) }),
    TE.map((callerIds) => callerIds.map(toRelayNumber(language))),
  ),
);

/** The calls about phone numbers: blocked ones, and those shown to customers. */
export const numberRoutes: readonly Route[] = [
  {
    method: 'PUT',
    path: 'config/blacklist/batch',
    token: 'company',
    envelope: { apiVersion: '6.2', kind: 'BatchDetail', metaData: 'empty' },
    answer: importNumbers,
  },
  {
    method: 'POST',
    path: 'config/api/gatewayNumber/search',
    token: 'agent',
    envelope: { apiVersion: '6.0.0', reason: 'Success', kind: 'List', metaData: 'empty', ret: true },
    answer: searchRelayNumbers,
  },
];
