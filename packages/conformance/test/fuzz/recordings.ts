import { isServed, operations, type AnyOperation } from '@cordboard/core/provider';
import { sampleInputs } from '@cordboard/conformance';
import { known, type SandboxExchange } from '@cordboard/sandbox';
import * as E from 'fp-ts/lib/Either.js';
import { callOf } from '../../src/call-of.js';
import { scenarios } from '../../src/operations/index.js';
import { connectTo, vendors, type Vendor } from '../faults/vendor.js';
import { replyOf, type Reply, type Request } from './reply.js';

/** A request by what it is answered by, and the reply. */
export interface Exchange {
  readonly name: string;
  readonly reply: Reply;
}

/** One operation as it went well once, with what had to be so before. */
export interface Recording {
  readonly vendor: Vendor;
  readonly operation: AnyOperation;
  readonly input: unknown;
  readonly exchanges: readonly Exchange[];
  /** The adapter's settings, with the addresses of the sandbox. */
  readonly settings: Readonly<Record<string, unknown>>;
}

export const nameOf = ({ method, path }: Pick<Request, 'method' | 'path'>): string => `${method} ${path}`;

/** Whether a request waits for what happens to an agent. Only the first is answered, or they would never end. */
export const isPoll = (name: string): boolean => name.includes('/agentevent/');

/** Whether a request begins, keeps or ends what further calls make use of. */
export const isOfSession = (name: string): boolean =>
  isPoll(name) || /\/tokens\/|\/onlineagent\/\d+(\/logout)?$/.test(name);

const isSignIn = (name: string): boolean => name.startsWith('PUT /agentgateway/');

/** Whether an operation takes place in a session, which every reply may renew by its headers. */
export const isInSession = ({ exchanges }: Recording): boolean =>
  exchanges.some(({ name }) => isSignIn(name));

const recorded = async (vendor: Vendor, operation: AnyOperation): Promise<Recording> => {
  const exchanges: Exchange[] = [];
  let onPoll = (): void => undefined;
  const polled = new Promise<void>((resolve) => {
    onPoll = resolve;
  });
  const onExchange = ({ request, reply }: SandboxExchange): void => {
    const name = nameOf(request);
    if (!isPoll(name) || !exchanges.some((each) => each.name === name)) {
      exchanges.push({ name, reply: replyOf(reply) });
    }
    if (isPoll(name)) onPoll();
  };
  const { sandbox, center, close } = await connectTo(vendor, { options: { onExchange } });
  const input = sampleInputs(known, center.capabilities)[operation.name];
  await scenarios[operation.name].prepare?.({ center, known });
  const answer = await callOf(center, operation)(input)();
  if (exchanges.some(({ name }) => isSignIn(name))) await polled;
  await close();
  if (E.isLeft(answer)) throw new Error(`${vendor} ${operation.name} did not go well`);
  // A poll and the call that it runs beside arrive in any order.
  exchanges.sort((a, b) => Number(isPoll(a.name)) - Number(isPoll(b.name)));
  return { vendor, operation, input, exchanges, settings: sandbox.config.providers[vendor] };
};

/** Every operation that each vendor's adapter serves. */
export const recordings = async (): Promise<readonly Recording[]> => {
  const all: Recording[] = [];
  for (const vendor of vendors) {
    const { center, close } = await connectTo(vendor);
    await close();
    const served = operations.filter(({ name }) => isServed(center.capabilities[name]));
    for (const operation of served) all.push(await recorded(vendor, operation));
  }
  return all;
};
