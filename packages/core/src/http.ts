/** For adapters that speak HTTP: surfaces, and how their replies are read. */
export {
  isNothing,
  nullable,
  orNothing,
  rowsIn,
  rowsOf,
  type Nothing,
  type Rows as ReplyRows,
} from './codec/nothing.js';
export {
  accessToken,
  byToken,
  renewableToken,
  type AccessToken,
  type TokenSettings,
  type TokenUse,
} from './http/access-token.js';
export { noAuth, type Auth, type Headers, type SignableRequest } from './http/auth.js';
export { BaseUrl, baseUrlBefore } from './http/base-url.js';
export type { Body, Part } from './http/body.js';
export { reads, writes, type Endpoint } from './http/endpoint.js';
export {
  bytes,
  json,
  nothing,
  stream,
  type Answer,
  type Envelope,
  type Received,
  type SurfaceCall,
} from './http/envelope.js';
export { downloadWith, media } from './http/media.js';
export type { SurfaceRequest } from './http/prepare.js';
export { codeTable, refusalError, type CodeTable, type Meaning, type VendorRefusal } from './http/refusal.js';
export { renewable, type Lifetime, type Renewable, type RenewableSettings } from './http/renewable.js';
export { kindOfStatus } from './http/reply.js';
export { exactJson } from './http/exact-json.js';
export { httpFields, type ClientCertificate } from './http/settings.js';
export {
  defineSurface,
  type Asking,
  type Policies,
  type Surface,
  type SurfaceDefinition,
} from './http/surface.js';
export { openConnections, type Connections, type ConnectionSettings } from './http/transport/connections.js';
export { vendorSurface, type OpenSurface, type VendorCall } from './http/vendor-surface.js';
export type { TimedReply, VendorClock } from './http/vendor-clock.js';
export type { BegunReply, HttpReply, ReplyHead, StreamedReply } from './http/transport/wire.js';
