import { instantText, type RecordingRef, type RecordingUrl } from '@cordboard/core/provider';
import type { RecordingUrlReply } from '../surfaces/api/wire/records.js';
import { numberOf } from './values.js';

/** Which of its two lists the vendor looks in; recordings of the center are in neither. */
export const fromRecording = ({ id, set }: RecordingRef) => ({
  recordingFileId: id,
  sourceType: set === 'phone' ? 'sip' : 'group',
});

export const toRecordingUrl = ({ url, expireTime }: RecordingUrlReply): RecordingUrl => {
  const ms = numberOf(expireTime) ?? 0;
  return { url, expiresAt: ms > 0 ? instantText(ms) : undefined };
};
