import {
  fields,
  FlowId,
  note,
  patterned,
  QueueId,
  refined,
  RouteId,
  strictObject,
  type CallFlow,
  type Route as CenterRoute,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { every } from '../../every.js';
import type { Refusal } from './codes.js';
import { chosenId, reading, requiredId, rowsAsked, type Answer, type Call, type Route } from './route.js';

const failed = (): Refusal => '107-004';

const path = 'vdn/calledroute';

const targetOf = ({ target }: CenterRoute): { readonly devicetype: string; readonly deviceId: number } => {
  if (target.kind === 'queue') return { devicetype: '1', deviceId: Number(target.queue) };
  if (target.kind === 'flow') return { devicetype: '3', deviceId: Number(target.flow) };
  return { devicetype: target.native.code, deviceId: 0 };
};

/** As in the sample of the page, not in its table: `dnid`, and the type of the device as text. */
const toRow = (route: CenterRoute) => ({
  dnid: Number(route.id),
  accesscode: route.entry,
  subcode: route.extension ?? '',
  ...targetOf(route),
});

const query = ({ world, query: asked }: Call): Answer =>
  asked.has('dnId')
    ? pipe(
        every(world.center.routing.listRoutes, {}),
        TE.mapLeft(failed),
        TE.chainEitherK((routes) => rowsAsked(routes, { asked: asked.get('dnId'), idOf: ({ id }) => id })),
        TE.map((routes) => ({ result: routes.map(toRow) })),
      )
    : TE.left('107-002');

const NewRoute = strictObject(
  'called route',
  fields(
    {
      accesscode: patterned('access code', /^.{1,32}$/u),
      devicetype: t.union([t.literal(1), t.literal(3)], '1 or 3'),
      deviceId: t.number,
    },
    { subcode: refined(note(24), 'digits, * and #', (code) => /^[0-9*#]*$/u.test(code)) },
  ),
);

/** Answers an array, as in the sample of the page; its table has an object. */
const add = reading(NewRoute, (asked, { world, query: address, record }): Answer => {
  const { accesscode, subcode = '', devicetype, deviceId } = asked;
  const id = String(deviceId);
  const target =
    devicetype === 1
      ? { kind: 'queue' as const, queue: QueueId(id) }
      : { kind: 'flow' as const, flow: FlowId(id) };
  return pipe(
    TE.fromEither(chosenId(address, 'dnId')),
    TE.chain((chosen) =>
      pipe(
        world.center.routing.createRoute({
          route: {
            entry: accesscode,
            target,
            id: chosen === undefined ? undefined : RouteId(chosen),
            extension: subcode === '' ? undefined : subcode,
          },
        }),
        TE.mapLeft((): Refusal => '107-018'),
      ),
    ),
    TE.map(({ value }) => {
      record(`create route ${value.id}`);
      return { result: [{ dnId: Number(value.id) }] };
    }),
  );
});

const remove = ({ world, query: address, record }: Call): Answer =>
  pipe(
    TE.fromEither(requiredId(address, 'dnId')),
    TE.chain((id) =>
      pipe(
        world.center.routing.removeRoute({ route: RouteId(id) }),
        TE.bimap(
          (): Refusal => '107-021',
          () => {
            record(`remove route ${id}`);
            return {};
          },
        ),
      ),
    ),
  );

const toFlowRow = ({ id, name, note: description = '' }: CallFlow) => ({
  flowId: Number(id),
  flowname: name,
  flowdescription: description,
  flowaccesscode: '',
  flowtype: 1,
  isLoad: 1,
  Ivrs: [1],
});

const queryFlows = ({ world, query: asked }: Call): Answer =>
  pipe(
    every(world.center.routing.listFlows, {}),
    TE.mapLeft(failed),
    TE.chainEitherK((flows) => rowsAsked(flows, { asked: asked.get('flowIdSet'), idOf: ({ id }) => id })),
    TE.map((flows) => ({ result: flows.map(toFlowRow) })),
  );

/** The calls about where access codes lead. */
export const routeRoutes: readonly Route[] = [
  { method: 'GET', path, answer: query },
  { method: 'POST', path, answer: add },
  { method: 'DELETE', path, answer: remove },
  { method: 'GET', path: 'vdn/ivrflow', answer: queryFlows },
];
