import { setTimeout } from 'node:timers/promises';
import { inspect } from 'node:util';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import {
  AgentId,
  isContactCenterError,
  type AttemptEvent,
  type ContactCenterError,
  type Runtime,
} from '@cordboard/core';
import { huaweiCc } from '@cordboard/huawei-cc';
import type { CenterOf } from '@cordboard/core/fp';
import { startServer, type Script, type TestGateway } from './gateway.js';

type HuaweiCc = CenterOf<typeof huaweiCc>;

export const password = 'Pa55word!';
export const phoneNumber = '40038';
export const agent = { id: AgentId('291') };

/** Fails the test when the result is an error. */
export const valueOf = <A>(result: E.Either<ContactCenterError, A>): A => {
  if (E.isLeft(result)) throw result.left;
  return result.right;
};

export const errorOf = <A>(result: E.Either<ContactCenterError, A>): ContactCenterError => {
  if (E.isRight(result)) throw new Error(`expected an error, got ${inspect(result.right)}`);
  return result.left;
};

export const done = async <A>(task: TaskEither<ContactCenterError, A>): Promise<A> => valueOf(await task());
export const failed = async <A>(task: TaskEither<ContactCenterError, A>): Promise<ContactCenterError> =>
  errorOf(await task());

/** Everything a person or a log could ever see of a value. */
export const printed = (value: unknown): string =>
  [
    String(value),
    JSON.stringify(value),
    inspect(value, { depth: 10, showHidden: true }),
    isContactCenterError(value) ? (value.stack ?? '') : '',
  ].join('\n');

/** Resolves once it is so; fails the test after two seconds. */
export const until = async (isSo: () => boolean): Promise<void> => {
  for (let tries = 0; !isSo(); tries += 1) {
    if (tries > 400) throw new Error('it never came to that');
    await setTimeout(5);
  }
};

export const settingsFor = (gatewayUrl: string): Record<string, unknown> => ({
  gatewayUrl,
  agents: { '291': { password, phoneNumber }, '292': { password, phoneNumber } },
  retry: { baseDelayMs: 1, maxDelayMs: 20 },
});

export const centerFor = (settings: unknown, runtime?: Partial<Runtime>): HuaweiCc =>
  valueOf(huaweiCc.create(settings, runtime));

export interface StartedGateway {
  readonly gateway: TestGateway;
  readonly center: HuaweiCc;
  readonly attempts: readonly AttemptEvent[];
  readonly enable: () => Promise<void>;
}

const started: StartedGateway[] = [];

/** A center at a gateway of its own, torn down by {@link strikeScenes}. */
export const startGateway = async (
  script: Script = {},
  settings: Record<string, unknown> = {},
  runtime: Partial<Runtime> = {},
): Promise<StartedGateway> => {
  const gateway = await startServer(script);
  const attempts: AttemptEvent[] = [];
  const center = centerFor(
    { ...settingsFor(gateway.url), ...settings },
    { onAttempt: (event) => attempts.push(event), ...runtime },
  );
  const enable = async (): Promise<void> => {
    await done(center.routing.setInboundEnabled({ agent, enabled: true }));
  };
  const made = { gateway, center, attempts, enable };
  started.push(made);
  return made;
};

export const stopAll = async (): Promise<void> => {
  await Promise.all(
    started.splice(0).map(async ({ center, gateway }) => {
      await center.close()();
      await gateway.close();
    }),
  );
};
