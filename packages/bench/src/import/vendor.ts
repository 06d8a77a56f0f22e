import { orThrow } from '@cordboard/core/fp';
import type { NewCampaign } from '@cordboard/core';
import { startSandbox, type Fault } from '@cordboard/sandbox';

/** Every way in which an exchange can go wrong. */
const faults: readonly Fault[] = [
  ...(['status', 'html', 'other-json', 'quoting', 'wrong-types', 'wrong-content-type', 'empty'] as const),
  ...(['half', 'truncated', 'reset', 'hang', 'drip', 'oversized', 'redirect'] as const),
  ...(['delay', 'duplicate', 'expired'] as const),
];

/** Times at which requests came in, from the first of a run to its last. */
interface Arrivals {
  readonly at: number[];
}

/** A vendor that accepts imports, makes some of them fail, and counts what it accepted. */
export interface Vendor {
  readonly settings: Readonly<Record<string, unknown>>;
  /** A campaign of its own, as the input of an import. */
  readonly newCampaign: () => Promise<string>;
  /** How many contacts came in, and how many different ones they were. */
  readonly taken: () => { readonly contacts: number; readonly different: number };
  /** Requests per second since the last time this was asked; how many they were. */
  readonly pace: () => { readonly perSec: number; readonly requests: number };
  readonly clear: () => void;
  readonly close: () => Promise<void>;
}

const paceOf = ({ at }: Arrivals): ReturnType<Vendor['pace']> => {
  const tookSec = ((at.at(-1) ?? 0) - (at[0] ?? 0)) / 1000;
  return { perSec: (at.length - 1) / tookSec, requests: at.length };
};

/** A campaign to import into. */
export const campaign: NewCampaign = {
  ...{ name: 'bench', contactTemplate: 'D1', wrapUpTemplate: 'W1' },
  schedule: { start: '2030-01-01T09:00:00Z', end: '2031-01-01T09:00:00Z' },
};

/** Starts a sandbox in which a share of the imports fails, with each kind of fault in turn. */
export const startVendor = async (faultShare: number, latencyMs: number): Promise<Vendor> => {
  let arrivals: Arrivals = { at: [] };
  let injected = 0;
  const sandbox = await startSandbox({
    latencyMs,
    onExchange: ({ request }) => {
      if (!request.path.endsWith('/_import')) return;
      arrivals.at.push(performance.now());
      if (Math.random() >= faultShare) return;
      const [fault, when] = [
        faults[injected % faults.length],
        Math.random() < 0.5 ? 'before' : 'after',
      ] as const;
      injected += 1;
      if (fault !== undefined) sandbox.faults.add({ fault, when, path: /_import/, delayMs: 300 });
    },
  });
  return {
    settings: sandbox.config.providers.sobot,
    newCampaign: async () => {
      const { value } = await orThrow(sandbox.center.campaigns.create(campaign));
      return JSON.stringify({ campaign: value.ref });
    },
    taken: () => {
      const keys = sandbox.ledger.entries().flatMap(({ key }) => key ?? []);
      return { contacts: keys.length, different: new Set(keys).size };
    },
    pace: () => {
      const last = paceOf(arrivals);
      arrivals = { at: [] };
      return last;
    },
    clear: () => {
      sandbox.ledger.clear();
    },
    close: () => sandbox.close(),
  };
};
