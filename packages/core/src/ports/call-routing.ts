import { NoValue } from '../domain/common.js';
import {
  BlockedNumber,
  BlockNumbers,
  CallerId,
  CallerIdQuery,
  CallFlow,
  Concurrency,
  FlowQuery,
  InboundChoice,
} from '../domain/routing.js';
import { bulk } from '../operation/kinds/bulk.js';
import { list } from '../operation/kinds/list.js';
import { write } from '../operation/kinds/write.js';
import type { PortOf } from '../operation/operation.js';

/** The operations of {@link CallRouting}. */
export const callRouting = {
  /** Lets inbound calls reach an agent, or not. The agent stays signed in and may call out. */
  setInboundEnabled: write('routing.setInboundEnabled', {
    summary: 'Let inbound calls reach an agent, or not',
    repeat: 'safe',
    reach: 'person',
    destroys: false,
    input: InboundChoice,
    value: InboundChoice,
  }),
  /** Sets how many contacts of a channel an agent may hold at once, 1–60. */
  setConcurrency: write('routing.setConcurrency', {
    summary: 'Set how many contacts of a channel an agent may hold at once',
    repeat: 'safe',
    reach: 'account',
    destroys: false,
    input: Concurrency,
    value: Concurrency,
  }),
  /** One page of the numbers that can be shown to the called party; enabled ones unless `status` says otherwise. */
  listCallerIds: list('routing.listCallerIds', {
    summary: 'List the caller ids of the center',
    query: CallerIdQuery,
    item: CallerId,
    identity: ({ number, alias }) => JSON.stringify([number, alias ?? null]),
  }),
  /** One page of the published call flows. */
  listFlows: list('routing.listFlows', {
    summary: 'List published call flows',
    query: FlowQuery,
    item: CallFlow,
    identity: ({ id }) => id,
  }),
  /** Puts numbers on the do-not-call list of a direction; one outcome per row, also when only some are refused. */
  blockNumbers: bulk('routing.blockNumbers', {
    summary: 'Put numbers on the do-not-call list, in bulk',
    repeat: 'safe',
    reach: 'account',
    destroys: false,
    header: BlockNumbers,
    row: BlockedNumber,
    value: NoValue,
  }),
} as const;

/** Which calls reach whom, and under which number they go out. */
export interface CallRouting extends PortOf<typeof callRouting> {}
