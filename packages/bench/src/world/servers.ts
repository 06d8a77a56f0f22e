import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, orThrow, type ContactCenter } from '@cordboard/core/fp';
import type { Adapter } from '@cordboard/core';
import { huaweiCc } from '@cordboard/huawei-cc';
import { itniotech } from '@cordboard/itniotech';
import type { SandboxOptions, Vendor } from '@cordboard/sandbox';
import { sobot } from '@cordboard/sobot';
import * as t from 'io-ts';
import * as E from 'fp-ts/lib/Either.js';
import type { Question } from './questions.js';

const Asked = t.type({
  method: t.string,
  path: t.string,
  headers: t.record(t.string, t.string),
  body: t.string,
});
/** A request as it came in. */
export type Asked = t.TypeOf<typeof Asked>;

const Configuration = t.type({ providers: t.record(t.string, t.UnknownRecord) });
const Started = t.type({ sandbox: Configuration, played: Configuration, url: t.string });
const Answer = <A>(answer: t.Type<A, unknown>) => t.type({ answer });

const adapters: Readonly<Record<Vendor, Adapter>> = { itniotech, sobot, 'huawei-cc': huaweiCc };

/** Which of the two kinds of servers a center is connected to. */
export type Side = 'sandbox' | 'played';

/** Servers in another process, and what can be learned from them. */
export interface Servers {
  /** The address of the player, for other clients than adapters. */
  readonly url: string;
  /** A center of a vendor, behind the sandbox itself or behind recorded answers. */
  readonly center: (
    vendor: Vendor,
    side: Side,
    settings?: Readonly<Record<string, unknown>>,
  ) => Promise<ContactCenter>;
  /** The request that the player was asked last. */
  readonly last: () => Promise<Asked>;
  readonly peakRate: (vendor: Vendor, perMs: number) => Promise<number>;
  readonly clear: () => Promise<unknown>;
  readonly close: () => Promise<void>;
}

const asking =
  (child: ChildProcess) =>
  async <A>(question: Question, codec: t.Type<A, unknown>): Promise<A> => {
    const message = new Promise((resolve) => child.once('message', resolve));
    child.send(question);
    const answer = Answer(codec).decode(await message);
    if (E.isLeft(answer)) throw new Error(`the servers did not understand ${question.ask}`);
    return answer.right.answer;
  };

/** Starts a sandbox and a player before it, in a process of their own. */
export const startServers = async (options: SandboxOptions): Promise<Servers> => {
  const child = fork(new URL('main.js', import.meta.url), { serialization: 'advanced' });
  const ask = asking(child);
  const started = await ask({ ask: 'start', options }, Started);
  const centers: ContactCenter[] = [];
  return {
    url: started.url,
    center: async (vendor, side, settings = {}) => {
      const { providers } = started[side];
      const config = { provider: vendor, providers: { [vendor]: { ...providers[vendor], ...settings } } };
      const center = await orThrow(connect(config, { adapters: [adapters[vendor]] }));
      centers.push(center);
      return center;
    },
    last: () => ask({ ask: 'last' }, Asked),
    peakRate: (vendor, perMs) => ask({ ask: 'peakRate', vendor, perMs }, t.number),
    clear: () => ask({ ask: 'clear' }, t.unknown),
    close: async () => {
      await Promise.all(centers.map((center) => orThrow(center.close())));
      child.disconnect();
      await once(child, 'exit');
    },
  };
};
