import { callRouting, listByNumber, notOffered, serve } from '@cordboard/core/provider';
import type { NumberPrefix } from '../config.js';
import { fromCallerIdQuery, numbersPageSize, numbersPageSizes, toCallerIdPage } from '../mapping/routing.js';
import type { Api } from '../surfaces/api/surface.js';
import { queryPage } from '../surfaces/api/wire/routing.js';

/** The account's numbers. Itniotech Number API, Number query (`queryPage`). */
const listCallerIds = (api: Api, prefix: NumberPrefix) => {
  const call = queryPage(prefix);
  return serve(
    callRouting.listCallerIds,
    (query, context) =>
      listByNumber(
        query,
        numbersPageSizes,
        (asked) => api.ask(call, { body: { json: fromCallerIdQuery(asked) } }, context),
        toCallerIdPage(query),
      ),
    {
      note: 'the vendor has no filter by status: every page is read, and the numbers with other statuses are left out',
      limits: { pageSize: numbersPageSize },
      omits: { alias: 'a number has a remark only, which is its note' },
      unconfirmed:
        'the end of the page Number query could not be read: its codes are taken from the page about number pools',
    },
  );
};

const noRoutes = 'a number leads to a queue by an inbound SIP trunk only: sipTrunk/query and its kin';

/** Call routing: the vendor offers its numbers over HTTP, and the rest in its console and in the browser. */
export const routing = (api: Api, prefix: NumberPrefix) => [
  notOffered(
    callRouting.setInboundEnabled,
    "an agent's readiness is changed in the browser only, with the vendor's SDK",
  ),
  notOffered(
    callRouting.setConcurrency,
    'an agent handles voice calls only; calls per agent are a setting of a group-call task',
  ),
  listCallerIds(api, prefix),
  notOffered(callRouting.listFlows, 'call flows exist in the console only'),
  notOffered(callRouting.listEntryPoints, 'the numbers that customers dial are in routing.listCallerIds'),
  notOffered(callRouting.listRoutes, noRoutes),
  notOffered(callRouting.createRoute, noRoutes),
  notOffered(callRouting.updateRoute, noRoutes),
  notOffered(callRouting.removeRoute, noRoutes),
  notOffered(callRouting.blockNumbers, 'there is no do-not-call list; leave the numbers out of the campaign'),
  notOffered(callRouting.unblockNumbers, 'there is no do-not-call list'),
  notOffered(callRouting.listBlockedNumbers, 'there is no do-not-call list'),
];
