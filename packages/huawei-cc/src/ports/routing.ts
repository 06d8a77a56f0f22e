import {
  notOffered,
  callRouting,
  whenConfigured,
  serve,
  notImplemented,
  type Written,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { fromAgentRef } from '../mapping/agents.js';
import { concurrencyOffered, fromConcurrency, fromInboundChoice } from '../mapping/routing.js';
import type { Sessions } from '../surfaces/gateway/sessions.js';
import { setCallNums, setTalkRight } from '../surfaces/gateway/wire/routing.js';

// The vendor's pages: "Triggered Event: None", and no call that asks for the value.
const note = 'applied means that the gateway said so: no event tells of it';

const applied = <A>(value: A): Written<A> => ({ value, outcome: 'applied', warnings: [] });

const readBack = { 'read-back': 'nothing reads it back' };

/** What needs no agent's session. */
const rest = [
  notOffered(
    callRouting.listCallerIds,
    'the vendor does not list the numbers that can be shown; API Fabric lists the access codes that customers dial (accessCodeInfo/queryAccessCodeList)',
  ),
  notImplemented(callRouting.listFlows, 'API Fabric ivrFlow/queryIVRFlowList'),
  notImplemented(callRouting.listEntryPoints, 'API Fabric accessCodeInfo/queryAccessCodeList'),
  notImplemented(callRouting.listRoutes, 'API Fabric calledRoute/queryCalledRoute'),
  notImplemented(callRouting.createRoute, 'API Fabric calledRoute/createCalledRoute'),
  notImplemented(callRouting.updateRoute, 'API Fabric calledRoute/modifyCalledRoute'),
  notImplemented(
    callRouting.removeRoute,
    'API Fabric calledRoute/deleteCalledRoute, one dnid in each request',
  ),
  notImplemented(callRouting.blockNumbers, 'CC-iSales blocklist/add, for outbound calls'),
  notImplemented(callRouting.unblockNumbers, 'CC-iSales blocklist/delete, one number in each request'),
  notImplemented(callRouting.listBlockedNumbers, 'CC-iSales blocklist/query'),
];

export const routing = (gateway: Sessions | undefined) => [
  serve(
    callRouting.setInboundEnabled,
    whenConfigured(
      'gatewayUrl',
      gateway,
      (sessions) => (choice, context) =>
        pipe(
          TE.fromEither(fromAgentRef(choice.agent)),
          TE.chain((agentId) =>
            sessions.ask(setTalkRight, agentId, { query: { ...fromInboundChoice(choice) } }, context),
          ),
          TE.map(() => applied(choice)),
        ),
    ),
    {
      note,
      without: { channel: 'the vendor sets it for all kinds of contact at once' },
      waives: readBack,
      traits: { confirms: 'reply' },
    },
  ),
  serve(
    callRouting.setConcurrency,
    whenConfigured(
      'gatewayUrl',
      gateway,
      (sessions) => (concurrency, context) =>
        pipe(
          TE.fromEither(fromAgentRef(concurrency.agent)),
          TE.chain((agentId) =>
            sessions.ask(setCallNums, agentId, { body: { json: fromConcurrency(concurrency) } }, context),
          ),
          TE.map(() => applied(concurrency)),
        ),
    ),
    { note, ...concurrencyOffered, waives: readBack, traits: { confirms: 'reply' } },
  ),
  ...rest,
];
