import type { ErrorKind } from '@cordboard/core/provider';
import { kindOfStatus, type VendorRefusal } from '@cordboard/core/http';
import * as O from 'fp-ts/lib/Option.js';
import type { Envelope, KindsByCode, Manner } from './wire/envelope.js';

/** The vendor's codes that mean something else than the HTTP status of the same number. */
const kinds: KindsByCode = new Map([
  ['500', 'Internal'],
  ['700046', 'PermissionDenied'],
  ['900001', 'Unauthenticated'],
  ['900002', 'Unauthenticated'],
  ['900003', 'Unauthenticated'],
  ['900004', 'Unauthenticated'],
  ['510001', 'NotFound'],
  ['510002', 'AlreadyExists'],
  ['510003', 'AlreadyExists'],
  ['510004', 'AlreadyExists'],
  ['510005', 'InvalidInput'],
  ['510006', 'InvalidInput'],
  ['510007', 'InvalidInput'],
  ['510008', 'InvalidInput'],
  ['500152', 'InvalidInput'],
  ['500153', 'InvalidInput'],
  ['500154', 'InvalidInput'],
  ['500155', 'InvalidInput'],
  ['500156', 'NotFound'],
  ['500157', 'AlreadyExists'],
]);

/** For a read, a vendor's fault is transient; for a write the effect is unknown, so it stays `Internal`. */
const kindsForReads: KindsByCode = new Map([['500', 'Unavailable']]);

type Circumstances = Pick<Manner, 'endpoint' | 'codes'>;

const kindOf = (
  { name, code }: { readonly name: string; readonly code: string },
  { endpoint, codes }: Circumstances,
): ErrorKind | undefined => {
  // A bare status may come from a proxy in front of the vendor.
  const ofVendor = name === 'HTTP' ? undefined : kinds.get(code);
  return (
    codes?.get(code) ??
    (endpoint.access === 'read' ? kindsForReads.get(code) : undefined) ??
    ofVendor ??
    (/^[45]\d\d$/.test(code) ? kindOfStatus(Number(code)) : undefined)
  );
};

const said = (u: unknown): string | undefined =>
  (typeof u === 'string' && u.trim() !== '') || typeof u === 'number' ? String(u).trim() : undefined;

interface Claim {
  readonly name: string;
  readonly code: string | undefined;
  readonly isGood: boolean;
}

/** All indications of success or failure in a reply, the most specific first. */
const claimsIn = (status: number, envelope: Envelope): readonly Claim[] => {
  const retCode = said(envelope.retCode) ?? said(envelope.ret_code);
  const code = said(envelope.code);
  const word = said(envelope.status);
  return [
    { name: 'retCode', code: retCode, isGood: retCode === '000000' },
    { name: 'code', code, isGood: code === '200' },
    { name: 'HTTP', code: String(status), isGood: kindOfStatus(status) === undefined },
    { name: 'status', code: word, isGood: word === 'Success' },
  ];
};

type Refused = Claim & { readonly code: string };

const isRefusal = (claim: Claim): claim is Refused => claim.code !== undefined && !claim.isGood;

/** Whether a reply has any part of the envelope. Without one, HTTP 200 may come from a proxy. */
export const isEnvelope = (envelope: Envelope): boolean =>
  envelope.data !== undefined || claimsIn(0, envelope).some(({ isGood }) => isGood);

/** The error for a reply without any part of the envelope: HTTP 200 alone may come from a proxy. */
export const noEnvelope: VendorRefusal = {
  kind: 'MalformedReply',
  message: 'the reply lacks the documented envelope',
  codes: [],
};

/**
 * The failure that a reply reports, if it reports one. It succeeded only where HTTP status, `code`, `retCode`
 * and `status` agree, as far as they are present.
 */
export const refusalIn = (
  status: number,
  envelope: Envelope,
  call: Circumstances,
): O.Option<VendorRefusal> => {
  const refusals = claimsIn(status, envelope).filter(isRefusal);
  if (refusals.length === 0) return O.none;
  const [kind = kindOfStatus(status) ?? 'Internal'] = refusals.flatMap(
    (refusal) => kindOf(refusal, call) ?? [],
  );
  return O.some({
    kind,
    message: 'the vendor refused',
    codes: refusals,
    text: said(envelope.retMsg) ?? said(envelope.ret_msg) ?? said(envelope.message) ?? said(envelope.reason),
    // Its codes are not specific.
    isTextTelling: true,
  });
};
