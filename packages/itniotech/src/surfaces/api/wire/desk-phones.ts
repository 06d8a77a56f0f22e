import { looseObject } from '@cordboard/core/provider';
import { json, nothing, reads, writes, type SurfaceCall } from '@cordboard/core/http';
import type * as t from 'io-ts';
import type { VoicePrefix } from '../../../config.js';
import { Loose, LooseId, pageOf, type PageOf } from './values.js';

/** All of them are required. */
export interface SipAddRequest {
  /** 4 to 32 characters; unique in the application. */
  readonly groupName: string;
  /** 4 to 32 characters; phones become `name-1`, `name-2`, … */
  readonly phoneName: string;
  /** 1–50. */
  readonly quantity: number;
  /** 7 to 13 digits; optional on the page of a sister brand. */
  readonly displayNum: string;
  readonly appId: string;
}

export interface SipQueryRequest {
  /** From 1. */
  readonly current: number;
  /** 1–100. */
  readonly size: number;
  readonly params: { readonly appId: string };
}

// `password`, which the vendor writes in clear, is not decoded, so it cannot leak.
export const PhoneReply = looseObject(
  'ItniotechPhoneReply',
  { account: LooseId },
  { groupName: Loose, phoneName: Loose, displayNum: Loose },
);
export type PhoneReply = t.TypeOf<typeof PhoneReply>;

export const PhonePageReply = pageOf(PhoneReply);
export type PhonePageReply = PageOf<PhoneReply>;

/** The calls about desk phones, as a brand has them. */
export const deskPhoneCalls = (prefix: VoicePrefix) => {
  /** Itniotech Voice API, Add SIP phones (`sipAdd`). Its answer has no data. */
  const sipAdd: SurfaceCall<void> = {
    endpoint: writes('POST', `${prefix}/sipAdd`, 'unsafe'),
    answer: nothing,
  };
  /** Query SIP phones (`sipQuery`), by Onbuka's page: Itniotech shows none. */
  const sipQuery: SurfaceCall<PhonePageReply> = {
    endpoint: reads('POST', `${prefix}/sipQuery`),
    answer: json(PhonePageReply),
  };
  return { sipAdd, sipQuery };
};
