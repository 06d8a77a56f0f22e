import { absent, callRouting, native, planned, type Written } from '@cordboard/core';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Client } from '../client.js';
import { fromAgentRef, fromConcurrency, fromInboundChoice } from '../mapping/routing.js';
import { setCallNums, setTalkRight } from '../wire/routing.js';

// The vendor's pages: "Triggered Event: None", and no call that asks for the value.
const note = 'applied means that the gateway said so: no event tells of it, nothing reads it back';

const applied = <A>(value: A): Written<A> => ({ value, outcome: 'applied', warnings: [] });

export const routing = (client: Client) => [
  native(
    callRouting.setInboundEnabled,
    (choice, context) =>
      pipe(
        TE.fromEither(fromAgentRef(choice.agent)),
        TE.chain((agentId) =>
          client.ask(setTalkRight, agentId, { query: { ...fromInboundChoice(choice) } }, context),
        ),
        TE.map(() => applied(choice)),
      ),
    { note },
  ),
  native(
    callRouting.setConcurrency,
    (concurrency, context) =>
      pipe(
        TE.fromEither(fromAgentRef(concurrency.agent)),
        TE.chain((agentId) =>
          client.ask(setCallNums, agentId, { json: fromConcurrency(concurrency) }, context),
        ),
        TE.map(() => applied(concurrency)),
      ),
    { note },
  ),
  absent(
    callRouting.listCallerIds,
    'numbers to show are listed nowhere; API Fabric lists the access codes that customers dial (accessCodeInfo/queryAccessCodeList)',
  ),
  planned(callRouting.listFlows, 'API Fabric ivrFlow/queryIVRFlowList'),
  planned(callRouting.blockNumbers, 'CC-iSales blacklist, for outbound calls'),
];
