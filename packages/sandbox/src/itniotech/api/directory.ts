import { createHash } from 'node:crypto';
import type { Agent, ContactCenterError, Queue, QueueId } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { every } from '../../every.js';
import { applicationsIn } from '../settings.js';
import type { ItniotechState } from '../state.js';
import type { Refusal } from './codes.js';
import { orBroken } from './effects.js';
import type { ItniotechWorld } from './route.js';

/** A seat: an agent of the center, or one that was deleted. */
export interface Seat {
  readonly agent: Agent;
  readonly account: string;
  readonly ccode: string | null;
  /** MD5, as the vendor returns it. */
  readonly password: string;
  readonly isDeleted: boolean;
}

export const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** The one group of a seat. */
export const groupOf = ({
  queues = [],
}: Agent): { readonly id: QueueId; readonly name?: string } | undefined => queues[0];

/** An agent as a seat. */
export const seatOf =
  ({ seatExtras, deletedSeats }: ItniotechState) =>
  (agent: Agent): Seat => {
    const { account, password } = seatExtras.get(agent.id) ?? {};
    return {
      agent,
      account: account ?? agent.username ?? `sandbox_${agent.number ?? agent.id}`,
      ccode: agent.callingCode ?? null,
      password: password ?? md5(`sandbox seat ${agent.id}`),
      isDeleted: deletedSeats.has(agent.id),
    };
  };

/** Whether the center's own agents are all there is. */
export const isUntouched = ({ deletedSeats }: ItniotechState): boolean => deletedSeats.size === 0;

/** Every seat, the deleted ones last. */
export const allSeats = ({
  center,
  state,
}: ItniotechWorld): TE.TaskEither<ContactCenterError, readonly Seat[]> =>
  pipe(
    every(center.agents.list, { role: 'agent' }),
    TE.map((agents) => [...agents, ...state.deletedSeats.values()].map(seatOf(state))),
  );

/** Every seat that is not deleted. */
export const liveSeats = (world: ItniotechWorld): TE.TaskEither<ContactCenterError, readonly Seat[]> =>
  pipe(
    allSeats(world),
    TE.map((seats) => seats.filter(({ isDeleted }) => !isDeleted)),
  );

/** Every group. */
export const allGroups = ({ center }: ItniotechWorld): TE.TaskEither<ContactCenterError, readonly Queue[]> =>
  every(center.queues.list, {});

/** The customer's applications. */
export const applicationsOf = ({ options }: ItniotechWorld): readonly string[] =>
  applicationsIn(options.itniotech ?? {});

/** The application of a group. */
export const applicationOf = (world: ItniotechWorld, group: number): string =>
  world.state.applicationOf.get(group) ?? applicationsOf(world)[0] ?? '';

/** How many seats the license allows. */
export const seatLicense = ({ options }: ItniotechWorld): number => options.itniotech?.seats ?? 1000;

/** How many seats the license still allows. */
export const seatsLeft = (world: ItniotechWorld): TE.TaskEither<ContactCenterError, number> =>
  pipe(
    liveSeats(world),
    TE.map((seats) => Math.max(0, seatLicense(world) - seats.length)),
  );

/** The group, or the code that the call has for one that does not exist. */
export const existingGroup = (
  world: ItniotechWorld,
  group: number,
  refusal: Refusal,
): TE.TaskEither<Refusal, Queue> =>
  pipe(
    orBroken(allGroups(world)),
    TE.chain((groups) =>
      pipe(
        groups.find(({ id }) => id === String(group)),
        TE.fromNullable(refusal),
      ),
    ),
  );

/** The names of all groups by id. */
export const groupNames = (world: ItniotechWorld): TE.TaskEither<Refusal, ReadonlyMap<number, string>> =>
  pipe(
    orBroken(allGroups(world)),
    TE.map((groups) => new Map(groups.map(({ id, name = '' }) => [Number(id), name]))),
  );
