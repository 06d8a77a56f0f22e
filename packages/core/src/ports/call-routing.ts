import { NoValue } from '../domain/common.js';
import {
  CreateRoute,
  EntryPoint,
  EntryPointQuery,
  OneRoute,
  Route,
  RouteQuery,
  UpdateRoute,
} from '../domain/route.js';
import {
  BlockedNumber,
  BlockedNumberQuery,
  BlockedNumberRef,
  BlockNumbers,
  CallerId,
  CallerIdQuery,
  CallFlow,
  Concurrency,
  FlowQuery,
  InboundChoice,
  UnblockNumbers,
} from '../domain/routing.js';
import { bulk } from '../operation/kinds/bulk.js';
import { list } from '../operation/kinds/list.js';
import { write } from '../operation/kinds/write.js';
import type { PortOf } from '../operation/operation.js';

/** The operations of {@link CallRouting}. */
export const callRouting = {
  /**
   * Lets inbound contacts reach an agent, or not: those of one channel, or of all. The agent stays signed in and may call
   * out. `unchanged` where it was so already, if the provider can tell.
   */
  setInboundEnabled: write('routing.setInboundEnabled', {
    summary: 'Let inbound contacts reach an agent, or not',
    repeat: 'safe',
    reach: 'person',
    destroys: false,
    input: InboundChoice,
    value: InboundChoice,
  }),
  /**
   * Sets how many contacts of a channel an agent may hold at once. `InvalidInput` for more than the provider's
   * `limits.concurrency`.
   */
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
  /** One page of what customers dial or open to reach the center. */
  listEntryPoints: list('routing.listEntryPoints', {
    summary: 'List what customers dial or open',
    query: EntryPointQuery,
    item: EntryPoint,
    identity: ({ address, channel }) => JSON.stringify([address, channel ?? null]),
  }),
  /** One page of the published call flows. */
  listFlows: list('routing.listFlows', {
    summary: 'List published call flows',
    query: FlowQuery,
    item: CallFlow,
    identity: ({ id }) => id,
  }),
  /** One page of the routes: where each entry point leads. A filter that matches nothing gives an empty page. */
  listRoutes: list('routing.listRoutes', {
    summary: 'List where entry points lead',
    query: RouteQuery,
    item: Route,
    identity: ({ id }) => id,
  }),
  /**
   * Leads the contacts of an entry point to a queue or a call flow. `AlreadyExists` when the entry has a route for the
   * same extension, or the chosen id is taken; `NotFound` for a target that is not there.
   */
  createRoute: write('routing.createRoute', {
    summary: 'Lead an entry point to a queue or a call flow',
    repeat: 'unsafe',
    reach: 'account',
    destroys: false,
    input: CreateRoute,
    value: Route,
  }),
  /**
   * Leads a route to another target; its entry never changes. `unchanged` where it leads there already, `NotFound` for an
   * unknown route or target, `Conflict` for a route that is not `editable`.
   */
  updateRoute: write('routing.updateRoute', {
    summary: 'Lead a route to another queue or call flow',
    repeat: 'safe',
    reach: 'account',
    destroys: false,
    input: UpdateRoute,
    value: Route,
  }),
  /**
   * Removes one route; other routes of its entry stay. `NotFound` when there is none, `Conflict` for one that is not
   * `removable`.
   */
  removeRoute: write('routing.removeRoute', {
    summary: 'Remove a route',
    repeat: 'unsafe',
    reach: 'account',
    destroys: true,
    input: OneRoute,
    value: OneRoute,
  }),
  /**
   * Puts numbers on the do-not-call list of a direction; one outcome per row, also when only some are refused. A number
   * that is listed so already is `unchanged`; with other fields it gets those. `NotFound` for a row that names an
   * unknown list.
   */
  blockNumbers: bulk('routing.blockNumbers', {
    summary: 'Put numbers on the do-not-call list, in bulk',
    repeat: 'safe',
    reach: 'account',
    destroys: false,
    header: BlockNumbers,
    row: BlockedNumber,
    value: NoValue,
  }),
  /**
   * Takes numbers off the do-not-call list of a direction, whatever they were put there with; one outcome per row. A
   * number that is not listed is `unchanged`. `NotFound` for a row that names an unknown list.
   */
  unblockNumbers: bulk('routing.unblockNumbers', {
    summary: 'Take numbers off the do-not-call list, in bulk',
    repeat: 'safe',
    reach: 'account',
    destroys: true,
    header: UnblockNumbers,
    row: BlockedNumberRef,
    value: NoValue,
  }),
  /**
   * One page of the do-not-call lists, with the numbers that are disabled or expired; an unknown list has none. Each item
   * can be passed to {@link CallRouting.blockNumbers} as a row. A provider may mask the digits of what it lists.
   */
  listBlockedNumbers: list('routing.listBlockedNumbers', {
    summary: 'List the numbers on the do-not-call list',
    query: BlockedNumberQuery,
    item: BlockedNumber,
    identity: ({ number, direction, list: id }) => JSON.stringify([direction, id ?? null, number]),
  }),
} as const;

/** Which calls reach whom, and under which number they go out. */
export interface CallRouting extends PortOf<typeof callRouting> {}
