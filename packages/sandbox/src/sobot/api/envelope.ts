import { json, type SandboxReply } from '../../http.js';

/** The envelope of a call, which differs from page to page. */
export interface Envelope {
  readonly apiVersion: string;
  /** Default `Success`. */
  readonly message?: string;
  /** Default empty. */
  readonly reason?: string;
  readonly kind: string;
  /** Left out: there is none. `nulls`: an object of nulls. */
  readonly metaData?: 'empty' | 'nulls';
  /** Whether `retMsg` and `retCode` are there too. */
  readonly ret?: boolean;
}

const metaData = {
  empty: {},
  nulls: { creatorId: null, creationTime: null, updateUserId: null, updatedTime: null },
} as const;

/** What production servers send instead of the documented text. */
const inChinese = '请求服务成功';

/** The answer to a call that went well. */
export const succeeded = (envelope: Envelope, data: unknown, language: string): SandboxReply => {
  const message = language === 'zh' ? inChinese : (envelope.message ?? 'Success');
  return json({
    apiVersion: envelope.apiVersion,
    status: 'Success',
    code: 200,
    message,
    reason: envelope.reason ?? '',
    kind: envelope.kind,
    ...(envelope.metaData === undefined ? {} : { metaData: metaData[envelope.metaData] }),
    data,
    ...(envelope.ret === true ? { retMsg: message, retCode: '000000' } : {}),
  });
};

/** An id, a number or a date with stray spaces, as in some documented replies. Names are unchanged. */
export const stray = (value: string): string => ` ${value} `;

/** The same for a value that may be missing, with a replacement. */
export const strayOr = <A>(blank: A, value: string | undefined): string | A =>
  value === undefined ? blank : stray(value);
