import {
  arrayOf,
  Count,
  digits,
  failure,
  note,
  oneOf,
  fields,
  strictObject,
  text,
} from '@cordboard/core/provider';
import type * as t from 'io-ts';
import { decodeOrThrow } from './decode-or-throw.js';
import type { SandboxRequest } from './http.js';
import type { Ledger } from './ledger.js';
import type { Vendor } from './vendors.js';

/** How a call ended. */
export const CallOutcome = strictObject(
  'CallOutcome',
  fields(
    { result: oneOf(['answered', 'no-answer', 'busy', 'unreachable', 'failed']) },
    {
      /** Of the talk, when the call was answered; default 0. */
      durationSec: Count,
      /** Default `customer`. */
      hungUpBy: oneOf(['customer', 'agent', 'system']),
      /** Who talked to the called party: the id that the vendor gives the agent, and the name. */
      agent: strictObject('CallAgent', fields({ id: text(64) }, { name: text(128) })),
      labels: arrayOf(text(64)),
      remark: note(200),
      /** What the called party pressed. */
      pressedKey: digits(1, 1),
    },
  ),
);
export type CallOutcome = t.TypeOf<typeof CallOutcome>;

/** What becomes of a campaign other than by its calls. */
export const CampaignMove = oneOf(['running', 'suspended', 'failed']);
export type CampaignMove = t.TypeOf<typeof CampaignMove>;

/** A call under way. */
export interface PlacedCall {
  /** As the vendor calls it. */
  readonly id: string;
  readonly vendor: Vendor;
  readonly callee: string;
  /** The vendor's id of the campaign that placed it. */
  readonly campaign?: string | undefined;
}

/**
 * The telephone network behind the vendors, in the hands of a test: nothing is dialed, answered or hung up by
 * itself. Throws `Misconfigured` for a call or a campaign that does not exist and for an invalid outcome.
 */
export interface Telephone {
  /** The calls under way, in the order they were placed. */
  readonly calls: () => readonly PlacedCall[];
  /**
   * Lets a campaign dial numbers that wait to be called, at most so many (default: all), and returns the
   * calls. A campaign that may not dial places none.
   */
  readonly dial: (campaign: string, count?: number) => readonly PlacedCall[];
  /** Ends a call under way. */
  readonly settle: (call: string, outcome: CallOutcome) => void;
  /** Suspends a campaign, lets it run again, or makes its submission fail. */
  readonly move: (campaign: string, to: CampaignMove) => void;
}

/** A call that a vendor places. */
export interface NewCall extends PlacedCall {
  /** The request it goes back to. */
  readonly request: Pick<SandboxRequest, 'method' | 'path'>;
  readonly onSettled: (outcome: CallOutcome) => void;
}

/** How the network has a campaign dial and change its state. */
export interface Dialer {
  readonly dial: (count: number) => readonly PlacedCall[];
  readonly move: (to: CampaignMove) => void;
}

/** The network as the vendors use it. */
export interface PhoneNetwork {
  readonly telephone: Telephone;
  /** Records the call in the ledger; the key names the number called. */
  readonly place: (call: NewCall) => PlacedCall;
  readonly addCampaign: (id: string, dialer: Dialer) => void;
}

const found = <A>(value: A | undefined, what: string): A => {
  if (value === undefined) throw failure('Misconfigured', `the sandbox's telephone knows no such ${what}`);
  return value;
};

/** A network without calls. */
export const createPhoneNetwork = (ledger: Ledger): PhoneNetwork => {
  const calls = new Map<string, NewCall>();
  const campaigns = new Map<string, Dialer>();
  return {
    telephone: {
      calls: () =>
        [...calls.values()].map(({ id, vendor, callee, campaign }) => ({ id, vendor, callee, campaign })),
      dial: (campaign, count = Infinity) => found(campaigns.get(campaign), 'campaign').dial(count),
      settle: (call, outcome) => {
        const decoded = decodeOrThrow(CallOutcome, 'invalid outcome of a call', outcome);
        const { onSettled } = found(calls.get(call), 'call');
        calls.delete(call);
        onSettled(decoded);
      },
      move: (campaign, to) => {
        found(campaigns.get(campaign), 'campaign').move(
          decodeOrThrow(CampaignMove, 'invalid state of a campaign', to),
        );
      },
    },
    place: (call) => {
      const { id, vendor, callee, campaign, request } = call;
      calls.set(id, call);
      ledger.record({ vendor, request, effect: 'place a call', key: ledger.keyOf('call', callee) });
      return { id, vendor, callee, campaign };
    },
    addCampaign: (id, dialer) => {
      campaigns.set(id, dialer);
    },
  };
};
