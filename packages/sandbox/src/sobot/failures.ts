import type { BulkReport, ContactCenterError, ErrorKind } from '@cordboard/core/provider';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { json, type SandboxReply } from '../http.js';

interface Failure {
  readonly http: number;
  /** The envelope's `code`. */
  readonly code: number;
  /** The envelope's `status`; default `Failed`. */
  readonly status?: 'Success';
  /** Left out: the envelope has none, as about half of the documented ones. */
  readonly retCode?: string;
  readonly message: string;
}

/**
 * The envelope of each failure. All of this is inferred: the vendor documents no error but the 401 of an
 * expired token. HTTP statuses are used in their usual sense; the `retCode`s are those of the vendor's older
 * APIs (900001 to 900004 for tokens, 510002 and 510003 for names that exist, 999999 for the unknown). Since
 * an envelope has four fields for a failure (HTTP status, `status`, `code`, `retCode`), each failure uses
 * another combination of them, down to an envelope where only `retCode` tells.
 */
const failures = {
  noSuchPath: { http: 404, code: 404, message: 'Not Found' },
  wrongMethod: { http: 405, code: 405, message: 'Method Not Allowed' },
  notJson: { http: 415, code: 415, message: 'The body must be application/json;charset=utf-8' },
  badRequest: { http: 400, code: 400, message: 'Bad Request' },
  noToken: { http: 401, code: 401, retCode: '900001', message: 'token is empty' },
  badToken: { http: 401, code: 401, retCode: '900002', message: 'token is invalid or expired' },
  // A timestamp outside the window has no code of its own either.
  badSign: { http: 200, code: 200, status: 'Success', retCode: '900003', message: 'sign is wrong' },
  noSuchApp: { http: 200, code: 401, retCode: '900004', message: 'no API configuration for this appId' },
  agentTokenNeeded: { http: 403, code: 403, message: 'this call needs an agent token' },
  notTheCreator: { http: 200, code: 403, message: 'only the creator of a campaign may import' },
  unknownAgent: { http: 404, code: 404, message: 'agent does not exist' },
  unknownQueue: { http: 200, code: 404, message: 'skill group does not exist' },
  unknownExtension: { http: 404, code: 404, retCode: '404', message: 'extension does not exist' },
  unknownRecording: { http: 404, code: 404, message: 'recording does not exist' },
  unknownCampaign: { http: 200, code: 404, message: 'campaign does not exist' },
  queueExists: { http: 200, code: 200, status: 'Success', retCode: '510002', message: 'skill group exists' },
  extensionExists: { http: 200, code: 200, retCode: '510003', message: 'extension exists' },
  batchExists: { http: 409, code: 409, message: 'callingListCode was used before' },
  keyReused: { http: 409, code: 409, message: 'Idempotency-Key was used for another request' },
  conflict: { http: 409, code: 409, message: 'the present state does not allow it' },
  internal: { http: 500, code: 500, retCode: '999999', message: 'unknown system error' },
} as const satisfies Readonly<Record<string, Failure>>;

export type FailureName = keyof typeof failures;

/** Why a request is refused; `detail` takes the place of the failure's own message. */
export interface Refusal {
  readonly failure: FailureName;
  readonly detail?: string | undefined;
}

export const refuse = (failure: FailureName, detail?: string): Refusal => ({ failure, detail });

const usually: Readonly<Partial<Record<ErrorKind, FailureName>>> = {
  InvalidInput: 'badRequest',
  Conflict: 'conflict',
  AlreadyExists: 'conflict',
};

/** Maps an error of the center; `names` has the meaning of kinds for this call. */
export const refusalOf =
  (names: Readonly<Partial<Record<ErrorKind, FailureName>>> = {}) =>
  ({ kind, message }: Pick<ContactCenterError, 'kind' | 'message'>): Refusal => {
    const failure = names[kind] ?? usually[kind] ?? 'internal';
    return failure === 'badRequest' ? { failure, detail: message } : { failure };
  };

/** Refuses a bulk write of which a row failed, as that row failed. */
export const firstFailureOf =
  (names: Parameters<typeof refusalOf>[0] = {}) =>
  <V>(report: BulkReport<V>): TE.TaskEither<Refusal, BulkReport<V>> => {
    const error = report.outcomes.find((outcome) => outcome.error !== undefined)?.error;
    return error === undefined ? TE.right(report) : TE.left(refusalOf(names)(error));
  };

/** The envelope of a refusal. */
export const refused = ({ failure, detail }: Refusal): SandboxReply => {
  const { http, code, message: usual, ...told }: Failure = failures[failure];
  const message = detail ?? usual;
  return json(
    {
      apiVersion: '6.3.0',
      status: told.status ?? 'Failed',
      code,
      message,
      reason: message,
      kind: null,
      metaData: {},
      data: null,
      ...(told.retCode === undefined ? {} : { retMsg: message, retCode: told.retCode }),
    },
    http,
  );
};
