import type { ErrorKind } from '@cordboard/core/provider';
import { codeTable, type VendorRefusal } from '@cordboard/core/http';
import { refusalBy as refusalOfGateway } from '../gateway/codes.js';

/** Every code of the family, from one to another. */
const between = (first: number, last: number): readonly string[] =>
  Array.from({ length: last - first + 1 }, (_, i) => `107-${String(first + i).padStart(3, '0')}`);

/** The vendor names what failed and no reason: a name that is taken and a thing that is not there hide in these. */
const failed = (what: string): readonly [kind: ErrorKind, message: string] => [
  'Internal',
  `the vendor could not do it, and says no reason (${what})`,
];

/** With one of these the vendor refuses a login that is over; of the second its page says no more than that. */
export const loginRefused: readonly string[] = ['107-000', '107-007', '000-003', '100-006'];

/** CEC interface reference, CC-Gateway configuration error codes. */
const meanings = codeTable([
  ['107-000', 'Unauthenticated', 'the login to the configuration is over'],
  ['107-001', 'Internal', 'the vendor reports a fault of its own'],
  ['107-002', 'InvalidInput', 'a parameter is invalid or missing'],
  [
    '107-003',
    'Unauthenticated',
    'user or password is wrong; check configuration.user and configuration.password',
  ],
  ['107-004', ...failed('configuring')],
  ['107-005', 'Unavailable', "the gateway cannot reach the center's configuration server"],
  ['107-007', 'Unauthenticated', 'the login to the configuration was not accepted'],
  [between(10, 13), ...failed('agents')],
  [between(14, 17), ...failed('roles')],
  [between(18, 21), ...failed('called routes')],
  [[...between(22, 23), ...between(41, 44)], ...failed('virtual centers')],
  ['107-024', ...failed('call flows')],
  ['107-025', 'InvalidInput', 'the name of the file of the call flow is empty'],
  [between(33, 36), ...failed('access codes')],
  [between(37, 40), ...failed('processes of call flows')],
  ['107-045', 'InvalidInput', 'number and name of the virtual center do not belong together'],
  [between(64, 67), ...failed('multimedia users')],
  [between(107, 109), ...failed('proxies')],
]);

/** The refusal for a code. The configuration is at the gateway, whose own codes it has, too. */
export const refusalBy = (code: string, text: string | undefined): VendorRefusal => {
  const meaning = meanings.get(code);
  if (meaning === undefined) return refusalOfGateway(code, text);
  const effect = meaning.kind === 'Internal' ? 'maybe' : 'none';
  return { ...meaning, codes: [{ name: 'code', code }], text, effect };
};
