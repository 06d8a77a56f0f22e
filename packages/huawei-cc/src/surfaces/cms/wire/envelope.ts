import * as t from 'io-ts';

/** Under which CC-CMS serves everything. */
export const resource = '/rest/cmsapp/v1/openapi';

const Code = t.union([t.string, t.number, t.null, t.undefined], 'text or number');

/**
 * What every reply is wrapped in. Older calls have `result` and `resultDatas` only, newer ones `resultCode` and
 * `resultDesc`, some all four with the same data twice. On a failure `resultDesc` is a text.
 */
export const Envelope = t.partial(
  { resultCode: Code, result: Code, resultDesc: t.unknown, resultDatas: t.unknown },
  'HuaweiCmsEnvelope',
);
export type Envelope = t.TypeOf<typeof Envelope>;
