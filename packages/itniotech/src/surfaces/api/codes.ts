import { NumberPrefix, VoicePrefix } from '../../config.js';
import { codeTable, kindOfStatus, type CodeTable, type Meaning, type Received } from '@cordboard/core/http';

/** The response codes of the call center pages. */
const meanings = codeTable([
  ['-1', 'Unauthenticated', 'key, secret or signature was not accepted; check apiKey and apiSecret'],
  ['-2', 'PermissionDenied', "this machine's address is not on the account's list of allowed IPs"],
  ['-10', 'QuotaExceeded', 'the balance of the account is too low'],
  ['-16', 'ClockSkew', "the request's timestamp was not accepted; check this machine's clock"],
  ['-18', 'Internal', 'the vendor reports a fault of its own'],
  ['-20', 'AlreadyExists', 'such a record exists already'],
  ['-21', 'InvalidInput', 'the vendor refused the data'],
  ['-22', 'InvalidInput', 'a parameter is missing or malformed'],
  ['-23', 'QuotaExceeded', 'a limit on the amount of data is reached'],
  ['-24', 'NotFound', 'there is no such record'],
  ['-27', 'InvalidInput', "the uploaded file's format is wrong"],
  ['-33', 'AlreadyExists', 'the name is taken'],
  ['-34', 'AlreadyExists', 'the agent number is taken'],
  ['-35', 'InvalidInput', 'the period searched is longer than 32 days'],
  ['-36', 'QuotaExceeded', 'the licence allows no more'],
  ['-38', 'InvalidInput', 'the uploaded file is too large'],
  ['-39', 'InvalidInput', "the uploaded file's format is wrong"],
  ['-40', 'QuotaExceeded', 'an import may hold 100,000 rows at most'],
  ['-41', 'Conflict', 'the present state does not allow that change'],
  ['-42', 'Conflict', 'no number is left to call'],
  ['-43', 'InvalidInput', 'the file names the column of called numbers twice'],
  ['-44', 'InvalidInput', 'the kind of SIP trunk is wrong'],
  ['-45', 'InvalidInput', 'the name of the SIP trunk is wrong'],
  ['-47', 'AlreadyExists', 'the name of the SIP trunk is taken'],
  ['-48', 'InvalidInput', 'the SIP trunk lacks a queue'],
  ['-49', 'InvalidInput', 'the SIP trunk lacks the address of its gateway'],
  ['-50', 'InvalidInput', 'the address of the gateway is malformed'],
  ['-51', 'InvalidInput', 'the SIP trunk names a queue twice'],
  ['-63', 'Conflict', 'the queue still has agents'],
  ['-64', 'Conflict', 'the queue still has agents'],
  ['-65', 'PermissionDenied', 'the queue belongs to another application'],
  ['-66', 'InvalidInput', 'the country code is unknown'],
  ['-67', 'Conflict', 'the agent is on a call'],
  ['-68', 'Conflict', 'the agent takes part in a running group-call task'],
  ['-69', 'Conflict', 'the queue is bound to a team leader'],
  ['-70', 'Conflict', 'the queue is bound to a SIP trunk'],
  ['-71', 'QuotaExceeded', 'no more labels can be created, or one is there twice'],
  ['-72', 'InvalidInput', 'a label is empty or longer than 20 characters'],
  ['-74', 'PermissionDenied', 'the queue belongs to another application'],
  ['-75', 'PermissionDenied', 'the feature has to be opened by the sales department of the vendor'],
  ['-77', 'Conflict', 'no minimum rate is set for the application'],
]);

/** For a read, a vendor's fault is transient; for a write the effect is unknown, so it stays `Internal`. */
const meaningsForReads = codeTable([['-18', 'Unavailable', 'the vendor is out of order for now']]);

/** The table of the page about number pools, the only one about numbers that shows one whole. */
const meaningsForNumbers = codeTable([
  ['-29', 'PermissionDenied', 'the workspace is disabled'],
  ['-30', 'Unauthenticated', 'the API key is disabled'],
  ['-31', 'PermissionDenied', "this machine's address is not on the account's list of allowed IPs"],
]);

/** The table of the page about new desk phones. */
const meaningsForNewPhones = codeTable([
  ['-20', 'AlreadyExists', 'the application has a group of phones with that name'],
]);

/** The table of the page about calls from desk phones. */
const meaningsForCalls = codeTable([
  ['-22', 'InvalidInput', 'the vendor knows no such extension or application, or dials no such number'],
  ['-26', 'QuotaExceeded', 'the account has no price for calls to that number'],
]);

/** The table of the page about cancelling group calls. */
const meaningsForCancelling = codeTable([
  ['-54', 'Conflict', 'the present state of a group call does not allow that change'],
]);

/** The pages about group calls could not be read to their ends; this one is on that about group calls for AI agents. */
const meaningsForSending = codeTable([['-20', 'AlreadyExists', 'another group call has the name']]);

/** The table of the page about group calls for AI agents; the others could not be read to their ends. */
const meaningsForRecalls = codeTable([
  ['-20', 'AlreadyExists', 'another group call has the name'],
  ['-34', 'Conflict', 'no number is left to call'],
  ['-54', 'Conflict', 'the group call is not over'],
]);

/** The id of the recording is the only parameter. */
const meaningsForRecordings = codeTable([['-22', 'NotFound', 'there is no such recording']]);

/** So is the id of the record. */
const meaningsForRecords = codeTable([['-22', 'NotFound', 'there is no such record']]);

/** Calls whose page gives a code another meaning. */
const meaningsByPath: ReadonlyMap<string, CodeTable> = new Map([
  [
    '/v3/cc/seat/updateSeat',
    codeTable([['-64', 'InvalidInput', 'a password may hold letters and digits only']]),
  ],
  ...NumberPrefix.values.map((prefix) => [`${prefix}/queryPage`, meaningsForNumbers] as const),
  ...VoicePrefix.values.map((prefix) => [`${prefix}/group/call/send`, meaningsForSending] as const),
  ...VoicePrefix.values.map((prefix) => [`${prefix}/group/call/cancel`, meaningsForCancelling] as const),
  ...VoicePrefix.values.map((prefix) => [`${prefix}/getRecordingFileUrl`, meaningsForRecordings] as const),
  ...VoicePrefix.values.flatMap((prefix) =>
    ['recordSip', 'recordGroup'].map((call) => [`${prefix}/${call}/{voiceId}`, meaningsForRecords] as const),
  ),
  ...VoicePrefix.values.map((prefix) => [`${prefix}/group/call/resend`, meaningsForRecalls] as const),
  ...VoicePrefix.values.map((prefix) => [`${prefix}/sipAdd`, meaningsForNewPhones] as const),
  ...VoicePrefix.values.map((prefix) => [`${prefix}/sendSip`, meaningsForCalls] as const),
]);

const undocumented: Meaning = {
  kind: 'Internal',
  message: 'the vendor reports a failure it does not document',
};
const noStatus: Meaning = { kind: 'MalformedReply', message: 'the reply has no status' };

/**
 * The meaning of a code for a call; `undefined` where the HTTP status tells more, as with a proxy in front of
 * the vendor.
 */
export const meaningOf = (
  code: string | undefined,
  { call, head }: Received<unknown>,
): Meaning | undefined => {
  const { path, access } = call.endpoint;
  const isFailed = kindOfStatus(head.status) !== undefined;
  if (code === undefined) return isFailed ? undefined : noStatus;
  return (
    meaningsByPath.get(path)?.get(code) ??
    (access === 'read' ? meaningsForReads.get(code) : undefined) ??
    meanings.get(code) ??
    (isFailed ? undefined : undocumented)
  );
};

const skewWorthMentioningMs = 60_000;

/** Whether this machine's clock is fast or slow, by the reply's `Date`. */
export const skewSeen = ({ head, receivedAt }: Received<unknown>): string => {
  const ahead = receivedAt - Date.parse(head.header('date') ?? '');
  const isWorthMentioning = Math.abs(ahead) > skewWorthMentioningMs;
  return isWorthMentioning ? `; compared with the vendor's it is ${ahead > 0 ? 'fast' : 'slow'}` : '';
};
