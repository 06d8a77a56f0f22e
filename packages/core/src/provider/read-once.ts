import type * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import { orThrow } from '../errors/or-throw.js';
import type { Download } from '../operation/kinds/download.js';

/** A piece of a file, or its end. */
export type Step = IteratorResult<Uint8Array, undefined>;

/** Asks for the next piece. */
export type Pull = () => Promise<E.Either<ContactCenterError, Step>>;

const isRead = failure('Conflict', 'the file is read once: download it again');

/** A file as callers read it. `first` was pulled already; `leave` is called when the reader goes away. */
export const readOnce = (pull: Pull, leave: () => void, first: Step): AsyncIterable<Uint8Array> => {
  let waiting: Step | undefined = first;
  let isTaken = false;
  const next = async (): Promise<Step> => {
    const step = waiting;
    waiting = undefined;
    return step ?? orThrow(pull);
  };
  const gone = async (): Promise<Step> => {
    leave();
    return Promise.resolve({ done: true, value: undefined });
  };
  return {
    [Symbol.asyncIterator]: () => {
      const refused = isTaken;
      isTaken = true;
      return refused ? { next: () => orThrow(TE.left(isRead)) } : { next, return: gone };
    },
  };
};

/** A file that tells when it is over, however that comes about. */
export const tellingEnd = (file: Download, over: () => void): Download => ({
  ...file,
  stream: {
    [Symbol.asyncIterator]: () => {
      const source = file.stream[Symbol.asyncIterator]();
      return {
        next: async () => {
          let isOver = true;
          try {
            const step = await source.next();
            isOver = step.done === true;
            return step;
          } finally {
            if (isOver) over();
          }
        },
        return: async () => {
          over();
          await source.return?.();
          return { done: true, value: undefined };
        },
      };
    },
  },
});

const hasStream = (u: object): u is { readonly stream: object } =>
  'stream' in u && typeof u.stream === 'object' && u.stream !== null;

/** Whether an answer is a file on its way. */
export const isDownload = (u: unknown): u is Download =>
  typeof u === 'object' && u !== null && hasStream(u) && Symbol.asyncIterator in u.stream;
