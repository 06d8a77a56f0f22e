import type { ContactCenterError } from '@cordboard/core/provider';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { SandboxRequest } from '../../http.js';
import type { World } from '../../world.js';
import type { Refusal } from './codes.js';

/** Records an effect under a key that the same request has again. */
export const record = ({ ledger }: World, request: SandboxRequest, effect: string): void => {
  const { path, query, body } = request;
  ledger.record({ vendor: 'itniotech', request, effect, key: ledger.keyOf(path, query.toString(), body) });
};

/** A failure of the center that the call cannot have caused. */
export const orBroken: <A>(call: TE.TaskEither<ContactCenterError, A>) => TE.TaskEither<Refusal, A> =
  TE.mapLeft(() => '-18');
