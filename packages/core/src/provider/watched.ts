import * as TE from 'fp-ts/lib/TaskEither.js';
import { failure, isContactCenterError, type ContactCenterError } from '../errors/contact-center-error.js';
import { orThrow } from '../errors/or-throw.js';
import type { TaskCall, WatchCall } from './calls-in.js';

const isIterable = (u: unknown): u is AsyncIterable<unknown> =>
  typeof u === 'object' && u !== null && Symbol.asyncIterator in u;

const unexpected = failure('Internal', 'the watch broke off');

/** A watch as callers see it: an iterable that opens with the first step and throws what ends it. */
export const watchCall =
  (call: TaskCall, named: (error: ContactCenterError) => ContactCenterError): WatchCall =>
  (input, options) => ({
    async *[Symbol.asyncIterator]() {
      const opened = await orThrow(call(input, options));
      if (!isIterable(opened)) return;
      try {
        yield* opened;
      } catch (error) {
        await orThrow(TE.left(isContactCenterError(error) ? named(error) : unexpected));
      }
    },
  });
