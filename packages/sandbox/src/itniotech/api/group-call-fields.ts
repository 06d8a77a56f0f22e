import { isText, isWhole } from '../../guards.js';
import { hasFields, isDigits, isFlag, isId, isListOf, isTextOf, orNull, type Guarded } from './body.js';
import { isDateText } from './dates.js';
import { problemOfAudio } from './voice-files.js';

const isTaskName = isTextOf(2, 64);
const isShort = isTextOf(0, 30);

/** What a message says and what follows it; the switches are 1 for yes here. */
const content = {
  displayNum: isDigits(0, 20),
  voiceFileId: isId,
  uploadName: isTextOf(5, 32),
  baseFile: isText,
  text: isTextOf(1, 1000),
  lan: isText,
  sendTime: orNull(isDateText),
  toSeat: isFlag,
  sipGroupId: isId,
  outboundControl: isWhole(1, 1),
  calloutRate: isWhole(1, 999),
  toSeatType: isWhole(1, 2),
  hangUpSms: isFlag,
  smsAppId: isText,
  smsContent: isTextOf(1, 1000),
  feedbackPush: isFlag,
  feedbackValue: isWhole(0, 9),
  successPush: isFlag,
  successPushTime: isWhole(0, 9999),
  failedPush: isFlag,
  ringPush: isFlag,
  senderId: isTextOf(0, 32),
};

const required = {
  taskName: isTaskName,
  source: isWhole(1, 3),
  loopCount: isWhole(1, 9),
  maxCalls: isWhole(1, 999),
};

const isCallee = isDigits(7, 15);

const texts = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`text${i + 1}`, isShort]));

/** The newer page's form of a number; the texts are for the message after the call. */
const isNumberInfo = hasFields({ calleeNumber: isCallee }, texts);

/** A new group call, with its numbers as on the older or as on the newer page. */
export const isSend = hasFields(
  { appId: isText, ...required },
  {
    ...content,
    numberList: isListOf(isCallee, 1, 200_000),
    numberInfoList: isListOf(isNumberInfo, 1, 100_000),
  },
);

/** Changes of a group call: no application and no numbers. */
export const isUpdate = hasFields({ keyId: isId, ...required }, content);

/** A group call to the numbers of another. */
export const isResend = hasFields({ keyId: isId, appId: isText, resendType: isFlag, ...required }, content);

/** What the three have in common. */
export type MessageContent = Omit<Guarded<typeof isUpdate>, 'keyId'>;

const isPresent = (...values: readonly unknown[]): boolean => values.every((value) => value !== undefined);

const hasAudio = ({ source, voiceFileId, uploadName, baseFile, text, lan }: MessageContent): boolean => {
  if (source === 1) return voiceFileId !== undefined;
  if (source === 3) return isPresent(text, lan);
  return (
    uploadName !== undefined && baseFile !== undefined && problemOfAudio(uploadName, baseFile) === undefined
  );
};

const hasTransfer = (message: MessageContent): boolean =>
  message.toSeat !== 1 ||
  isPresent(message.sipGroupId, message.outboundControl, message.calloutRate, message.toSeatType);

const hasSms = (message: MessageContent): boolean => {
  const { hangUpSms, smsAppId, smsContent, feedbackPush, feedbackValue } = message;
  if (hangUpSms !== 1) return true;
  const pushes = [feedbackPush, message.successPush, message.failedPush, message.ringPush];
  return (
    isPresent(smsAppId, smsContent) &&
    pushes.includes(1) &&
    (feedbackPush !== 1 || feedbackValue !== undefined)
  );
};

/** Whether everything is there that the chosen options need. */
export const isComplete = (message: MessageContent): boolean =>
  hasAudio(message) && hasTransfer(message) && hasSms(message);
