import {
  afterWrite,
  applied,
  failure,
  type Agent,
  type CallContext,
  type ContactCenterError,
  type CreateAgent,
  type Handler,
  type NewAgent,
  type Written,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { fromNewAgent, toNewAgent } from '../mapping/new-accounts.js';
import type { ApiFabric } from '../surfaces/api-fabric/surface.js';
import { createAccount } from '../surfaces/api-fabric/wire/accounts.js';
import { findAccount } from './accounts.js';
import { findQueue } from './queue-search.js';

type Result<A> = TE.TaskEither<ContactCenterError, A>;

const taken = failure('AlreadyExists', 'there is an agent of that username already');

/** No code says that a name is taken. */
const isFree = (api: ApiFabric, username: string, context: CallContext): Result<void> =>
  pipe(
    findAccount(api, { username }, context),
    TE.matchE(
      (error) => (error.kind === 'NotFound' ? TE.right(undefined) : TE.left(error)),
      () => TE.left(taken),
    ),
  );

/** No code says that a queue is not there. */
const areThere = (api: ApiFabric, { queues = [] }: NewAgent, context: CallContext): Result<unknown> =>
  pipe(
    queues,
    TE.traverseSeqArray(({ queue }) => findQueue(api, queue, context)),
  );

/** The username and the queues are looked up first; afterwards the account is, where the reply lacks its number. */
export const createAgent =
  (api: ApiFabric): Handler<CreateAgent, Written<Agent>> =>
  ({ agent }, context) =>
    pipe(
      TE.fromEither(fromNewAgent(agent, api.newAgents)),
      TE.chainFirst(({ userAccount }) => isFree(api, userAccount, context)),
      TE.chainFirst(() => areThere(api, agent, context)),
      TE.chain((request) =>
        pipe(
          api.ask(createAccount, { body: { json: request } }, context),
          TE.chain((reply) => {
            const made = toNewAgent(request, reply);
            return made === undefined
              ? afterWrite(
                  pipe(
                    findAccount(api, { username: request.userAccount }, context),
                    TE.map((found) => found.agent),
                  ),
                )
              : TE.right(made);
          }),
        ),
      ),
      TE.map((made) => applied(made)),
    );
