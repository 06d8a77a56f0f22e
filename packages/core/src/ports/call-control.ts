import { Call, NewCall } from '../domain/live-call.js';
import { write } from '../operation/kinds/write.js';
import type { PortOf } from '../operation/operation.js';

/** The operations of {@link CallControl}. */
export const callControl = {
  /**
   * Places a call: one phone rings, and when it is answered, the other is called. `accepted` with the state `initiated`: what
   * comes of it is told by its record, whose `call` is the `id` here. Asked for twice, it calls twice, so it is never repeated
   * here: after a failure with the effect `maybe`, such as a `Timeout`, look into the records before asking again. `NotFound` for an
   * agent, an extension or a queue that is not there (`InvalidInput` where the provider calls all of it wrong), `Conflict` for an agent who is on a call or signed out.
   */
  place: write('calls.place', {
    summary: 'Place a call from the phone of an agent, an extension or a number',
    repeat: 'unsafe',
    reach: 'person',
    destroys: false,
    input: NewCall,
    value: Call,
  }),
} as const;

/** Calls, one by one. */
export interface CallControl extends PortOf<typeof callControl> {}
