import { failure, looseObject, RecordId, refined } from '@cordboard/core/provider';
import { json, media, reads, type BegunReply } from '@cordboard/core/http';
import * as O from 'fp-ts/lib/Option.js';
import * as t from 'io-ts';
import { byCompany, pathIn, type VendorCall } from './envelope.js';
import { Loose, OptionalId, paged, Text, type Paged } from './values.js';

/** Filters for calls; times in epoch milliseconds. */
export interface MainCdrRequest {
  readonly startTime: number;
  readonly endTime: number;
  /** From 1. */
  readonly pageNum: number;
  readonly pageSize: number;
  readonly callID?: string | undefined;
  readonly agent?: string | undefined;
  /** 0 agent number, 1 agent id. */
  readonly agentType?: number | undefined;
  readonly customerNumber?: string | undefined;
  /** 1 internal, 2 inbound, 3 outbound. */
  readonly callType?: number | undefined;
  readonly mainDialType?: string | undefined;
  /** Call-center edition only. */
  readonly firstDistributedQueueId?: string | undefined;
  /** 1 other, 2 agent, 3 customer. */
  readonly hangupDisposition?: number | undefined;
}

const CallID = refined(t.string, 'id of a call (1 to 128 characters, blanks around it aside)', (id) =>
  RecordId.codec.is(id.trim()),
);

/** A call that is over; a time of 0 was never reached. */
export const MainCdr = looseObject(
  'SobotMainCdr',
  { callID: CallID },
  {
    startTime: Loose,
    alertTime: Loose,
    answerTime: Loose,
    bridgeTime: Loose,
    endTime: Loose,
    /** Seconds of ringing, of everything, of talk. */
    alertDuration: Loose,
    totalDuration: Loose,
    duration: Loose,
    callDistributedTotalDuration: Loose,
    callType: Loose,
    /** 1 call, 2 transfer, 3 consult, 4 monitor, 5 take-over, 6 barge-in. */
    dialType: Loose,
    mainDialType: Text,
    callResult: Loose,
    hangupDisposition: Loose,
    /** A word such as `ORIGINATOR_CANCEL`. */
    hangupCause: Text,
    /** Empty where it is masked. */
    customerNumber: Loose,
    /** The number as agents see it, which may be masked. */
    screenNumber: Text,
    gatewayNumber: Loose,
    areaProvince: Text,
    areaCity: Text,
    firstAgentUUID: OptionalId,
    firstAgentID: Text,
    firstAgentName: Text,
    lastAgentUUID: OptionalId,
    lastAgentID: Text,
    lastAgentName: Text,
    firstQueueID: OptionalId,
    firstQueueName: Text,
    lastQueueID: OptionalId,
    lastQueueName: Text,
    firstDistributedQueueId: OptionalId,
    firstDistributedQueueName: Text,
    lastDistributedQueueId: OptionalId,
    lastDistributedQueueName: Text,
    agentCount: Loose,
    transferCount: Loose,
    consultCount: Loose,
    campaignId: OptionalId,
    remark: Text,
    /** What the program that placed the call attached, an object or text. */
    attachedData: t.unknown,
    /** `…/cc-audios/recordings/<id>`, with two slashes before the module. */
    recordUrl: Text,
  },
);
export type MainCdr = t.TypeOf<typeof MainCdr>;

/** Sobot Data Service API, Query of calls; its row stands in the vendor's SDK. */
export const queryMainCdrs: VendorCall<Paged<MainCdr>> = {
  ...byCompany,
  endpoint: reads('POST', `${pathIn('reports')}/maincdrs/_search`),
  answer: json(paged(MainCdr), O.some({})),
};

const noSuchRecording = failure('NotFound', 'no such recording');

/** The address that `recordUrl` of a call has, in the same edition; stands in the vendor's SDK. */
export const getRecording: VendorCall<BegunReply> = {
  ...byCompany,
  endpoint: reads('GET', `${pathIn('audios')}/recordings/{id}`),
  answer: media(({ status }) => (status === 404 ? noSuchRecording : undefined)),
};
