import { looseObject } from '@cordboard/core/provider';
import { json, nothing, nullable, reads, writes, type SurfaceCall } from '@cordboard/core/http';
import * as O from 'fp-ts/lib/Option.js';
import * as t from 'io-ts';
import { Loose, Text, VendorId } from '../../api-fabric/wire/values.js';
import { resource } from '../../gateway/wire/envelope.js';
import { rowsOrOne } from './values.js';

const path = `${resource}/config/vdn/calledroute`;

/** The table names the number `dnId`, and its sample `dnid`. */
const Named = { dnId: nullable(VendorId), dnid: nullable(VendorId) };

export const CalledRouteRow = looseObject(
  'HuaweiConfiguredRoute',
  { accesscode: t.union([t.string, t.number]), deviceId: VendorId },
  {
    ...Named,
    subcode: Text,
    /** 1 queue, 3 call flow. */
    devicetype: Loose,
  },
);
export type CalledRouteRow = t.TypeOf<typeof CalledRouteRow>;

export interface CalledRouteRequest {
  readonly accesscode: string;
  /** 24 characters at most, of `0123456789*#`. */
  readonly subcode?: string | undefined;
  readonly devicetype: 1 | 3;
  readonly deviceId: number;
}

/** An empty `dnId` asks for all of them; without it the call is not as documented. */
export const allRoutes = { dnId: '' } as const;

const RoutesReply = looseObject('HuaweiConfiguredRoutes', {}, { result: rowsOrOne(CalledRouteRow) });
export type RoutesReply = t.TypeOf<typeof RoutesReply>;

const MadeRouteReply = looseObject(
  'HuaweiMadeRouteReply',
  {},
  { result: rowsOrOne(looseObject('HuaweiMadeRoute', {}, Named)) },
);
export type MadeRouteReply = t.TypeOf<typeof MadeRouteReply>;

/** CEC interface reference, CC-Gateway configuration, Querying Called Routes. */
export const queryRoutes: SurfaceCall<RoutesReply> = {
  endpoint: reads('GET', path),
  answer: json(RoutesReply),
};

/** CEC interface reference, CC-Gateway configuration, Adding a Called Route; `dnId` in the query, where it is chosen. */
export const addRoute: SurfaceCall<MadeRouteReply> = {
  endpoint: writes('POST', path, 'unsafe'),
  answer: json(MadeRouteReply, O.some({})),
};

/** CEC interface reference, CC-Gateway configuration, Deleting a Called Route; `dnId` in the query. */
export const deleteRoute: SurfaceCall<void> = {
  endpoint: writes('DELETE', path, 'unsafe'),
  answer: nothing,
};

export const ConfiguredFlowRow = looseObject(
  'HuaweiConfiguredFlow',
  { flowId: VendorId },
  { flowname: Text, flowdescription: Text },
);
export type ConfiguredFlowRow = t.TypeOf<typeof ConfiguredFlowRow>;

const ConfiguredFlowsReply = looseObject(
  'HuaweiConfiguredFlows',
  {},
  { result: rowsOrOne(ConfiguredFlowRow) },
);
export type ConfiguredFlowsReply = t.TypeOf<typeof ConfiguredFlowsReply>;

/** CEC interface reference, CC-Gateway configuration, Querying IVR Flows. Without `flowIdSet` all of them arrive at once. */
export const queryFlows: SurfaceCall<ConfiguredFlowsReply> = {
  endpoint: reads('GET', `${resource}/config/vdn/ivrflow`),
  answer: json(ConfiguredFlowsReply),
};
