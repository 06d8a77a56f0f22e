import * as t from 'io-ts';
import { JsonValue } from '../codec/json-value.js';
import { QueryValue } from '../codec/query-value.js';
import { fields, strictObject } from '../codec/strict-object.js';
import { oneOf } from '../codec/scalars.js';
import { AgentRef } from '../domain/agent-ref.js';
import { VendorPath } from './vendor-path.js';

/** The request that a provider with these surfaces takes. */
export const vendorRequestOf = (surfaces: readonly string[]) =>
  strictObject(
    'VendorRequest',
    fields(
      {
        /** The API of the vendor that is asked, by its name in `vendor.surfaces`. */
        surface: oneOf(surfaces),
        /** The verb of HTTP that the vendor's page names. */
        method: oneOf(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
        /** Begins with a slash and is percent-encoded; without host and query. */
        path: VendorPath,
      },
      {
        /** A list is sent as one parameter for each of its values; `undefined` is not sent. */
        query: t.readonly(t.record(t.string, QueryValue)),
        /** Sent as JSON; `null` too. */
        body: JsonValue,
        /** In whose name, where the surface works in an agent's session or with an agent's token. */
        agent: AgentRef,
        /**
         * What sending it twice does. Default `unsafe`: it is sent again only where it certainly did nothing. `safe` and
         * `keyed` are also sent again where that cannot be told. A GET that is `safe` counts as a read.
         */
        repeat: oneOf(['safe', 'keyed', 'unsafe']),
      },
    ),
  );

/** A request to a vendor's own endpoint, in the account's name. */
export interface VendorRequest extends t.TypeOf<ReturnType<typeof vendorRequestOf>> {}

/** Whether a request changes nothing: what is not said to be safe may do anything. */
export const isRead = ({ method, repeat }: Pick<VendorRequest, 'method' | 'repeat'>): boolean =>
  method === 'GET' && repeat === 'safe';
