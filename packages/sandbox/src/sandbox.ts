import { failure, orThrow, type ContactCenter, type ContactCenterError } from '@cordboard/core';
import { createMemory } from '@cordboard/memory';
import { pipe } from 'fp-ts/lib/function.js';
import * as RA from 'fp-ts/lib/ReadonlyArray.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { configOf, type SandboxConfig } from './config.js';
import { every } from './every.js';
import { createFaults, withFaults, type Faults } from './faults.js';
import { createHuaweiServer } from './huawei-cc/server.js';
import { listen, type Listening, type SandboxHandler } from './http.js';
import { createItniotechServer } from './itniotech/server.js';
import { createLedger, type Ledger } from './ledger.js';
import { SandboxOptions } from './options.js';
import { oneByOne, withLatency, withRateLimit } from './pace.js';
import { proven } from './proven.js';
import { createSobotServer } from './sobot/server.js';
import { vendors, type Vendor } from './vendors.js';
import type { VendorServer } from './vendor-server.js';
import type { CreateServer, World } from './world.js';

/** A contact center in memory, and the three vendors' servers in front of it. */
export interface Sandbox {
  /** What is behind the servers; look here to see what a request really did. */
  readonly center: ContactCenter;
  /** For `connect`: `connect({ ...sandbox.config, provider: 'sobot' })`. */
  readonly config: SandboxConfig;
  readonly urls: Readonly<Record<Vendor, string>>;
  readonly ledger: Ledger;
  readonly faults: Faults;
  /** Stops the servers and frees their ports, also under running requests. Closing twice is no error. */
  readonly close: () => Promise<void>;
}

const servers: Readonly<Record<Vendor, CreateServer>> = {
  itniotech: createItniotechServer,
  sobot: (world) => createSobotServer(world, world.options.sobot),
  'huawei-cc': createHuaweiServer,
};

interface Running extends Listening {
  readonly vendor: Vendor;
}

const watched =
  (vendor: Vendor, { ledger, options }: World, handler: SandboxHandler): SandboxHandler =>
  async (request) => {
    ledger.countRequest(vendor);
    const reply = await handler(request);
    options.onExchange?.({ vendor, request, reply });
    return reply;
  };

const start = (vendor: Vendor, world: World, faults: Faults): TE.TaskEither<ContactCenterError, Running> => {
  const server: VendorServer = servers[vendor](world);
  const { ports, latencyMs = 0, rateLimits } = world.options;
  const limited = withRateLimit(rateLimits?.[vendor], withFaults(vendor, faults, server));
  const handler = watched(vendor, world, withLatency(latencyMs, oneByOne(limited)));
  const port = ports?.[vendor] ?? 0;
  return pipe(
    TE.tryCatch(
      () => listen(handler, { port }),
      (cause) => failure('Misconfigured', `the ${vendor} server cannot listen on port ${port}`, { cause }),
    ),
    TE.map(({ url, close }) => ({
      vendor,
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
  const started = await Promise.all(vendors.map((vendor) => start(vendor, world, faults)()));
  const { left: failures, right: running } = RA.separate(started);
  if (!RA.isNonEmpty(failures)) return running;
  await closeAll(running);
  return orThrow(TE.left(failures[0]));
};

/**
 * Starts the servers of all vendors on the loopback interface, over one center in memory. Rejects when
 * an option is not right or a port is taken; then nothing is left running.
 */
export const startSandbox = async (given: SandboxOptions = {}): Promise<Sandbox> => {
  const options = proven(SandboxOptions, 'the options of the sandbox are not right', given);
  const now = options.now ?? Date.now;
  const { agents: agentCount, queues: queueCount, seed } = options;
  const center = await orThrow(TE.fromEither(createMemory({ agents: agentCount, queues: queueCount, seed })));
  const agents = await orThrow(every(center.agents.list, {}));
  const ledger = createLedger(now);
  const faults = createFaults(options.faults);
  const running = await startAll({ center, now, ledger, options }, faults);
  const urlOf = (vendor: Vendor): string => running.find((server) => server.vendor === vendor)?.url ?? '';
  const urls = {
    itniotech: urlOf('itniotech'),
    sobot: urlOf('sobot'),
    'huawei-cc': urlOf('huawei-cc'),
  };
  return {
    center,
    config: configOf(urls, agents),
    urls,
    ledger,
    faults,
    close: () => closeAll(running),
  };
};
