import { isContactCenterError } from '@cordboard/core';
import { orThrow, paginate, type ContactCenter } from '@cordboard/core/fp';
import type { OperationName } from '@cordboard/core/provider';
import type { LedgerEntry, Sandbox } from '@cordboard/sandbox';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';

/** What an operation answers. */
export type Answer = E.Either<unknown, unknown>;

interface Row {
  readonly row: number;
  readonly outcome: string;
  readonly error?: { readonly kind: string } | undefined;
}

const isRow = (u: unknown): u is Row => typeof u === 'object' && u !== null && 'outcome' in u && 'row' in u;

const rowsOf = (value: unknown): readonly Row[] | undefined =>
  typeof value === 'object' && value !== null && 'outcomes' in value && Array.isArray(value.outcomes)
    ? value.outcomes.filter(isRow)
    : undefined;

const effects: Readonly<Record<string, string>> = { failed: 'none', unknown: 'maybe' };

const tellingOf = ({ outcome, error }: Row): string => {
  const effect = effects[outcome];
  return effect === undefined ? 'success' : `${error?.kind ?? 'no kind'}, ${effect}`;
};

/**
 * What a client was told, in short: `success`, or kind and effect of the failure. Of a bulk write, what it was told of
 * a stretch of rows, every telling once.
 */
export const tellingsOf = (answer: Answer, firstRow = 0, endRow = Infinity): readonly string[] => {
  if (E.isLeft(answer)) {
    const error = answer.left;
    return [isContactCenterError(error) ? `${error.kind}, ${error.effect}` : 'something that is no error'];
  }
  const rows = rowsOf(answer.right);
  if (rows === undefined) return ['success'];
  return [...new Set(rows.filter(({ row }) => row >= firstRow && row < endRow).map(tellingOf))];
};

const Made = t.type({ created: t.UnknownRecord });

/** Whether a bulk write told what all its rows made. */
export const tellsMade = (answer: Answer): boolean => E.isRight(answer) && Made.is(answer.right);

const Warned = t.type({ warnings: t.readonlyArray(t.unknown) });

/** The same of a write that may succeed in part: with warnings then. */
export const tellingsInPart = (answer: Answer): readonly string[] =>
  E.isRight(answer) && Warned.is(answer.right) && answer.right.warnings.length > 0
    ? ['success, with warnings']
    : tellingsOf(answer);

/** What is true at the vendor. */
export interface Truth {
  /** How often something was done, by the ledger. */
  readonly effects: number;
  /** What can be read there. */
  readonly state: string;
}

const listsOf = ({ agents, queues, routing, campaigns, records }: ContactCenter) => [
  paginate(agents.list)({}),
  paginate(agents.listExtensions)({}),
  paginate(queues.list)({}),
  paginate(queues.listMembers)({}),
  paginate(routing.listCallerIds)({ status: ['enabled', 'disabled', 'canceled', 'expired'] }),
  paginate(routing.listBlockedNumbers)({}),
  paginate(routing.listRoutes)({}),
  paginate(records.list)({ from: '2025-01-01T00:00:00Z', to: '2030-01-01T00:00:00Z' }),
  paginate(campaigns.list)({}),
  paginate(campaigns.importResult)({ campaign: { code: 'spring2026' } }),
  paginate(campaigns.listContacts)({ campaign: { code: 'spring2026' } }),
  paginate(campaigns.listContacts)({ campaign: { code: 'winback01' } }),
];

/**
 * Times are left out: they show how often something was written, even when it was the same every time. So is what agents are doing, and for which
 * queues: a sign-in that a write needs changes it, whatever becomes of the write.
 */
const stateOf = async (center: ContactCenter): Promise<string> => {
  const items: unknown[] = [];
  for (const list of listsOf(center)) for await (const item of list) items.push(item);
  for (const { id } of (await orThrow(center.queues.list({}))).items) {
    items.push(await orThrow(center.queues.getSettings({ queue: id })));
  }
  return JSON.stringify(items, (key, value: unknown) =>
    key === 'presence' || key === 'joined' || key.endsWith('At') ? undefined : value,
  );
};

/** The effects of requests, without the sign-ins that something else needed. */
export const effectsOf = ({ ledger }: Sandbox, operation: OperationName): readonly LedgerEntry[] =>
  ledger.entries().filter(({ effect }) => effect !== 'sign in' || operation === 'presence.signIn');

export const truthOf = async (sandbox: Sandbox, operation: OperationName): Promise<Truth> => ({
  effects: effectsOf(sandbox, operation).length,
  state: await stateOf(sandbox.center),
});
