import { looseObject } from '@cordboard/core/provider';
import { json, nothing, nullable, reads, rowsOf, writes, type ReplyRows } from '@cordboard/core/http';
import * as t from 'io-ts';
import { checksParameters, failsAtServer, resource, type VendorCall } from './envelope.js';
import { Loose, Text, VendorId } from './values.js';

/** What a route leads to: 1 queue, 3 call flow. */
export type DeviceType = 1 | 3;

/** Numbers here, unlike in the search for queues. */
interface PartRequest {
  /** Rows before the first of the page. */
  readonly offset: number;
  /** 100 at most. */
  readonly limit: number;
}

export interface RouteSearchRequest extends PartRequest {
  readonly accessCode?: string | undefined;
  readonly extCode?: string | undefined;
  readonly devicetype?: DeviceType | undefined;
  readonly mediaTypeId?: number | undefined;
}

interface TargetRequest {
  readonly devicetype: DeviceType;
  readonly deviceId: number;
}

export interface NewRouteRequest extends TargetRequest {
  /** 32 characters at most. */
  readonly accessCode: string;
  /** 12 characters at most. */
  readonly extCode?: string | undefined;
  /** 5, voice, where it is left out. For a queue, the queue's own. */
  readonly mediaTypeId?: number | undefined;
}

export interface ChangedRouteRequest extends TargetRequest {
  readonly id: string;
}

export interface RemovedRoutesRequest {
  /** Numbers of routes, not their ids; several would be separated by commas. */
  readonly dnids: string;
}

export interface AccessCodeSearchRequest extends PartRequest {
  /** A part of the access code. */
  readonly accessCode?: string | undefined;
}

export const RouteRow = looseObject(
  'HuaweiCalledRoute',
  { id: VendorId, dnid: VendorId, accessCode: t.string, deviceId: VendorId },
  {
    extCode: Text,
    /** See {@link DeviceType}. */
    devicetype: Loose,
    deviceDesc: Text,
    mediatypeId: Loose,
    /** 0 or null: both; 1: it cannot be changed; 2: it cannot be removed; 3: neither. */
    editable: Loose,
  },
);
export type RouteRow = t.TypeOf<typeof RouteRow>;

export const AccessCodeRow = looseObject(
  'HuaweiAccessCode',
  { accessCode: t.string },
  { id: t.union([VendorId, t.null, t.undefined]), mediatypeId: Loose, description: Text },
);
export type AccessCodeRow = t.TypeOf<typeof AccessCodeRow>;

export const FlowRow = looseObject(
  'HuaweiIvrFlow',
  { id: VendorId },
  { description: Text, flowFileName: Text },
);
export type FlowRow = t.TypeOf<typeof FlowRow>;

/** Some of the access codes, or of what they lead to: both lists have this name. */
export interface CodePart<A> {
  readonly data?: { readonly total?: Loose; readonly calledRouteList?: ReplyRows<A> } | null | undefined;
}

const codePart = <A>(row: t.Type<A, unknown>): t.Type<CodePart<A>, unknown> => {
  const list = t.partial({ total: Loose, calledRouteList: rowsOf(row) }, `part of ${row.name}`);
  return t.partial({ data: nullable(list) }, `reply with ${row.name}`);
};

const Flows = looseObject('HuaweiIvrFlows', {}, { result: rowsOf(FlowRow) });
export type Flows = t.TypeOf<typeof Flows>;

/** CEC interface reference, Querying Called Routes. */
export const queryCalledRoute: VendorCall<CodePart<RouteRow>> = {
  ...checksParameters,
  endpoint: reads('POST', `${resource}/calledRoute/queryCalledRoute`),
  answer: json(codePart(RouteRow)),
};

/** CEC interface reference, Creating a Called Route. What it answers was on no page: the id has to be looked up. */
export const createCalledRoute: VendorCall<void> = {
  ...checksParameters,
  endpoint: writes('POST', `${resource}/calledRoute/createCalledRoute`, 'unsafe'),
  answer: nothing,
};

/** CEC interface reference, Modifying a Called Route. */
export const modifyCalledRoute: VendorCall<void> = {
  ...checksParameters,
  endpoint: writes('POST', `${resource}/calledRoute/modifyCalledRoute`, 'safe'),
  answer: nothing,
};

/** CEC interface reference, Deleting Called Routes. */
export const deleteCalledRoute: VendorCall<void> = {
  ...checksParameters,
  endpoint: writes('POST', `${resource}/calledRoute/deleteCalledRoute`, 'unsafe'),
  answer: nothing,
};

/** CEC interface reference, Querying Access Codes. */
export const queryAccessCodeList: VendorCall<CodePart<AccessCodeRow>> = {
  ...failsAtServer,
  endpoint: reads('POST', `${resource}/accessCodeInfo/queryAccessCodeList`),
  answer: json(codePart(AccessCodeRow)),
};

/** CEC interface reference, Querying IVR Flows. No field of a request is documented: all flows arrive at once. */
export const queryIvrFlowList: VendorCall<Flows> = {
  ...failsAtServer,
  endpoint: reads('POST', `${resource}/ivrFlow/queryIVRFlowList`),
  answer: json(Flows),
};
