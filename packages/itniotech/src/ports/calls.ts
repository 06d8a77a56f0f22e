import {
  accepted,
  callControl,
  serve,
  whenConfigured,
  type Call,
  type Handler,
  type NewCall,
  type Written,
} from '@cordboard/core/provider';
import { flow, pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { VoicePrefix } from '../config.js';
import { aboutPlacing, fromNewCall, toCall } from '../mapping/calls.js';
import type { Api } from '../surfaces/api/surface.js';
import { sendSip } from '../surfaces/api/wire/calls.js';

/** Itniotech Voice API, Send SIP call (`sendSip`). */
const placeWith =
  (api: Api, prefix: VoicePrefix) =>
  (appId: string): Handler<NewCall, Written<Call>> =>
  (call, context) =>
    pipe(
      TE.fromEither(fromNewCall(call, appId)),
      TE.chain((json) => api.ask(sendSip(prefix), { body: { json } }, context)),
      TE.map(flow(toCall, accepted)),
    );

/** Calls from desk phones; agents' calls are in the vendor's client for browsers. */
export const calls = (api: Api, prefix: VoicePrefix, appId: string | undefined) => [
  serve(callControl.place, whenConfigured('appId', appId, placeWith(api, prefix)), {
    ...aboutPlacing,
    note: 'from a desk phone, to a number of 7 to 15 digits; its record has the id of the call',
  }),
];
