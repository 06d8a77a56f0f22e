import { refined } from '@cordboard/core/provider';
import * as t from 'io-ts';

/** The path prefix of CC-CMS. */
export const resource = '/rest/cmsapp/v1/openapi';

/** The customer's center, in the body of every call. */
export interface CenterRequest {
  readonly ccId: number;
  readonly vdn: number;
}

const Code = t.union([t.string, t.number, t.null, t.undefined], 'text or number');

const Fields = t.partial({ resultCode: Code, result: Code, resultDesc: t.unknown, resultDatas: t.unknown });

/** The code that a reply gives, without the blanks around it; `undefined` where it gives none. */
export const codeOf = ({ resultCode, result }: t.TypeOf<typeof Fields>): string | undefined =>
  [resultCode, result].map((code) => String(code ?? '').trim()).find((code) => code !== '');

/**
 * The envelope of every reply. Older calls have `result` and `resultDatas` only, newer ones `resultCode` and
 * `resultDesc`, some all four with the same data twice. On a failure `resultDesc` is a text.
 */
export const Envelope = refined(
  Fields,
  'reply with a result code (resultCode or result)',
  (fields) => codeOf(fields) !== undefined,
);
export type Envelope = t.TypeOf<typeof Envelope>;
