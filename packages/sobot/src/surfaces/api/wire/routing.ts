import { arrayOf, looseObject } from '@cordboard/core/provider';
import { json, reads, rowsOf, writes, type ReplyRows } from '@cordboard/core/http';
import * as O from 'fp-ts/lib/Option.js';
import * as t from 'io-ts';
import { byAgent, byCompany, pathIn, type VendorCall } from './envelope.js';
import { Loose, optional, paged, Text, VendorId, type Paged } from './values.js';

export interface ForbiddenNumberRequest {
  readonly callNumber: string;
  /** 1 phone number; there is no other. */
  readonly numberType: 1;
  /** 2 inbound, 3 outbound. */
  readonly callType: number;
  /** 0 or 1. */
  readonly enabled: number;
  /** `yyyy-MM-dd`. */
  readonly expirationTime?: string | undefined;
  readonly zoneId?: string | undefined;
  readonly description?: string | undefined;
}

export interface RelayNumberRequest {
  /** 0 disabled, 1 enabled, 2 cancelled. */
  readonly enabled: readonly number[];
}

/** `details` holds a sentence per refusal, such as `NO【2】,【numberType】,Content【2】,【Reference:1-number】`. */
export const ForbiddenNumberReply = t.partial(
  { failedCount: Loose, details: optional(arrayOf(t.string)) },
  'SobotForbiddenNumberReply',
);
export type ForbiddenNumberReply = t.TypeOf<typeof ForbiddenNumberReply>;

const Enabled = optional(
  t.union(
    [t.partial({ enabledCode: Loose, enabledName: Text }), t.number, t.string],
    'state, as object or code',
  ),
);

export const RelayNumber = looseObject(
  'SobotRelayNumber',
  { gatewayNumber: VendorId },
  { alias: Text, remark: Text, enabled: Enabled },
);
export type RelayNumber = t.TypeOf<typeof RelayNumber>;

export const IvrFlow = looseObject('SobotIvrFlow', { code: VendorId, name: t.string }, { remarks: Text });
export type IvrFlow = t.TypeOf<typeof IvrFlow>;

/** Sobot Basic Management API, Import Enterprise Forbidden No. The path has no `/api`. */
export const importEnterpriseForbiddenNo: VendorCall<ForbiddenNumberReply> = {
  ...byCompany,
  endpoint: writes('PUT', `${pathIn('config')}/blacklist/batch`, 'safe'),
  answer: json(ForbiddenNumberReply, O.some({})),
};

/** Sobot Basic Management API, Query relay number list. */
export const queryRelayNumberList: VendorCall<ReplyRows<RelayNumber>> = {
  ...byAgent,
  endpoint: reads('POST', `${pathIn('config/api')}/gatewayNumber/search`),
  answer: json(rowsOf(RelayNumber), O.some([])),
};

// The page shows another host for this call, which is a mistake.
/** Sobot Basic Management API, Query published IVR flows. */
export const queryPublishedIvrFlows: VendorCall<Paged<IvrFlow>> = {
  ...byCompany,
  headers: [],
  endpoint: reads('POST', `${pathIn('ivr/api')}/ivr/published/_search`),
  answer: json(paged(IvrFlow), O.some({})),
};
