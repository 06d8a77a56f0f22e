import { Secret, singleFlight, type ContactCenterError, type SharedValue } from '@cordboard/core/provider';
import type { Renewable } from '@cordboard/core/http';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Used } from './auth.js';
import { codes, isRefusal, sessionOver } from './codes.js';
import { closedError } from './sign-in.js';
import type { Ticket } from './ticket.js';
import type { UpdateGuidReply } from './wire/session.js';

type Task<A> = TE.TaskEither<ContactCenterError, A>;

/** What new Guids are obtained with. */
interface Parts {
  readonly ticket: Renewable<Ticket>;
  readonly shared: SharedValue<Ticket> | undefined;
  readonly update: (ticket: Ticket) => Task<UpdateGuidReply>;
  readonly isClosed: () => boolean;
}

/** The new Guids of an agent's session. */
export class GuidRenewal {
  readonly #parts: Parts;
  readonly #underWay = new Map<Ticket, Promise<E.Either<ContactCenterError, void>>>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Gets a new Guid for the same session, unless it has a newer one by now, from here or from another
   * process. When the gateway refuses that, too, the session is lost, and the next request signs the agent in
   * again.
   */
  refresh(used: Used): Task<void> {
    return async () => {
      const { ticket, guid } = used;
      if (this.#parts.isClosed()) return E.left(closedError);
      if (ticket.guid !== guid) return E.right(undefined);
      const finished = (): boolean => this.#underWay.delete(ticket);
      const underWay = this.#underWay.get(ticket) ?? this.#renew(used)().finally(finished);
      this.#underWay.set(ticket, underWay);
      return underWay;
    };
  }

  #renew({ ticket, guid }: Used): Task<void> {
    const { shared } = this.#parts;
    const isRefused = (found: Ticket): boolean =>
      found.isOfSession(ticket) && found.guid?.reveal() === guid?.reveal();
    const updated = this.#updated(ticket);
    const renewed =
      shared === undefined ? updated : singleFlight(shared, (found) => !isRefused(found), updated);
    return pipe(
      renewed,
      TE.map((found) => {
        if (!found.isOfSession(ticket)) this.#parts.ticket.discard(ticket);
        // A poll may have brought a newer one in the meantime.
        else if (ticket.guid === guid) ticket.follow(found);
      }),
      TE.orElse((error) => {
        const isLost = isRefusal(error, [codes.guidRefused, ...sessionOver]);
        if (isLost) this.#parts.ticket.discard(ticket);
        return isLost ? TE.right(undefined) : TE.left(error.with({ effect: 'none' }));
      }),
    );
  }

  #updated(ticket: Ticket): Task<Ticket> {
    return pipe(
      this.#parts.update(ticket),
      TE.map(({ result }) => {
        ticket.guid = new Secret(result.guid);
        return ticket;
      }),
    );
  }
}
