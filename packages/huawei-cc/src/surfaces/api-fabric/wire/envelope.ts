import { refined, type ErrorKind } from '@cordboard/core/provider';
import type { SurfaceCall } from '@cordboard/core/http';
import * as t from 'io-ts';

/** The path prefix of the vendor's administration. */
export const resource = '/apiaccess/rest/cc-management/v1';

const Code = t.union([t.string, t.number, t.null, t.undefined], 'text or number');

const Fields = t.partial({
  /** Of accounts. */
  resultCode: Code,
  resultMessage: t.unknown,
  /** Of queues and routes. */
  returnCode: Code,
  description: t.unknown,
  /** Of call flows. */
  retCode: Code,
  message: t.unknown,
});
type Fields = t.TypeOf<typeof Fields>;

/** The code that a reply gives, without the blanks around it; `undefined` where it gives none. */
export const codeOf = ({ resultCode, returnCode, retCode }: Fields): string | undefined =>
  [resultCode, returnCode, retCode].map((code) => String(code ?? '').trim()).find((code) => code !== '');

const isText = (u: unknown): u is string => typeof u === 'string';

/** The vendor's own words on a reply, where it has any. */
export const wordsOf = ({ resultMessage, description, message }: Fields): string | undefined =>
  [resultMessage, description, message].find(isText);

/**
 * The envelope of every reply. Each family of calls has its own name for the code, and for where the data is: `data`,
 * `result`, or beside the code.
 */
export const Envelope = refined(
  Fields,
  'reply with a result code (resultCode, returnCode or retCode)',
  (fields) => codeOf(fields) !== undefined,
);
export type Envelope = t.TypeOf<typeof Envelope>;

/** What a call of API Fabric declares. */
export interface Manner {
  /** What HTTP 500 means where it comes with a code: the page of the call says. */
  readonly serverError: Extract<ErrorKind, 'InvalidInput' | 'Internal'>;
}

/** Its page says of HTTP 500: check the parameters. */
export const checksParameters: Manner = { serverError: 'InvalidInput' };

/** Its page says of HTTP 500 that the server has failed, or nothing at all. */
export const failsAtServer: Manner = { serverError: 'Internal' };

/** A call of API Fabric. Its answer is decoded from the whole reply, because the place of the data differs. */
export type VendorCall<A> = SurfaceCall<A> & Manner;
