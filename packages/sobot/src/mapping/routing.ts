import {
  CallerIdStatus,
  failureOf,
  FlowId,
  type RequestOutcome,
  type BlockedNumber,
  type CallerId,
  type CallerIdQuery,
  type CallFlow,
  type Problem,
} from '@cordboard/core/provider';
import type {
  ForbiddenNumberReply,
  ForbiddenNumberRequest,
  IvrFlow,
  RelayNumber,
  RelayNumberRequest,
} from '../surfaces/api/wire/routing.js';
import { fromPhoneNumber, numberOf, proseOf, textOf, wordsBy } from './values.js';

/** The vendor's largest page of flows is its own. */
export const flowPages = { defaultSize: 50, maxSize: 50 } as const;

const enabledCodes = { disabled: 0, enabled: 1, canceled: 2 } as const satisfies Partial<
  Record<CallerIdStatus, number>
>;
const statusFor = wordsBy<CallerIdStatus, number>(CallerIdStatus, enabledCodes);

const isTold = (status: CallerIdStatus): status is keyof typeof enabledCodes =>
  Object.hasOwn(enabledCodes, status);

/**
 * An empty list of states means no filter. `undefined`: nothing can match, because the vendor tells none of the states
 * asked for.
 */
export const fromCallerIdQuery = ({ status = [] }: CallerIdQuery): RelayNumberRequest | undefined => {
  const told = (status.length === 0 ? (['enabled'] as const) : status).filter(isTold);
  return told.length === 0 ? undefined : { enabled: told.map((word) => enabledCodes[word]) };
};

const stateIn = (enabled: RelayNumber['enabled']) =>
  typeof enabled === 'object' && enabled !== null
    ? { code: textOf(enabled.enabledCode), label: proseOf(enabled.enabledName) }
    : { code: textOf(enabled), label: undefined };

export const toCallerId = (row: RelayNumber): CallerId => {
  const { code, label } = stateIn(row.enabled);
  return {
    number: row.gatewayNumber.trim(),
    status: statusFor(numberOf(code)) ?? 'unknown',
    alias: proseOf(row.alias),
    note: proseOf(row.remark),
    native: code === undefined ? undefined : { status: { code, label } },
  };
};

export const toCallFlow = (row: IvrFlow): CallFlow => ({
  id: FlowId(row.code.trim()),
  name: row.name,
  note: proseOf(row.remarks),
});

const callTypes: Readonly<Record<BlockedNumber['direction'], number>> = { inbound: 2, outbound: 3 };

export const fromBlockedNumber = (row: BlockedNumber): ForbiddenNumberRequest => ({
  callNumber: fromPhoneNumber(row.number),
  numberType: 1,
  callType: callTypes[row.direction],
  enabled: row.enabled === false ? 0 : 1,
  expirationTime: row.expiresOn,
  zoneId: row.timeZone,
  description: row.note,
});

const fields: ReadonlyMap<string, keyof BlockedNumber> = new Map([
  ['callNumber', 'number'],
  ['callType', 'direction'],
  ['enabled', 'enabled'],
  ['expirationTime', 'expiresOn'],
  ['zoneId', 'timeZone'],
  ['description', 'note'],
]);

interface RefusedRow extends Problem {
  /** From 0. */
  readonly row: number;
}

// The documented form of a refusal, and the only place that names the row: the number in the first brackets
// counts from 1, the second hold the field. What follows is the value, which is not read.
const sentence = /^[^【]*【\s*(\d{1,6})\s*】(?:[^【]*【\s*([A-Za-z]+)\s*】)?/;

const refusedIn = (details: readonly string[], rows: number): readonly RefusedRow[] =>
  details.flatMap((detail) => {
    const match = sentence.exec(detail);
    const row = Number(match?.[1] ?? 0) - 1;
    const path = fields.get(match?.[2] ?? '') ?? '';
    return row < 0 || row >= rows ? [] : [{ row, path, message: 'was refused by the vendor' }];
  });

/** The answer for each row of an import: rows named by a sentence failed, the others were applied. */
export const toBlockAnswer = (rows: number, reply: ForbiddenNumberReply): RequestOutcome<object> => {
  const details = reply.details ?? [];
  const refused = refusedIn(details, rows);
  const named = new Set(refused.map(({ row }) => row)).size;
  const unread = details.length - refused.length;
  const counted = Math.max(numberOf(reply.failedCount) ?? 0, named + unread);
  return {
    rows: Array.from({ length: rows }, (_, i) => {
      const problems = refused.filter(({ row }) => row === i).map(({ path, message }) => ({ path, message }));
      return problems.length === 0
        ? { outcome: 'applied' }
        : { outcome: 'failed', error: failureOf('InvalidInput', 'invalid row', problems) };
    }),
    warnings:
      counted > named
        ? [
            {
              message:
                'the vendor counts more refused rows than it names: of the rows reported as applied, some may not be',
            },
          ]
        : [],
  };
};
