import type { ContactCenterError } from '@cordboard/core/provider';
import { codeTable, type Meaning, type VendorRefusal } from '@cordboard/core/http';

/** Every code between two of one family, as the vendor numbers them: three digits, a dash, three digits. */
const between = (family: string, first: number, last: number): readonly string[] =>
  Array.from({ length: last - first + 1 }, (_, i) => `${family}-${String(first + i).padStart(3, '0')}`);

/** The vendor's codes that this adapter acts on. */
export const codes = {
  success: '0',
  /** The Guid is not (or no longer) accepted; also used when the agent has no right to the call. */
  guidRefused: '000-003',
  /** Events are not delivered by polling. */
  otherEventMode: '000-001',
  signedInElsewhere: '100-002',
  notSignedIn: '100-006',
  signedOutAlready: '100-008',
} as const;

/** Recovery after a failure of a node did not bring the session back. */
const notRecovered = ['105-001', ...between('105', 5, 7)];

/** The codes that mean: this session is over, sign in again. */
export const sessionOver: readonly string[] = [codes.notSignedIn, ...notRecovered];

/**
 * CEC interface reference, CC-Gateway error codes. `Internal` stands for faults of the vendor and for codes
 * that are not in the table. A licence limit has no code at all, only a text.
 */
const meanings = codeTable([
  [codes.otherEventMode, 'Unsupported', 'the gateway is set up to hand out events in another way'],
  ['000-002', 'InvalidInput', 'a parameter or the path is invalid'],
  // Callers see this only after a new Guid and a new sign-in have failed.
  [codes.guidRefused, 'PermissionDenied', 'the agent has no right to this call'],
  ['000-004', 'Unavailable', 'the agent is being switched over to another node'],
  ['000-005', 'InvalidInput', 'an inspector cannot inspect their own agent'],
  ['000-006', 'InvalidInput', 'a parameter of the message is wrong'],
  ['000-007', 'RateLimited', 'the same call for this agent has not been answered yet'],
  ['100-001', 'InvalidInput', 'a parameter of the sign-in is empty or wrong'],
  [
    codes.signedInElsewhere,
    'Conflict',
    'the agent is signed in elsewhere; takeOver allows to end that session',
  ],
  ['100-003', 'Unavailable', 'the gateway cannot reach the platform for the sign-in'],
  ['100-004', 'Unauthenticated', "agent id or password is wrong; check the agent's credentials"],
  ['100-005', 'InvalidInput', 'a parameter of the sign-out is wrong'],
  [codes.notSignedIn, 'Unauthenticated', 'the agent is not signed in'],
  [codes.signedOutAlready, 'Conflict', 'the agent is signed out already'],
  ['100-009', 'Conflict', "the agent's state could not be set"],
  ['100-010', 'Conflict', "the agent's state does not allow to sign out"],
  [['100-011', '100-018', '100-019'], 'InvalidInput', 'a parameter is wrong'],
  ['100-012', 'InvalidInput', 'the type of the agent is wrong; check signIn.phone'],
  [
    ['100-013', '100-014'],
    'InvalidInput',
    "the agent's phone number is wrong; check the agent's credentials",
  ],
  ['100-015', 'Conflict', 'the agent is signed in elsewhere and may not be taken over'],
  ['100-016', 'InvalidInput', 'the address of this machine is wrong; check signIn.ip'],
  ['100-017', 'Unauthenticated', 'the portal did not accept the sign-in'],
  ['100-020', 'Unauthenticated', "the agent's password has expired"],
  ['100-021', 'Conflict', 'another sign-in of the agent is still under way'],
  ['101-001', 'NotFound', 'there is no such conference'],
  [['101-002', '101-004'], 'PermissionDenied', 'the agent has no right to that conference'],
  [['101-003', ...between('101', 5, 7)], 'Conflict', 'the conference does not allow that'],
  [['104-001', '104-007'], 'Unsupported', 'the gateway does not offer the recording like that'],
  ['104-002', 'PermissionDenied', 'the agent has no right to recordings'],
  ['104-003', 'InvalidInput', 'the name of the recording is wrong'],
  ['104-005', 'NotFound', 'there is no such recording'],
  [['104-006', '104-012'], 'Unavailable', 'the store of the recordings is out of order'],
  [notRecovered, 'Unauthenticated', "the agent's session was lost"],
  [['105-002', '105-004'], 'Unavailable', 'the agent is being recovered on another node'],
  ['105-003', 'Conflict', 'the agent has been recovered already'],
  ['106-001', 'Unsupported', 'multimedia is switched off at the gateway'],
  ['106-002', 'InvalidInput', 'the message is empty'],
  ['106-003', 'InvalidInput', 'the number of contacts is above what the gateway allows'],
  ['106-004', 'InvalidInput', 'multimedia contacts cannot go to that kind of device'],
  [['110-003', '110-007'], 'Unauthenticated', 'the old password is wrong'],
  [['110-016', '110-021'], 'PermissionDenied', "the agent's account is locked"],
  [[...between('110', 17, 20), '110-022'], 'InvalidInput', 'the new password is not acceptable'],
  ['200-001', 'InvalidInput', 'the called number is wrong'],
  [[...between('200', 2, 26), '210-001'], 'Conflict', 'there is no call, or not in the state for it'],
  ['300-001', 'PermissionDenied', 'the agent has no right to query agents'],
  [between('300', 2, 4), 'NotFound', 'there is no such agent or group'],
  ['400-001', 'Conflict', 'there is no call to attach data to'],
  ['400-002', 'InvalidInput', 'there is no data to attach'],
  ['400-003', 'NotFound', 'no call is held'],
  [between('500', 1, 10), 'Conflict', 'recording or playback is not in the state for it'],
  [between('600', 1, 5), 'NotFound', 'there is no such agent, or nothing is set up for it'],
  ['700-017', 'NotFound', 'there is no such chat'],
  [['700-016', '700-023', '700-024'], 'InvalidInput', 'the chat does not take that content'],
  [['900-001', '900-003'], 'Unavailable', 'the inspector service is out of order'],
  ['900-002', 'PermissionDenied', 'the agent is no inspector'],
  ['900-004', 'NotFound', 'there is no such agent to inspect'],
  ['900-005', 'Conflict', 'the inspected agent is not in the state for it'],
]);

const undocumented: Meaning = {
  kind: 'Internal',
  message: 'the gateway reports a fault of its own, or one that is not documented',
};

/**
 * The refusal for a code; the vendor's text is kept in `native`. Nothing was done, except with a code for a
 * fault of the gateway.
 */
export const refusalBy = (code: string, text: string | undefined): VendorRefusal => {
  const meaning = meanings.get(code) ?? undocumented;
  const effect = meaning.kind === 'Internal' ? 'maybe' : 'none';
  return { ...meaning, codes: [{ name: 'code', code }], text, effect };
};

/** Whether an error is the vendor's answer with one of these codes. */
export const isRefusal = (error: ContactCenterError, refusals: readonly string[]): boolean =>
  error.native?.code !== undefined && refusals.includes(error.native.code);
