import {
  notOffered,
  callRouting,
  whenConfigured,
  serve,
  notImplemented,
  applied,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { fromAgentRef, workNumbers } from '../mapping/agents.js';
import { concurrencyOffered, fromConcurrency, fromInboundChoice } from '../mapping/routing.js';
import type { Surfaces } from '../configured.js';
import { setCallNums, setTalkRight } from '../surfaces/gateway/wire/routing.js';
import { routes } from './routes.js';

// The vendor's pages: "Triggered Event: None", and no call that asks for the value.
const note = 'applied means that the gateway said so: no event tells of it';

const ofSession = {
  note,
  refs: { agent: workNumbers },
  waives: { 'read-back': 'nothing reads it back' },
  traits: { confirms: 'reply' },
} as const;

/** What needs no agent's session. */
const rest = [
  notOffered(
    callRouting.listCallerIds,
    'the vendor does not list the numbers that can be shown; API Fabric lists the access codes that customers dial (accessCodeInfo/queryAccessCodeList)',
  ),
  notImplemented(
    callRouting.blockNumbers,
    'CC-iSales blocklist/add, for outbound calls: at most 20 numbers with one end in a request, all or nothing',
  ),
  notImplemented(
    callRouting.unblockNumbers,
    'CC-iSales blocklist/delete, one number in each request; what it answers for one that is not listed was not read',
  ),
  notImplemented(
    callRouting.listBlockedNumbers,
    'CC-iSales blocklist/query; where in the reply its rows are was not read',
  ),
];

/** What is set in an agent's session. */
const ofSessions = ({ gateway }: Surfaces) => [
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
    { ...ofSession, without: { channel: 'the vendor sets it for all kinds of contact at once' } },
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
    { ...ofSession, ...concurrencyOffered },
  ),
];

export const routing = (surfaces: Surfaces) => [...ofSessions(surfaces), ...routes(surfaces), ...rest];
