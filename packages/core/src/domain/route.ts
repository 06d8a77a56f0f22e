import * as t from 'io-ts';
import { fields, strictObject, type FieldsOf, type Named } from '../codec/strict-object.js';
import { oneOf, text } from '../codec/scalars.js';
import { Native, pageFields } from './common.js';
import { FlowId, QueueId, RouteId } from './ids.js';
import { KnownChannel, MediaChannel } from './media-channel.js';

/** What customers dial or open, as the provider writes it. */
const Address = text(256);

/** Digits dialed behind an entry. */
const ExtensionDigits = text(32);

const queueTargetFields = fields(
  {
    /** Says that contacts wait in a queue. */
    kind: t.literal('queue'),
    /** Where they wait. */
    queue: QueueId.codec,
  },
  {},
);
/** A queue that contacts are led to. */
export interface QueueTarget extends FieldsOf<typeof queueTargetFields>, Named {}
export const QueueTarget = strictObject<QueueTarget>('QueueTarget', queueTargetFields);

const flowTargetFields = fields(
  {
    /** Says that a call flow receives the contacts. */
    kind: t.literal('flow'),
    /** The flow that receives them. */
    flow: FlowId.codec,
  },
  {},
);
/** A call flow that contacts are led to. */
export interface FlowTarget extends FieldsOf<typeof flowTargetFields>, Named {}
export const FlowTarget = strictObject<FlowTarget>('FlowTarget', flowTargetFields);

const unknownTargetFields = fields(
  {
    /** Says that we have no word for it. */
    kind: t.literal('unknown'),
    /** The provider's own word for the kind. */
    native: Native,
  },
  {},
);
/** A target of a kind that only the provider has a word for. It is told and cannot be set. */
export interface UnknownTarget extends FieldsOf<typeof unknownTargetFields>, Named {}
export const UnknownTarget = strictObject<UnknownTarget>('UnknownTarget', unknownTargetFields);

/** Where contacts can be led to. */
export type Target = QueueTarget | FlowTarget;
export const Target: t.Type<Target, unknown> = t.union(
  [QueueTarget, FlowTarget],
  'target ({ "kind": "queue", "queue": … } or { "kind": "flow", "flow": … })',
);

/** Where contacts are led to, also where we have no word for it. */
export type TargetTold = QueueTarget | FlowTarget | UnknownTarget;
export const TargetTold: t.Type<TargetTold, unknown> = t.union(
  [QueueTarget, FlowTarget, UnknownTarget],
  'target',
);

const entryPointFields = fields(
  {
    /** What a customer dials or opens. */
    address: Address,
  },
  {
    /** The provider's own key for it, which its other endpoints take; absent where there is none. */
    id: t.string,
    /** The kind of contact that it takes; `unknown` for one that only the provider has a word for, absent when it is not told. */
    channel: MediaChannel,
    /** The center's own words for it. */
    description: t.string,
  },
);
/** A way into the center. */
export interface EntryPoint extends FieldsOf<typeof entryPointFields>, Named {}
export const EntryPoint = strictObject<EntryPoint>('EntryPoint', entryPointFields);

const entryPointQueryFields = fields(
  {},
  {
    ...pageFields,
    /** Only this address. */
    address: Address,
    /** Only those for this kind of contact. */
    channel: KnownChannel,
  },
);
/** Filters for a list of entry points. */
export interface EntryPointQuery extends FieldsOf<typeof entryPointQueryFields>, Named {}
export const EntryPointQuery = strictObject<EntryPointQuery>('EntryPointQuery', entryPointQueryFields);

const routeFields = fields(
  {
    /** Tells two routes apart; opaque. */
    id: RouteId.codec,
    /** The address of the entry point; it never changes. */
    entry: Address,
    /** Where contacts are led to. */
    target: TargetTold,
  },
  {
    /** The digits behind the entry for which the route is taken; absent: none. */
    extension: ExtensionDigits,
    /** The kind of contact it is for; `unknown` for one that only the provider has a word for, absent when it is not told. */
    channel: MediaChannel,
    /** The target's own name; absent when it is not told. */
    targetName: t.string,
    /** Whether its target can be changed; absent when it is not told. */
    editable: t.boolean,
    /** Whether it can be removed; absent when it is not told. */
    removable: t.boolean,
  },
);
/** Where an entry point leads. */
export interface Route extends FieldsOf<typeof routeFields>, Named {}
export const Route = strictObject<Route>('Route', routeFields);

const routeQueryFields = fields(
  {},
  {
    ...pageFields,
    /** Only routes of the entry point with this address. */
    entry: Address,
    /** Only routes for these digits behind the entry. */
    extension: ExtensionDigits,
    /** Only routes for this kind of contact. */
    channel: KnownChannel,
    /** Only routes to a target of this kind. */
    kind: oneOf(['queue', 'flow']),
  },
);
/** Filters for a list of routes. */
export interface RouteQuery extends FieldsOf<typeof routeQueryFields>, Named {}
export const RouteQuery = strictObject<RouteQuery>('RouteQuery', routeQueryFields);

const newRouteFields = fields(
  {
    /** The address of the entry point. */
    entry: Address,
    /** Where contacts are led to. */
    target: Target,
  },
  {
    /** The digits behind the entry for which the route is taken. Default none. */
    extension: ExtensionDigits,
    /** The kind of contact it is for. Default: the provider's own, which is voice for an address that is dialed. */
    channel: KnownChannel,
    /** The id it is to have, where the caller can choose it. */
    id: RouteId.codec,
  },
);
/** A route to be made. */
export interface NewRoute extends FieldsOf<typeof newRouteFields>, Named {}
export const NewRoute = strictObject<NewRoute>('NewRoute', newRouteFields);

const createRouteFields = fields(
  {
    /** The route to be made. */
    route: NewRoute,
  },
  {},
);
/** Which route to make. */
export interface CreateRoute extends FieldsOf<typeof createRouteFields>, Named {}
export const CreateRoute = strictObject<CreateRoute>('CreateRoute', createRouteFields);

const updateRouteFields = fields(
  {
    /** The route to be changed. */
    route: RouteId.codec,
    /** Where contacts are led to from now on. */
    target: Target,
  },
  {},
);
/** A change of where a route leads. */
export interface UpdateRoute extends FieldsOf<typeof updateRouteFields>, Named {}
export const UpdateRoute = strictObject<UpdateRoute>('UpdateRoute', updateRouteFields);

const oneRouteFields = fields(
  {
    /** The route that is meant. */
    route: RouteId.codec,
  },
  {},
);
/** Which route an operation is about. */
export interface OneRoute extends FieldsOf<typeof oneRouteFields>, Named {}
export const OneRoute = strictObject<OneRoute>('OneRoute', oneRouteFields);
