import * as E from 'fp-ts/lib/Either.js';
import { isObject, isText, own } from '../../guards.js';
import type { Refusal } from './codes.js';

/** A valid sign-in. */
export interface SignIn {
  readonly password: string;
  /** The state to begin in: 3 busy, 4 idle, 5 wrap-up. */
  readonly status: '3' | '4' | '5';
}

/** What a field must be, and the code when it is not. */
interface FieldRule {
  readonly isRight: (u: unknown) => boolean;
  readonly otherwise: Refusal;
}

const textUpTo =
  (max: number) =>
  (u: unknown): boolean =>
    isText(u) && u.length <= max;

/** Numbers and booleans come as such or in quotes; the vendor's own samples do both. */
const anyOf =
  (...values: readonly string[]) =>
  (u: unknown): boolean =>
    (isText(u) || typeof u === 'number' || typeof u === 'boolean') && values.includes(String(u));

const flag: FieldRule = { isRight: anyOf('true', 'false'), otherwise: '100-011' };

const isStatus = (status: string): status is SignIn['status'] => ['3', '4', '5'].includes(status);

const fields: Readonly<Record<string, FieldRule>> = {
  password: { isRight: textUpTo(32), otherwise: '100-001' },
  phonenum: { isRight: (u) => isText(u) && /^\d{1,24}$/.test(u), otherwise: '100-013' },
  autoanswer: flag,
  autoenteridle: flag,
  releasephone: flag,
  phonelinkage: flag,
  checkInWebm: flag,
  checkInMailm: flag,
  listenStatus: flag,
  agenttype: { isRight: anyOf('4', '11'), otherwise: '100-012' },
  status: { isRight: anyOf('3', '4', '5'), otherwise: '100-011' },
  ip: { isRight: textUpTo(15), otherwise: '100-016' },
  entryIp: { isRight: textUpTo(15), otherwise: '100-016' },
  vcPhoneNumber: { isRight: textUpTo(24), otherwise: '100-013' },
};

/** Undocumented fields are refused; those of push mode are among them. */
const unknownField: FieldRule = { isRight: () => false, otherwise: '100-001' };

/** Reads the body of a sign-in. */
export const readSignIn = (body: unknown): E.Either<Refusal, SignIn> => {
  if (!isObject(body) || !isText(body.password) || !('phonenum' in body)) return E.left('100-001');
  const wrong = Object.entries(body)
    .map(([field, value]) => ({ value, rule: own(fields, field) ?? unknownField }))
    .find(({ value, rule }) => !rule.isRight(value));
  if (wrong !== undefined) return E.left(wrong.rule.otherwise);
  const status = String(body.status);
  return E.right({ password: body.password, status: isStatus(status) ? status : '4' });
};
