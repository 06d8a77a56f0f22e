import { json, writes, type SurfaceCall } from '@cordboard/core/http';
import type { VoicePrefix } from '../../../config.js';
import { LooseId } from './values.js';

export interface SendSipRequest {
  /** 7 to 15 digits, with the country code. */
  readonly callee: string;
  /** What the phone registers as. */
  readonly account: string;
  readonly appId: string;
  /** 7 to 15 digits. */
  readonly displayNum?: string | undefined;
  /** At most 1000 characters. */
  readonly calledInfo?: string | undefined;
}

/** Itniotech Voice API, Send SIP call (`sendSip`). Its answer is the id of the call: 19 digits, as text. */
export const sendSip = (prefix: VoicePrefix): SurfaceCall<string | number> => ({
  endpoint: writes('POST', `${prefix}/sendSip`, 'unsafe'),
  answer: json(LooseId),
});
