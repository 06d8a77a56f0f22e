import { looseObject } from '@cordboard/core/provider';
import { json, reads, type SurfaceCall } from '@cordboard/core/http';
import type * as t from 'io-ts';
import type { NumberPrefix } from '../../../config.js';
import { Loose, LooseId, pageOf, type PageOf } from './values.js';

export interface NumberQueryRequest {
  /** From 1. */
  readonly current: number;
  /** 1–100. */
  readonly size: number;
  /** Required, though its only filter, the application, is optional. */
  readonly params: Readonly<Record<string, never>>;
}

export const NumberReply = looseObject(
  'ItniotechNumberReply',
  { number: LooseId },
  {
    /** 3 in use, 4 expired, 5 disabled. */
    state: Loose,
    country: Loose,
    /** `yyyy-MM-dd`. */
    dueDate: Loose,
    /** `MOBILE` or `FIXED`. */
    type: Loose,
    inboundPrefix: Loose,
    /** 1 yes, 0 no: not as the switches of groups and agents. */
    enableVoicemail: Loose,
    remark: Loose,
  },
);
export type NumberReply = t.TypeOf<typeof NumberReply>;

export const NumberPageReply = pageOf(NumberReply);
export type NumberPageReply = PageOf<NumberReply>;

/** Itniotech Number API, Number query (`queryPage`). */
export const queryPage = (prefix: NumberPrefix): SurfaceCall<NumberPageReply> => ({
  endpoint: reads('POST', `${prefix}/queryPage`),
  answer: json(NumberPageReply),
});
