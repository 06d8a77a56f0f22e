import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Page, PageRequest } from '../domain/common.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import { numberedPage, type NumberedPage, type PageSizes } from './cursor.js';

/** Serves a list whose pages have numbers: finds out which one a query means, asks for it, and makes it a page of ours. */
export const listByNumber =
  <R, A>(
    query: PageRequest,
    sizes: PageSizes,
    ask: (asked: NumberedPage) => TaskEither<ContactCenterError, R>,
    toPage: (asked: NumberedPage, reply: R) => Page<A>,
  ): TaskEither<ContactCenterError, Page<A>> =>
  async () => {
    const asked = numberedPage(query, sizes);
    if (E.isLeft(asked)) return asked;
    const reply = await ask(asked.right)();
    return E.isLeft(reply) ? reply : E.right(toPage(asked.right, reply.right));
  };
