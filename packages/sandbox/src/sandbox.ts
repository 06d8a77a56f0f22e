import { connectTo, orThrow, type ContactCenter } from '@cordboard/core/fp';
import { failure, type ContactCenterError } from '@cordboard/core/provider';
import { memory } from '@cordboard/memory';
import { pipe } from 'fp-ts/lib/function.js';
import * as RA from 'fp-ts/lib/ReadonlyArray.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { configOf, type SandboxConfig } from './config.js';
import { every } from './every.js';
import { createFaults, withFaults, type Faults } from './faults.js';
import { createApiFabricServer } from './huawei-cc/api-fabric/server.js';
import { createCmsServer } from './huawei-cc/cms/server.js';
import { createGatewayServer } from './huawei-cc/gateway/server.js';
import { listen, type Listening, type SandboxHandler } from './http.js';
import { createItniotechServer } from './itniotech/api/server.js';
import { createLedger, type Ledger } from './ledger.js';
import { SandboxOptions } from './options.js';
import { createPhoneNetwork, type Telephone } from './phone-network.js';
import { oneByOne, withLatency, withRateLimit } from './pace.js';
import { decodeOrThrow } from './decode-or-throw.js';
import { createSobotServer } from './sobot/server.js';
import { surfaces, type Surface, type Vendor } from './vendors.js';
import type { VendorServer } from './vendor-server.js';
import type { CreateServer, World } from './world.js';

/** A contact center in memory, and the three vendors' servers in front of it. */
export interface Sandbox {
  /** The center behind the servers: shows what a request really did. */
  readonly center: ContactCenter;
  /** For `connect`: `connect({ ...sandbox.config, provider: 'sobot' })`. */
  readonly config: SandboxConfig;
  /** The address of each server. */
  readonly urls: Readonly<Record<Surface, string>>;
  readonly ledger: Ledger;
  readonly faults: Faults;
  /** The calls that were placed, and what becomes of them. */
  readonly telephone: Telephone;
  /** Stops the servers and frees their ports, even during requests. Closing twice is no error. */
  readonly close: () => Promise<void>;
}

const servers: Readonly<Record<Surface, { readonly vendor: Vendor; readonly create: CreateServer }>> = {
  itniotech: { vendor: 'itniotech', create: createItniotechServer },
  sobot: { vendor: 'sobot', create: createSobotServer },
  'huawei-cc': { vendor: 'huawei-cc', create: createGatewayServer },
  'huawei-cc-cms': { vendor: 'huawei-cc', create: createCmsServer },
  'huawei-cc-api-fabric': { vendor: 'huawei-cc', create: createApiFabricServer },
};

interface Running extends Listening {
  readonly surface: Surface;
}

const watched =
  (vendor: Vendor, { ledger, options }: World, handler: SandboxHandler): SandboxHandler =>
  async (request) => {
    ledger.countRequest(vendor);
    const reply = await handler(request);
    options.onExchange?.({ vendor, request, reply });
    return reply;
  };

/** Replies tell the time by the servers' clock, as every web server's do. */
const dated =
  (now: World['now'], handler: SandboxHandler): SandboxHandler =>
  async (request) => {
    const reply = await handler(request);
    return { ...reply, headers: { date: new Date(now()).toUTCString(), ...reply.headers } };
  };

const start = (
  surface: Surface,
  world: World,
  faults: Faults,
): TE.TaskEither<ContactCenterError, Running> => {
  const { vendor, create } = servers[surface];
  const server: VendorServer = create(world);
  const { ports, latencyMs = 0, rateLimits } = world.options;
  const limited = withRateLimit(rateLimits?.[vendor], withFaults(vendor, faults, server));
  const handler = dated(world.now, watched(vendor, world, withLatency(latencyMs, oneByOne(limited))));
  const port = ports?.[surface] ?? 0;
  return pipe(
    TE.tryCatch(
      () => listen(handler, { port }),
      (cause) => failure('Misconfigured', `the ${surface} server cannot listen on port ${port}`, { cause }),
    ),
    TE.map(({ url, close }) => ({
      surface,
      url,
      close: () => {
        server.close?.();
        return close();
      },
    })),
  );
};

const closeAll = async (running: readonly Running[]): Promise<void> => {
  await Promise.all(running.map(({ close }) => close()));
};

/** All servers, or none: when one cannot start, those that could are stopped again. */
const startAll = async (world: World, faults: Faults): Promise<readonly Running[]> => {
  const started = await Promise.all(surfaces.map((surface) => start(surface, world, faults)()));
  const { left: failures, right: running } = RA.separate(started);
  if (!RA.isNonEmpty(failures)) return running;
  await closeAll(running);
  return orThrow(TE.left(failures[0]));
};

/**
 * Starts the servers of all vendors on the loopback interface, over one center in memory. Rejects when an
 * option is invalid or a port is taken; then nothing is left running.
 */
export const startSandbox = async (given: SandboxOptions = {}): Promise<Sandbox> => {
  const options = decodeOrThrow(SandboxOptions, 'invalid sandbox options', given);
  const now = options.now ?? Date.now;
  const { agents: agentCount, queues: queueCount, seed } = options;
  const center = await orThrow(connectTo(memory, { agents: agentCount, queues: queueCount, seed }));
  const agents = await orThrow(every(center.agents.list, {}));
  const ledger = createLedger(now);
  const faults = createFaults(options.faults);
  const network = createPhoneNetwork(ledger);
  const running = await startAll({ center, now, ledger, network, options }, faults);
  const urlOf = (surface: Surface): string => running.find((server) => server.surface === surface)?.url ?? '';
  const urls = {
    itniotech: urlOf('itniotech'),
    sobot: urlOf('sobot'),
    'huawei-cc': urlOf('huawei-cc'),
    'huawei-cc-cms': urlOf('huawei-cc-cms'),
    'huawei-cc-api-fabric': urlOf('huawei-cc-api-fabric'),
  };
  return {
    center,
    config: configOf(urls, agents, options),
    urls,
    ledger,
    faults,
    telephone: network.telephone,
    close: () => closeAll(running),
  };
};
