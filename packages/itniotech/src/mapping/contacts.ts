import {
  CallId,
  ContactId,
  type CampaignContact,
  type ContactOutcome,
  type ContactQuery,
  type ContactState,
  type SentPage,
} from '@cordboard/core/provider';
import type { TaskDetailReply, TaskDetailRequest, TaskNumberReply } from '../surfaces/api/wire/contacts.js';
import { Loose } from '../surfaces/api/wire/values.js';
import { toPage } from './pages.js';
import { countOf, keyIdOf, numberIdOf, optional, textOf, withoutPlus } from './values.js';

interface Meaning {
  readonly state: ContactState;
  readonly label: string;
  readonly outcome?: ContactOutcome;
}

/** The vendor's `status` of a number. One that was called was not necessarily reached. */
const meanings: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['1', { state: 'in-progress', label: 'in progress' }],
  ['5', { state: 'pending', label: 'not called' }],
  ['7', { state: 'done', outcome: 'failed', label: 'abnormal' }],
  ['9', { state: 'done', label: 'called' }],
]);

const toState = (status: Loose): Pick<CampaignContact, 'state' | 'outcome' | 'native'> => {
  const code = textOf(status);
  if (code === undefined) return { state: 'unknown' };
  const { state = 'unknown', outcome, label } = meanings.get(code) ?? {};
  return { state, outcome, native: { code, label } };
};

const fromStates = (states: NonNullable<ContactQuery['states']>): readonly number[] =>
  [...meanings].flatMap(([code, { state }]) => (states.some((each) => each === state) ? [Number(code)] : []));

/** What else the customer's file says of a number. */
const columnsOf = (row: TaskNumberReply): Readonly<Record<string, string>> | undefined => {
  const columns = Object.entries<unknown>({ ...row }).flatMap(([name, value]): [string, string][] => {
    const text = /^var\d+$/u.test(name) && Loose.is(value) ? textOf(value) : undefined;
    return text === undefined ? [] : [[name, text]];
  });
  return columns.length === 0 ? undefined : Object.fromEntries(columns);
};

const labelsOf = (label: TaskNumberReply['labelName']): readonly string[] | undefined =>
  typeof label === 'object' && label !== null ? label : textOf(label)?.split(/\s*,\s*/u);

/** A number of a task. */
export const toContact = (row: TaskNumberReply): CampaignContact => {
  const call = textOf(row.callId);
  return {
    id: ContactId(keyIdOf(row)),
    phoneNumber: textOf(row.encryptCalled) ?? '',
    ...toState(row.status),
    note: textOf(row.remark),
    fields: columnsOf(row),
    attempts: countOf(row.callCount),
    lastCall: CallId.codec.is(call) ? call : undefined,
    agentName: textOf(row.seatName),
    queueName: textOf(row.sipGroupName),
    labels: labelsOf(row.labelName),
    failure: textOf(row.errorReason),
  };
};

/** Our filters as the vendor's; absent for a queue that the vendor cannot have. */
export const fromContactQuery = (
  key: number,
  { states, number, queue, labels }: ContactQuery,
): TaskDetailRequest['params'] | undefined => {
  const sipGroupId = optional(numberIdOf)(queue);
  if (queue !== undefined && sipGroupId === undefined) return undefined;
  return {
    taskId: String(key),
    called: optional(withoutPlus)(number),
    sipGroupId,
    labelNames: labels,
    statusList: optional(fromStates)(states),
  };
};

export const toContactPage = (reply: TaskDetailReply): SentPage<CampaignContact> =>
  toPage(reply, keyIdOf, (rows) => rows.map(toContact));
