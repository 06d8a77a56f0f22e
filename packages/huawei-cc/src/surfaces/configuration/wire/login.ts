import { looseObject, type Secret } from '@cordboard/core/provider';
import { json, orNothing, reads, type SurfaceCall } from '@cordboard/core/http';
import * as O from 'fp-ts/lib/Option.js';
import type * as t from 'io-ts';
import { Text } from '../../api-fabric/wire/values.js';
import { resource } from '../../gateway/wire/envelope.js';

export interface LoginRequest {
  /** The number of an administrator, or that of the virtual center plus 100 000 or 1 000 000. */
  readonly agentId: number;
  readonly password: Secret;
}

export const LoginReply = looseObject(
  'HuaweiLoginReply',
  {},
  { result: orNothing(looseObject('HuaweiLogin', {}, { guid: Text })) },
);
export type LoginReply = t.TypeOf<typeof LoginReply>;

/** CEC interface reference, C5: login to the configuration. It changes nothing that anybody could see. */
export const login: SurfaceCall<LoginReply> = {
  endpoint: reads('POST', `${resource}/config/login`),
  answer: json(LoginReply, O.some({})),
};
